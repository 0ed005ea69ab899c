import type { Sentence } from '../language/index.ts';
import type { Report } from '../reports/index.ts';
import { type Cite, citeOf, type Span } from '../text/index.ts';
import type { EntryBase, EntryId, Voice } from './entry.ts';
import type { Reading } from './reading.ts';
import type { RuleSet } from './rules/index.ts';

/** What every reading step is given beside the reading so far. */
export interface ReadingContext {
  readonly report: Report;
  /** Sentences of the headings and the body, in text order. Headlines, captions and boilerplate are not read. */
  readonly sentences: readonly Sentence[];
  /** Patterns to read by; the built-in ones when absent. */
  readonly rules?: RuleSet;
}

/** The reading as it stands while the steps run: each step adds its own lists and sees those of the steps before it. */
export type ReadingSoFar = Omit<Reading, 'report' | 'reader'>;

/** One step: pure, and alone answerable for the lists it returns. */
export type ReadingStep = (soFar: ReadingSoFar, context: ReadingContext) => Partial<ReadingSoFar>;

export const REPORTER: Voice = Object.freeze({ kind: 'reporter' });

/**
 * An entry's id, made from its evidence: `r1/move/120-164`. Two entries of one kind on the same words differ by a discriminator
 * (their type, their actor), never by a counter.
 */
export function entryId(
  report: { readonly id: string },
  entity: string,
  { start, end }: Span,
  discriminator?: string,
): EntryId {
  return `${report.id}/${entity}/${start}-${end}${discriminator === undefined ? '' : `-${discriminator.replace(/\s+/g, '-')}`}`;
}

/** What a step must say of an entry beside its own fields; the rest has the values of a fresh machine reading. */
export interface EntryOrigin {
  readonly rule: string;
  readonly confidence: number;
  readonly voice?: Voice;
  readonly basis?: EntryBase['basis'];
  readonly discriminator?: string;
}

/** The common fields of a new entry on these spans; the first span is its anchor. */
export function newEntry<Entity extends string>(
  report: Report,
  entity: Entity,
  spans: readonly [Span, ...Span[]],
  { rule, confidence, voice = REPORTER, basis = 'text', discriminator }: EntryOrigin,
): EntryBase & { readonly entity: Entity } {
  const [anchor, ...others] = spans;
  const cites: [Cite, ...Cite[]] = [citeOf(report, anchor), ...others.map(span => citeOf(report, span))];
  return {
    id: entryId(report, entity, anchor, discriminator),
    entity,
    voice,
    basis,
    rule,
    confidence,
    checked: 'machine',
    cites,
  };
}
