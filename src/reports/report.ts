import type { Cite, Span } from '../text/index.ts';

export const PASSAGE_KINDS = ['headline', 'heading', 'dateline', 'body', 'caption', 'boilerplate'] as const;
export type PassageKind = (typeof PASSAGE_KINDS)[number];

/**
 * One block of a report's text. The passages of a report are sorted and never overlap; what lies between them is white space.
 * A passage of kind `dateline` is the dateline alone: `MOSCOW, Nov. 3 (Reuters) –`; the body passage that follows it begins behind it.
 */
export interface Passage extends Span {
  readonly kind: PassageKind;
  /** For boilerplate, what it is: donation, legal, related, byline, credit … Null where nothing finer is known. */
  readonly label: string | null;
  /** For a page: where the element that holds it stands in the decoded source. */
  readonly inSource?: Span;
  /** For a PDF: the page it begins on, from 1. */
  readonly page?: number;
}

export const GENRES = [
  'reportage',
  'rewrite',
  'analysis',
  'opinion',
  'transcript',
  'statement',
  'live',
  'dataset',
] as const;
export type Genre = (typeof GENRES)[number];

/** Where a metadata value was found, so that a reader can see why it was believed. */
export const METADATA_SOURCES = [
  'given',
  'json-ld',
  'open graph',
  'meta',
  'time element',
  'text',
  'url',
  'http',
  'document',
] as const;
export type MetadataSource = (typeof METADATA_SOURCES)[number];

/** One candidate for a metadata field: the value as understood, the words as found, and the place. */
export interface MetadataCandidate {
  readonly field: 'headline' | 'publisher' | 'agency' | 'author' | 'published' | 'modified' | 'url' | 'language';
  readonly value: string;
  readonly raw: string;
  readonly source: MetadataSource;
}

/** Where a report says it has its matter from: a wire, an interview, another outlet. */
export interface Derivation {
  readonly name: string;
  readonly kind: 'agency' | 'interview' | 'statement' | 'outlet';
  readonly explicit: boolean;
  readonly cite: Cite | null;
}

/**
 * One report, as it came. The text is what was given, character for character; everything else is metadata, and `null` means
 * that the report does not state it.
 */
export interface Report {
  /** As the input gives it, else a hash of publisher, url and text. */
  readonly id: string;
  /** SHA-256 of the text, hexadecimal. */
  readonly textHash: string;
  /** The file it was read from; null for standard input. */
  readonly file: string | null;
  readonly url: string | null;
  readonly publisher: string | null;
  /** The news agency the report came from, when that is not the publisher. */
  readonly agency: string | null;
  readonly byline: readonly string[];
  /** Metadata for plain text and JSON; for a page also the first passage of the text. */
  readonly headline: string | null;
  readonly headings: readonly string[];
  readonly dateline: { readonly place: string | null; readonly day: string | null; readonly cite: Cite } | null;
  /** EDTF: `2014-08-05`, `2014-08-05T08:00:00Z`, `2022-03`. */
  readonly published: string | null;
  readonly publishedBasis: MetadataSource | null;
  readonly modified: string | null;
  /** When it was fetched, ISO 8601; null for what was given as a file. */
  readonly retrieved: string | null;
  /** SHA-256 of the bytes it was decoded from; null where it came as text inside JSON. */
  readonly rawHash: string | null;
  /** BCP 47, or null when the language was not recognised. Reports in other languages than English are kept, unread. */
  readonly language: string | null;
  readonly genre: Genre | null;
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly candidates: readonly MetadataCandidate[];
  readonly derivedFrom: readonly Derivation[];
}
