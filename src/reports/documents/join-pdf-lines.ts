import { isHeadingShaped } from '../find-headings.ts';
import type { PdfLine, PdfPage } from './pdf-lines.ts';

/** A paragraph, heading, running head or note of a document, with the page it begins on (from 1). */
export interface PdfBlock {
  readonly kind: 'body' | 'heading' | 'running head' | 'note';
  readonly text: string;
  readonly page: number;
  readonly size: number;
}

/** Lines within so much of the page's height from its head or foot may be running heads. */
const EDGE = 0.13;
/** On so many pages a line at the edge has to stand to be one; documents of two pages are believed at two. */
const LEAST_PAGES = 3;
const ENDS_SENTENCE = /[.!?…:;][”"’'»)\]]*$/;
const MARK = /^(?:[•●▪◦‣–—-]\s|\(?(?:\d{1,3}|[a-z]|[ivxlc]{1,6})[.)]\s)/i;

/**
 * Joins printed lines to paragraphs: over line ends, hyphens, columns and pages. What is repeated at the head and foot of pages, page numbers
 * and notes below the text are parted from it, and kept.
 */
export function joinPdfLines(pages: readonly PdfPage[]): PdfBlock[] {
  const repeated = runningHeads(pages);
  const body = bodyStyle(pages);
  const words = new Set(
    pages.flatMap(({ lines }) => lines.flatMap(({ text }) => text.toLowerCase().match(WORD) ?? [])),
  );
  const blocks: PdfBlock[] = [];
  for (const [index, page] of pages.entries()) {
    const number = index + 1;
    const kept: PdfLine[] = [];
    const aside: PdfBlock[] = [];
    for (const line of page.lines) {
      if (repeated.has(keyAt(line, page)))
        aside.push({ kind: 'running head', text: line.text, page: number, size: line.size });
      else kept.push(line);
    }
    const lowestBody = Math.min(...kept.filter(({ size }) => size > 0.9 * body.size).map(({ y }) => y));
    const paragraphs = parted(kept, body).map((lines, i, all): PdfBlock => {
      const [first] = lines as [PdfLine, ...PdfLine[]];
      const text = joinLines(
        lines.map(line => line.text),
        words,
      );
      const { size } = first;
      const isNote = size < 0.9 * body.size && first.y < lowestBody && first.y < page.height / 2;
      const stands =
        size > 1.12 * body.size || first.font !== body.font || /^[^\p{Ll}]*\p{Lu}{3}[^\p{Ll}]*$/u.test(text);
      const isHeading =
        !isNote && stands && isHeadingShaped(text) && i + 1 < all.length + (number < pages.length ? 1 : 0);
      return { kind: isNote ? 'note' : isHeading ? 'heading' : 'body', text, page: number, size };
    });
    const last = blocks.findLastIndex(({ kind }) => kind === 'body' || kind === 'heading');
    const [next, ...rest] = paragraphs;
    const open = blocks[last];
    if (open?.kind === 'body' && next?.kind === 'body' && goesOn(open, next)) {
      blocks[last] = { ...open, text: joinLines([open.text, next.text], words) };
      blocks.push(...rest, ...aside);
    } else blocks.push(...paragraphs, ...aside);
  }
  return blocks;
}

/** A paragraph that the end of a page cut: no sentence ends there, and no capital begins the next page; or a hyphen stands between. */
const goesOn = (before: PdfBlock, next: PdfBlock) =>
  Math.abs(before.size - next.size) < 0.6 &&
  !MARK.test(next.text) &&
  (/\p{L}-$/u.test(before.text) || !ENDS_SENTENCE.test(before.text)) &&
  /^[\p{Ll}\p{N}("“]/u.test(next.text);

const bare = (text: string) =>
  text
    .toLowerCase()
    .replace(/\p{N}+/gu, '#')
    .replace(/[^\p{L}#]+/gu, ' ')
    .trim();
const isAtEdge = ({ y }: PdfLine, { height }: PdfPage) => y > (1 - EDGE) * height || y < EDGE * height;
/** The same words at about the same height. */
const keyAt = (line: PdfLine, page: PdfPage) =>
  isAtEdge(line, page) ? `${Math.round((20 * line.y) / page.height)} ${bare(line.text)}` : '';
const PAGE_NUMBER = /^(?:page )?#(?: (?:of |\/ )?#)?$|^[ivxlc]{1,5}$/;

function runningHeads(pages: readonly PdfPage[]): Set<string> {
  const found = new Map<string, { readonly pages: Set<number>; readonly texts: Set<string> }>();
  for (const [number, page] of pages.entries()) {
    for (const line of page.lines) {
      const key = keyAt(line, page);
      if (key === '') continue;
      const known = found.get(key) ?? { pages: new Set(), texts: new Set() };
      found.set(key, known);
      known.pages.add(number);
      known.texts.add(line.text);
    }
  }
  const least = Math.min(LEAST_PAGES, Math.max(2, pages.length));
  // "Chapter 3: Fisheries 16", "Chapter 3: Fisheries 17": a line that counts the pages needs only two.
  const isRunning = ([key, { pages: on, texts }]: [string, { pages: Set<number>; texts: Set<string> }]) =>
    on.size >= least || PAGE_NUMBER.test(key.replace(/^\d+ /, '')) || (on.size >= 2 && texts.size === on.size);
  return new Set([...found].filter(isRunning).map(([key]) => key));
}

interface Style {
  readonly size: number;
  readonly font: string;
  /** From line to line. */
  readonly leading: number;
}

/** Size, font and leading of most of the text. */
function bodyStyle(pages: readonly PdfPage[]): Style {
  const sizes = new Map<number, number>();
  const fonts = new Map<string, number>();
  const steps = new Map<number, number>();
  const count = <Key>(counts: Map<Key, number>, key: Key, by: number) => counts.set(key, (counts.get(key) ?? 0) + by);
  for (const { lines } of pages) {
    for (const [i, { size, font, text, y }] of lines.entries()) {
      count(sizes, Math.round(2 * size) / 2, text.length);
      count(fonts, font, text.length);
      const step = (lines[i - 1]?.y ?? 0) - y;
      if (step > 0.8 * size && step < 3 * size) count(steps, Math.round(2 * step) / 2, text.length);
    }
  }
  const most = <Key>(counts: Map<Key, number>, none: Key) =>
    [...counts].reduce((best, next) => (next[1] > best[1] ? next : best), [none, 0] as [Key, number])[0];
  const size = most(sizes, 10);
  return { size, font: most(fonts, ''), leading: most(steps, 1.2 * size) };
}

/** Parts the lines of one page into paragraphs. */
function parted(lines: readonly PdfLine[], body: Style): PdfLine[][] {
  const paragraphs: PdfLine[][] = [];
  // Where lines of the same column begin and end.
  const edge = (line: PdfLine, side: 'x' | 'right') =>
    lines
      .filter(other => Math.abs(other.size - line.size) < 0.6 && other.x < line.right && other.right > line.x)
      .reduce((far, other) => (side === 'x' ? Math.min(far, other.x) : Math.max(far, other.right)), line[side]);
  for (const line of lines) {
    const current = paragraphs.at(-1);
    const before = current?.at(-1);
    if (current === undefined || before === undefined || begins(before, line)) paragraphs.push([line]);
    else current.push(line);
  }
  return paragraphs;

  function begins(before: PdfLine, line: PdfLine): boolean {
    if (Math.abs(before.size - line.size) > 0.6) return true;
    const step = before.y - line.y;
    const leading = body.leading * Math.max(1, line.size / body.size);
    // The next column begins above.
    if (step < -2 * line.size) return ENDS_SENTENCE.test(before.text) || !/^\p{Ll}/u.test(line.text);
    if (step > 1.25 * leading || MARK.test(line.text)) return true;
    const isTitle = before.font !== line.font && (before.font !== body.font || line.font !== body.font);
    if (isTitle && isHeadingShaped(before.text)) return true;
    const indent = line.x - edge(line, 'x');
    if (indent > line.size && indent < 5 * line.size && before.x - edge(before, 'x') < 0.5 * line.size) return true;
    const isShort = before.right < edge(before, 'x') + 0.72 * (edge(before, 'right') - edge(before, 'x'));
    return isShort && (ENDS_SENTENCE.test(before.text) || isHeadingShaped(before.text));
  }
}

const WORD = /[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*/gu;
/** First parts of words that are written with a hyphen when no line ends there. */
const HYPHENATED =
  /^(?:self|non|co|ex|cease|long|short|well|so|anti|pro|semi|vice|north|south|east|west|cross|all|mid|high|low|full|part|two|three|four|five|ten|multi|inter|post|pre|state|peace|follow|world|year|day|high|hard|far|third|second|first|face|day|power)$/;

/**
 * The text of lines. A hyphen at a line's end goes when the word is written without it elsewhere, and stays when it is written with it:
 *
 *     the manip-⏎ulation of prices → manipulation        a long-⏎term treaty → long-term
 */
function joinLines(lines: readonly string[], words: ReadonlySet<string>): string {
  let text = lines[0] ?? '';
  for (const line of lines.slice(1)) {
    const head = /([\p{L}\p{M}]+)[-\u00ad\u2010]$/u.exec(text)?.[1];
    const tail = /^[\p{L}\p{M}]+/u.exec(line)?.[0];
    if (head === undefined || tail === undefined) text += ` ${line}`;
    else {
      const [first, second] = [head.toLowerCase(), tail.toLowerCase()];
      const isBreak =
        text.endsWith('\u00ad') ||
        (/^\p{Ll}/u.test(tail) &&
          (words.has(first + second) || !(words.has(`${first}-${second}`) || HYPHENATED.test(first))));
      text = isBreak ? text.slice(0, -1) + line : text + line;
    }
  }
  return text.replaceAll('\u00ad', '');
}
