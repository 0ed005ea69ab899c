import { publicationDate } from '../dates.ts';
import { countWords } from '../find-blocks.ts';
import { type FoundDateline, findDateline, shiftDateline } from '../find-dateline.ts';
import { emptyDraft, makeReport } from '../make-report.ts';
import { readByline } from '../read-byline.ts';
import type { InputPlace } from '../refusals.ts';
import type { MetadataCandidate, Passage, PassageKind, Report } from '../report.ts';
import { joinPdfLines, type PdfBlock } from './join-pdf-lines.ts';
import { type PdfFacts, readPdfLines } from './pdf-lines.ts';

/** The bytes of a document and where they came from. */
export interface BytesInput {
  readonly bytes: Uint8Array;
  readonly file: string | null;
  readonly rawHash: string;
  readonly url: string | null;
  readonly retrieved: string | null;
}

const BETWEEN = '\n\n';
/** How many blocks from the head are searched for title, place and date. */
const HEAD_BLOCKS = 8;

/**
 * Makes a report of a PDF: a communiqué, a letter, an agreement. Its text is the document's paragraphs, joined over lines and pages; running
 * heads and page numbers stay in it, labelled. Every passage knows the page it begins on.
 *
 * @throws {ParleyError} `pdf-encrypted`, `pdf-broken`, `pdf-without-text`, `file-too-large`.
 */
export async function readPdf(input: BytesInput, place: InputPlace): Promise<Report> {
  const { pages, facts } = await readPdfLines(input.bytes, place);
  const blocks = joinPdfLines(pages);
  const headline = findHeadline(blocks, facts);
  const candidates = candidatesOf(blocks, facts, headline);
  const first = (field: MetadataCandidate['field']) => candidates.find(one => one.field === field) ?? null;
  const { text, passages, dateline } = layOut(blocks, headline);
  const byline = facts.author === null ? [] : readByline(facts.author);
  const title = passages.find(({ kind }) => kind === 'headline') ?? null;
  return makeReport({
    ...emptyDraft,
    text,
    file: input.file,
    rawHash: input.rawHash,
    url: input.url,
    retrieved: input.retrieved,
    headline: first('headline')?.value ?? null,
    byline,
    published: first('published')?.value ?? null,
    publishedBasis: first('published')?.source ?? null,
    modified: first('modified')?.value ?? null,
    language: facts.language,
    candidates,
    passages: { passages, dateline, headline: title === null ? null : { start: title.start, end: title.end } },
  });
}

const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();

/** The block that is the title: by the document's own word when it stands at its head, else the largest of its headings there. */
function findHeadline(blocks: readonly PdfBlock[], { title }: PdfFacts): PdfBlock | null {
  const head = blocks.filter(({ page, kind }) => page === 1 && kind !== 'running head').slice(0, HEAD_BLOCKS);
  const stated = title === null ? undefined : head.find(({ text }) => bare(text) === bare(title));
  if (stated !== undefined) return stated;
  const largest = head
    .filter(({ kind }) => kind === 'heading')
    .reduce<PdfBlock | null>((best, next) => (best === null || next.size > best.size ? next : best), null);
  const body = blocks.find(({ kind, text }) => kind === 'body' && countWords(text) > 20);
  return largest !== null && largest.size > 1.12 * (body?.size ?? 0) ? largest : null;
}

/** Names that programs give where nobody gave one. */
const NO_TITLE =
  /^(?:untitled|microsoft word|document\d*$|print|scan|layout \d|.*\.(?:docx?|odt|indd|pdf|rtf|xlsx?|qxd)$)/i;

function candidatesOf(
  blocks: readonly PdfBlock[],
  { title, author, created, modified, language }: PdfFacts,
  headline: PdfBlock | null,
): MetadataCandidate[] {
  const candidates: MetadataCandidate[] = [];
  const note = (
    field: MetadataCandidate['field'],
    raw: string | null,
    value: string | null,
    source: MetadataCandidate['source'],
  ) => {
    if (raw !== null && value !== null) candidates.push({ field, value, raw, source });
  };
  note('headline', headline?.text ?? null, headline?.text ?? null, 'text');
  if (title !== null && !NO_TITLE.test(title)) note('headline', title, title, 'document');
  note('author', author, author === null ? null : readByline(author).join(', ') || author, 'document');
  // A communiqué states its day below its title or, signed, at its end; the file may have been made years later.
  const shown = blocks.filter(({ kind }) => kind !== 'running head' && kind !== 'note');
  for (const { text } of [...shown.slice(0, HEAD_BLOCKS), ...shown.slice(-3)]) {
    if (countWords(text) <= 14) note('published', text, dateWithin(text), 'text');
  }
  note('published', created, pdfDate(created), 'document');
  note('modified', modified, pdfDate(modified), 'document');
  note('language', language, language, 'document');
  return candidates;
}

/** `Geneva, 24 November 2013`, `Done at Port Aldis on the 3rd of November 2025`. */
const dateWithin = (line: string) => publicationDate(line.replace(/(\d)(?:st|nd|rd|th)? of (?=\p{Lu})/u, '$1 '));

/** `D:20251103174500+02'00'` as EDTF; the day alone where no zone is given. */
export function pdfDate(raw: string | null): string | null {
  const found = /^D?:?(\d{4})(\d\d)(\d\d)(?:(\d\d)(\d\d)(\d\d)?)?(?:(Z)|([+-]\d\d)'?(\d\d)?)?/.exec(raw ?? '');
  if (found === null) return null;
  const [, year, month, day, hour, minute, second = '00', zulu, offset, minutes = '00'] = found;
  const zone = zulu ?? (offset === undefined ? '' : `${offset}:${minutes}`);
  const time = hour === undefined || zone === '' ? '' : `T${hour}:${minute}:${second}${zone}`;
  return publicationDate(`${year}-${month}-${day}${time.replace(/[+-]00:00$/, 'Z')}`);
}

const KINDS: Readonly<Record<PdfBlock['kind'], { readonly kind: PassageKind; readonly label: string | null }>> = {
  body: { kind: 'body', label: null },
  heading: { kind: 'heading', label: null },
  'running head': { kind: 'boilerplate', label: 'running head' },
  note: { kind: 'caption', label: 'note' },
};

/** A paragraph as its dateline and what stands behind it. */
function partAtDateline(text: string, whole: Passage, { end }: FoundDateline): Passage[] {
  const behind = text.length - text.slice(end).trimStart().length;
  return [{ ...whole, kind: 'dateline', end }, ...(behind < whole.end ? [{ ...whole, start: behind }] : [])];
}

function layOut(
  blocks: readonly PdfBlock[],
  headline: PdfBlock | null,
): { readonly text: string; readonly passages: readonly Passage[]; readonly dateline: FoundDateline | null } {
  const passages: Passage[] = [];
  let text = '';
  let dateline: FoundDateline | null = null;
  let bodies = 0;
  for (const block of blocks) {
    if (text !== '') text += BETWEEN;
    const start = text.length;
    text += block.text;
    const whole: Passage = {
      ...(block === headline ? { kind: 'headline', label: null } : KINDS[block.kind]),
      start,
      end: text.length,
      page: block.page,
    };
    const isSearched: boolean = whole.kind === 'body' && dateline === null && ++bodies <= 4;
    const found = isSearched ? findDateline(block.text) : null;
    if (found === null) passages.push(whole);
    else {
      dateline = shiftDateline(found, start);
      passages.push(...partAtDateline(text, whole, dateline));
    }
  }
  return { text, passages, dateline };
}
