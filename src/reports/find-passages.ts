import { type Span, subtractSpans, trimSpan } from '../text/index.ts';
import { countWords, findBlocks } from './find-blocks.ts';
import { type FoundDateline, findDateline, shiftDateline } from './find-dateline.ts';
import { isHeadingShaped, isParagraph } from './find-headings.ts';
import { findInserts } from './find-inserts.ts';
import { labelLines } from './label-lines.ts';
import type { Passage, PassageKind } from './report.ts';

/** The parts of a plain text. The dateline's spans count in the whole text. */
export interface PlainPassages {
  readonly passages: readonly Passage[];
  readonly dateline: FoundDateline | null;
  /** The line that stands as headline at the head of the text, when there is one. */
  readonly headline: Span | null;
}

/** What the metadata of a report let us recognise in its text. */
export interface KnownOfReport {
  readonly headline: string | null;
  readonly publisher: string | null;
  readonly byline: readonly string[];
}

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
/** How far into a report its dateline may stand, in paragraphs: behind a summary, an appeal, a caption. */
const DATELINE_WITHIN = 4;

/**
 * Parts a plain text into headline, headings, dateline, body, captions and boilerplate. Nothing is changed or left out: passages
 * are spans of the text as given, and what lies between them is white space.
 */
export function findPassages(text: string, known: KnownOfReport): PlainPassages {
  const blocks = findBlocks(text);
  const lines = blocks.map(({ start, end }) => text.slice(start, end));
  const labels = labelLines(lines);
  labelByMetadata(lines, labels, known);

  const isBody = (i: number) => i >= 0 && i < lines.length && labels[i] === null && isParagraph(lines[i]!);
  const kinds = lines.map((line, i): PassageKind => {
    const label = labels[i]!;
    if (label !== null) return label === 'caption' ? 'caption' : 'boilerplate';
    return isHeadingShaped(line) && hasBodyBehind(lines, labels, i) ? 'heading' : 'body';
  });
  const headlineAt = findHeadline(lines, kinds, known);
  if (headlineAt !== null) kinds[headlineAt] = 'headline';
  const nameAt = findLoneName(lines, kinds, known);
  if (nameAt !== null) {
    kinds[nameAt] = 'boilerplate';
    labels[nameAt] = 'byline';
  }

  const passages: Passage[] = [];
  let dateline: FoundDateline | null = null;
  let bodySeen = 0;
  for (const [i, { start, end }] of blocks.entries()) {
    const kind = kinds[i]!;
    if (kind === 'body' && isBody(i)) bodySeen++;
    const found = dateline === null && kind === 'body' && bodySeen <= DATELINE_WITHIN ? findDateline(lines[i]!) : null;
    const label = kind === 'boilerplate' || kind === 'caption' ? labels[i]! : null;
    if (found === null) {
      passages.push(...(kind === 'body' ? bodyPassages(text, { start, end }) : [{ kind, label, start, end }]));
      continue;
    }
    dateline = shiftDateline(found, start);
    passages.push({ kind: 'dateline', label: null, start, end: start + found.end });
    passages.push(...bodyPassages(text, trimSpan(text, { start: start + found.end, end })));
  }
  return { passages, dateline, headline: headlineAt === null ? null : blocks[headlineAt]! };
}

/** A paragraph as body, without what was put into its sentences. */
function bodyPassages(text: string, paragraph: Span): Passage[] {
  const inserts = findInserts(text.slice(paragraph.start, paragraph.end)).map(({ start, end }) => ({
    start: paragraph.start + start,
    end: paragraph.start + end,
  }));
  const body = subtractSpans([paragraph], inserts)
    .map(span => trimSpan(text, span))
    .filter(({ start, end }) => start < end);
  return [
    ...body.map(span => ({ kind: 'body' as const, label: null, ...span })),
    ...inserts.map(span => ({ kind: 'boilerplate' as const, label: 'related', ...span })),
  ].sort((a, b) => a.start - b.start);
}

/** Lines at the head or foot that only repeat the outlet's or the authors' names. */
function labelByMetadata(
  lines: readonly string[],
  labels: (string | null)[],
  { publisher, byline }: KnownOfReport,
): void {
  const names = new Set(byline.map(bare));
  for (const [i, line] of lines.entries()) {
    if (labels[i] !== null || line.length > 120) continue;
    const said = bare(line);
    if (names.has(said) || names.has(said.replace(/^by /, ''))) labels[i] = 'byline';
    else if (publisher !== null && said === bare(publisher)) labels[i] = 'publisher';
    else if (/^(?:[_*=·•~—–-]\s?){2,}$/.test(line)) labels[i] = 'separator';
  }
}

/** The next line that is no boilerplate, heading or caption is a paragraph: `heading`, `advertisement`, `paragraph` counts. */
function hasBodyBehind(lines: readonly string[], labels: readonly (string | null)[], at: number): boolean {
  for (let i = at + 1; i < lines.length; i++) {
    if (labels[i] !== null) continue;
    if (isParagraph(lines[i]!)) return true;
    if (!isHeadingShaped(lines[i]!)) return false;
  }
  return false;
}

/**
 * The headline of a text: the line that says what the metadata say, or, without metadata, a heading that opens the text.
 */
function findHeadline(
  lines: readonly string[],
  kinds: readonly PassageKind[],
  { headline }: KnownOfReport,
): number | null {
  const first = kinds.findIndex(kind => kind !== 'boilerplate' && kind !== 'caption');
  if (first === -1) return null;
  if (headline !== null) {
    const wanted = bare(headline);
    for (let i = first; i < Math.min(lines.length, first + 3); i++) {
      if (kinds[i] !== 'boilerplate' && bare(lines[i]!) === wanted) return i;
    }
  }
  if (kinds[first] !== 'heading') return null;
  // With a headline known, the line above the text is another title for it, or a name.
  return headline === null || countWords(lines[first]!) > LONGEST_NAME ? first : null;
}

const LONGEST_NAME = 3;

/** A report whose headline is known opens with a name alone: its author's. */
function findLoneName(
  lines: readonly string[],
  kinds: readonly PassageKind[],
  { headline }: KnownOfReport,
): number | null {
  const first = kinds.findIndex(kind => kind !== 'boilerplate' && kind !== 'caption');
  if (headline === null || first === -1 || kinds[first] !== 'heading') return null;
  const line = lines[first]!;
  const isName = /^\p{Lu}[\p{L}'’.-]+(?: \p{Lu}[\p{L}'’.-]*){1,2}$/u.test(line) && /\p{Ll}/u.test(line);
  return isName && !bare(headline).includes(bare(line)) ? first : null;
}
