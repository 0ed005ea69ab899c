import type { ReviewState } from '../../reading/index.ts';
import type { Span } from '../../text/index.ts';
import type { Layer } from '../parts/glyph.tsx';

/** An entry as the source reader shows it: its marks in the text, its row in the list, its details in the panel. */
export interface ReaderEntry {
  /** Id of the entry, or of the discrepancy: what a review names. */
  readonly id: string;
  /** Part of a fragment: `#e-KEY` opens its details, `#w-KEY` leads to its words. Made from the entry's id, so it lasts. */
  readonly key: string;
  readonly layer: Layer;
  /** What it is, where it has no layer of its own: `Agreement`, `Account`. */
  readonly kind: string;
  readonly title: string;
  /** Which of its kind it is in this report, from 1, and how many of that kind there are. */
  readonly nth: number;
  readonly of: number;
  /** The words that are marked; sorted. For a clash the sign stands after each of them. */
  readonly spans: readonly Span[];
  readonly quote: string;
  readonly chain: readonly ChainRow[];
  readonly facts: readonly Fact[];
  readonly checked: ReviewState;
  readonly disputed: boolean;
  /** 0–1; null for what the dossier computed. */
  readonly confidence: number | null;
}

export interface ChainRow {
  readonly role: string;
  readonly name: string;
  /** Filled dot and solid line: named in the text. Hollow and dashed: from metadata or carried over. */
  readonly named: boolean;
  readonly note: string | null;
}

export type Fact = readonly [label: string, value: string];
