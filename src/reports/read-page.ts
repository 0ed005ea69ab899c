import type { Span } from '../text/index.ts';
import { publicationDate } from './dates.ts';
import { repairControls } from './decode-text.ts';
import { countWords } from './find-blocks.ts';
import { type FoundDateline, findDateline, shiftDateline } from './find-dateline.ts';
import { emptyDraft, makeReport } from './make-report.ts';
import { findAllBlocks, findPageBlocks, type PageBlock } from './pages/find-page-blocks.ts';
import { type BlockLabel, labelBlocks } from './pages/label-blocks.ts';
import { type PageMetadata, readPageMetadata } from './pages/page-metadata.ts';
import { preparePage } from './pages/prepare-page.ts';
import type { DocumentInput } from './read-plain-text.ts';
import { type InputPlace, refusal } from './refusals.ts';
import type { Passage, Report } from './report.ts';

/** Fewer words than this are a teaser or an error page; the whole page is looked at instead. */
const MIN_ARTICLE_WORDS = 25;
const BETWEEN = '\n\n';

/**
 * Makes a report of a page. Its text is the headline and the blocks of the article, parted by empty lines; boilerplate within the
 * article stays in the text, labelled. Every passage knows where in the source it stood.
 *
 * @throws {ParleyError} `page-empty` when the page holds no text.
 */
export function readPage(input: DocumentInput, place: InputPlace): Report {
  const prepared = preparePage(repairControls(input.text));
  const stated = readPageMetadata(prepared.facts, input.url);
  const article = findPageBlocks(prepared.html);
  const enough = article.reduce((sum, { text }) => sum + countWords(text), 0) >= MIN_ARTICLE_WORDS;
  const blocks = enough ? article : findAllBlocks(prepared.html);
  if (blocks.length === 0) {
    throw refusal(
      'page-empty',
      place,
      'the page holds no text',
      'It may be drawn by scripts; save it from the browser once it is shown, or save its text.',
    );
  }
  const metadata =
    stated.published === null
      ? withShownDate(stated, [...prepared.facts.belowHeadline, ...blocks.map(({ text }) => text)])
      : stated;
  const labels = labelBlocks(blocks, {
    headline: metadata.headline,
    authors: metadata.byline,
    publisher: metadata.publisher,
  });
  const { text, passages, dateline, headline } = layOut(metadata.headline, blocks, labels, prepared.ends);
  return makeReport({
    ...emptyDraft,
    ...metadata,
    text,
    file: input.file,
    rawHash: input.rawHash,
    retrieved: input.retrieved,
    passages: { passages, dateline, headline },
  });
}

/** How many lines below the headline are searched for the date that a page shows and does not state. */
const DATE_WITHIN_LINES = 32;

function withShownDate(metadata: PageMetadata, lines: readonly string[]): PageMetadata {
  for (const line of lines.slice(0, DATE_WITHIN_LINES)) {
    const raw = countWords(line) <= 14 ? line : line.slice(0, 60);
    const value = publicationDate(raw);
    if (value === null) continue;
    const candidate = { field: 'published', value, raw, source: 'text' } as const;
    return {
      ...metadata,
      published: value,
      publishedBasis: 'text',
      candidates: [...metadata.candidates, candidate],
    };
  }
  return metadata;
}

interface PageText {
  readonly text: string;
  readonly passages: readonly Passage[];
  readonly dateline: FoundDateline | null;
  readonly headline: Span | null;
}

/** Writes the text of a page and notes what stands where. */
function layOut(
  headline: string | null,
  blocks: readonly PageBlock[],
  labels: readonly BlockLabel[],
  ends: ReadonlyMap<number, number>,
): PageText {
  const passages: Passage[] = [];
  let text = '';
  let dateline: FoundDateline | null = null;
  let bodies = 0;
  const place = (words: string, kind: BlockLabel, inSource: Span | null) => {
    if (text !== '') text += BETWEEN;
    const start = text.length;
    text += words;
    passages.push({ ...kind, start, end: text.length, ...(inSource === null ? {} : { inSource }) });
    return start;
  };
  if (headline !== null) place(headline, { kind: 'headline', label: null }, null);
  const headlineSpan = headline === null ? null : { start: 0, end: text.length };
  for (const [i, { text: words, at }] of blocks.entries()) {
    const label = labels[i]!;
    if (label.label === 'headline copy') continue;
    const end = at === null ? undefined : ends.get(at);
    const inSource = at === null || end === undefined ? null : { start: at, end };
    const start = place(words, label, inSource);
    if (label.kind !== 'body' || dateline !== null || ++bodies > 4) continue;
    const found = findDateline(words);
    if (found === null) continue;
    const whole = passages.pop()!;
    dateline = shiftDateline(found, start);
    passages.push({ ...whole, kind: 'dateline', end: dateline.end });
    const behind = dateline.end + words.slice(found.end).length - words.slice(found.end).trimStart().length;
    if (behind < whole.end) passages.push({ ...whole, start: behind });
  }
  return { text, passages, dateline, headline: headlineSpan };
}
