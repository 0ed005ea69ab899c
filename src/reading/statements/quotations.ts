import type { Span } from '../../text/index.ts';

/**
 * Words between quotation marks. `start..end` takes the marks in, `inner` leaves them out.
 *
 *     “We came to listen,” she said. “Nobody spoke.
 *     └ closed: both                 └ closed: opening only; the paragraph ends first
 */
export interface QuotedStretch extends Span {
  readonly inner: Span;
  /** `both` marks stand, or one is missing: the printer's convention for a quotation that goes on in the next paragraph, or a slip. */
  readonly marks: 'both' | 'opening only' | 'closing only';
  /** True where the stretch before it, in the paragraph above, was left open and this one takes it up. */
  readonly continues: boolean;
}

interface FoundMark {
  readonly kind: 'open' | 'close';
  readonly width: number;
  readonly single: boolean;
}

const DOUBLE_OPEN = '“„‟«';
const DOUBLE_CLOSE = '”»';
const LETTER = /[\p{L}\p{N}]/u;
const SPACE = /\s/u;

/**
 * Finds quotations paragraph by paragraph. Double marks of every kind count, straight ones by what stands beside them; single marks
 * count only where they cannot be apostrophes and come in pairs. Quotations inside quotations are not listed.
 */
export function findQuotations(text: string, paragraphs: readonly Span[]): QuotedStretch[] {
  const found: QuotedStretch[] = [];
  let leftOpen = false;
  for (const paragraph of paragraphs) {
    const here = inParagraph(text, paragraph, leftOpen);
    found.push(...here);
    const last = here.at(-1);
    leftOpen = last?.marks === 'opening only' && last.end === trimmedEnd(text, paragraph);
  }
  return found;
}

function inParagraph(text: string, paragraph: Span, afterOpen: boolean): QuotedStretch[] {
  const found: QuotedStretch[] = [];
  const end = trimmedEnd(text, paragraph);
  let open: { at: number; width: number; depth: number } | null = null;
  for (let at = paragraph.start; at < end; at++) {
    // German and Polish close with the mark that opens in English: „so“.
    const closesLow: boolean = open !== null && text[open.at] === '„' && text[at] === '“';
    const mark: FoundMark | null = closesLow
      ? { kind: 'close', width: 1, single: false }
      : markAt(text, at, paragraph, open !== null);
    if (mark === null) continue;
    if (open === null) {
      if (mark.kind !== 'close') open = { at, width: mark.width, depth: 0 };
      // Only the first mark of a paragraph may close what was never opened; a later one is a slip that must not swallow the text before it.
      else if (found.length === 0 && !mark.single && at > paragraph.start) {
        found.push({
          start: paragraph.start,
          end: at + mark.width,
          inner: { start: paragraph.start, end: at },
          marks: 'closing only',
          continues: afterOpen,
        });
      }
    } else if (mark.kind === 'close' && open.depth === 0) {
      found.push(closed(open, at, mark.width, afterOpen && open.at === paragraph.start));
      open = null;
    } else if (mark.kind === 'close') open.depth--;
    else if (isSameFamily(text, open.at, at)) {
      // A second opening mark: the first was never closed. It ends with the sentence before.
      found.push(unclosed(text, open, sentenceEndBefore(text, open.at, at), afterOpen && open.at === paragraph.start));
      open = { at, width: mark.width, depth: 0 };
    } else open.depth++;
    at += mark.width - 1;
  }
  if (open !== null) found.push(unclosed(text, open, end, afterOpen && open.at === paragraph.start));
  return found.filter(({ inner }) => inner.end > inner.start && LETTER.test(text.slice(inner.start, inner.end)));
}

const closed = (open: { at: number; width: number }, at: number, width: number, continues: boolean): QuotedStretch => ({
  start: open.at,
  end: at + width,
  inner: { start: open.at + open.width, end: at },
  marks: 'both',
  continues,
});

function unclosed(text: string, open: { at: number; width: number }, end: number, continues: boolean): QuotedStretch {
  let last = end;
  while (last > open.at + open.width && SPACE.test(text[last - 1]!)) last--;
  return {
    start: open.at,
    end: last,
    inner: { start: open.at + open.width, end: last },
    marks: 'opening only',
    continues,
  };
}

function trimmedEnd(text: string, { start, end }: Span): number {
  let last = end;
  while (last > start && SPACE.test(text[last - 1]!)) last--;
  return last;
}

/** End of the last sentence that ends before `limit`; `limit` itself where none does. */
function sentenceEndBefore(text: string, from: number, limit: number): number {
  for (let at = limit - 1; at > from; at--)
    if ('.!?…'.includes(text[at]!) && SPACE.test(text[at + 1] ?? ' ')) return at + 1;
  return limit;
}

function isSameFamily(text: string, first: number, second: number): boolean {
  const family = (at: number) => ("‘'’".includes(text[at]!) && text[at + 1] !== text[at] ? 'single' : 'double');
  return family(first) === family(second);
}

/** What the mark at this place is, if it is one. */
function markAt(text: string, at: number, paragraph: Span, inside: boolean): FoundMark | null {
  const sign = text[at]!;
  const before = at > paragraph.start ? text[at - 1]! : ' ';
  if (DOUBLE_OPEN.includes(sign)) return { kind: 'open', width: 1, single: false };
  if (DOUBLE_CLOSE.includes(sign)) return { kind: 'close', width: 1, single: false };
  const width = (sign === '`' || sign === "'" || sign === '’' || sign === '‘') && text[at + 1] === sign ? 2 : 1;
  const after = text[at + width] ?? ' ';
  if (sign === '`' && width === 2) return { kind: 'open', width, single: false };
  if (sign === '‘' && width === 2) return { kind: 'open', width, single: false };
  if ((sign === "'" || sign === '’') && width === 2) {
    return { kind: inside || !opens(before, after) ? 'close' : 'open', width, single: false };
  }
  if (sign === '"') {
    if (isInches(text, at)) return null;
    const opening = opens(before, after);
    const closing = closes(before, after);
    return {
      kind: opening === closing ? (inside ? 'close' : 'open') : opening ? 'open' : 'close',
      width: 1,
      single: false,
    };
  }
  if (sign === '‘') return opens(before, after) && hasSinglePartner(text, at, paragraph) ? single('open') : null;
  if (sign === "'" || sign === '’') {
    if (!inside && opens(before, after) && sign === "'" && hasSinglePartner(text, at, paragraph)) return single('open');
    return inside && closesSingle(text, at, paragraph) ? single('close') : null;
  }
  return null;
}

const single = (kind: FoundMark['kind']): FoundMark => ({ kind, width: 1, single: true });
const opens = (before: string, after: string) =>
  (SPACE.test(before) || '([{—–-/"“‘\''.includes(before)) && !SPACE.test(after) && !',.;:!?)'.includes(after);
const closes = (before: string, after: string) =>
  !SPACE.test(before) && (SPACE.test(after) || ',.;:!?)]}—–-/"”’\''.includes(after));

// 'Leave us,' he said | the workers' union | '90s
function closesSingle(text: string, at: number, paragraph: Span): boolean {
  const before = text[at - 1] ?? ' ';
  if (!closes(before, text[at + 1] ?? ' ')) return false;
  return /[,.!?…]/u.test(before) || !/s/iu.test(before) || !hasLaterClose(text, at, paragraph);
}

function hasLaterClose(text: string, at: number, { end }: Span): boolean {
  for (let next = at + 1; next < end; next++) {
    if ("'’".includes(text[next]!) && closes(text[next - 1]!, text[next + 1] ?? ' ')) return true;
    if ('‘“"'.includes(text[next]!)) return false;
  }
  return false;
}

/** A single mark opens a quotation only if one that can close it follows in the paragraph, after a letter or a stop. */
function hasSinglePartner(text: string, at: number, { end }: Span): boolean {
  if (/^['’]\d\ds?\b/u.test(text.slice(at, at + 5))) return false;
  for (let next = at + 2; next < end; next++) {
    if ("'’".includes(text[next]!) && closes(text[next - 1]!, text[next + 1] ?? ' ')) return true;
  }
  return false;
}

/** 6'2" and 12": a measure, not a mark. */
function isInches(text: string, at: number): boolean {
  return /\d['’]\d{1,2}$/u.test(text.slice(Math.max(0, at - 4), at));
}

/** The stretch that covers the place, if any. Stretches are sorted and apart. */
export function quotationAt(quotations: readonly QuotedStretch[], place: number): QuotedStretch | null {
  let low = 0;
  let high = quotations.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (quotations[middle]!.end <= place) low = middle + 1;
    else high = middle;
  }
  const found = quotations[low];
  return found !== undefined && found.start <= place ? found : null;
}
