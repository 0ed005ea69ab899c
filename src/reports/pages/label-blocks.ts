import { countWords } from '../find-blocks.ts';
import { isHeadingShaped } from '../find-headings.ts';
import type { PassageKind } from '../report.ts';
import { cuesOfBlock, isCell, leaderOf } from './block-features.ts';
import type { PageBlock } from './find-page-blocks.ts';
import { labelsOfName } from './page-names.ts';
import { type BlockModel, scoreBlocks } from './score-blocks.ts';

export interface BlockLabel {
  readonly kind: PassageKind;
  readonly label: string | null;
}

/** What the metadata let us recognise among the blocks. */
export interface KnownOfPage {
  readonly headline: string | null;
  readonly authors: readonly string[];
  readonly publisher: string | null;
}

const BODY: BlockLabel = { kind: 'body', label: null };
const boilerplate = (label: string): BlockLabel => ({ kind: label === 'caption' ? 'caption' : 'boilerplate', label });
const bare = (words: string) =>
  words
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
const isSentence = (text: string) => countWords(text) >= 8 && /[.!?…][”"’')\]]*$/.test(text);

/** Of a block's words; longer ones are running text whatever the name of the element around them. */
const MAX_NAMED_WORDS = 60;
const MAX_LINK_LINE_WORDS = 25;

/** The share of a page's running text that one name may take before it is not believed on this page. */
const MAX_NAMED_SHARE = 0.15;
const MAX_CAPTION_SHARE = 0.3;

/** Labels each block of an article: what is the report, and what stands in it without being it. */
export function labelBlocks(blocks: readonly PageBlock[], known: KnownOfPage, judge?: BlockModel): BlockLabel[] {
  const named = believedNames(blocks);
  const labels = blocks.map((block, i): BlockLabel => {
    const cue = cuesOfBlock(block).find(({ alone }) => alone);
    if (cue !== undefined) return boilerplate(cue.label);
    const name = named[i];
    if (name !== null && name !== undefined) return boilerplate(name);
    const words = countWords(block.text);
    if (words === 0) return boilerplate('separator');
    if (block.linkShare > 0.65 && words <= MAX_LINK_LINE_WORDS) return boilerplate('related');
    return BODY;
  });
  const byNames = [...labels];
  labelHead(blocks, labels, known);
  // What the metadata name: the headline again, the authors, the date.
  const sure = new Set([...labels.keys()].filter(i => labels[i] !== byNames[i]));
  weighDecisions(blocks, labels, sure, judge);
  labelHeadings(blocks, labels);
  return labels;
}

/** Below this the trained judge takes a block out that the rules let stand; above, it takes one back that only a name took out. */
const TAKEN_OUT_BELOW = 0.4;
const TAKEN_BACK_ABOVE = 0.7;

/** Names and link shares are hints; the trained judge has the last word where no cue and no metadata speak. */
function weighDecisions(
  blocks: readonly PageBlock[],
  labels: BlockLabel[],
  sure: ReadonlySet<number>,
  judge?: BlockModel,
): void {
  const probabilities = scoreBlocks(blocks, judge);
  for (const [i, block] of blocks.entries()) {
    const { kind } = labels[i]!;
    const probability = probabilities[i]!;
    if (kind === 'body' && probability < TAKEN_OUT_BELOW)
      labels[i] = boilerplate(isLead(block, i, labels) ? 'summary' : guessLabel(block));
    else if (kind !== 'body' && probability >= TAKEN_BACK_ABOVE && !sure.has(i) && isOnlyHinted(block))
      labels[i] = BODY;
    // The stories listed under "More from us".
    const leader = leaderOf(i, blocks);
    if (labels[i]!.kind === 'body' && leader !== null && LISTS.has(labels[leader]!.label ?? ''))
      labels[i] = boilerplate('related');
  }
}

/** A whole sentence as a heading above the text sums the report up in its publisher's words. */
const isLead = ({ tag, text, linkShare }: PageBlock, i: number, labels: readonly BlockLabel[]) =>
  /^h[2-4]$/.test(tag) &&
  isSentence(text) &&
  countWords(text) >= 12 &&
  linkShare < 0.3 &&
  !labels.slice(0, i).some(({ kind }) => kind === 'body');

/** Taken out by a name or its links alone, and not by what it says or by standing under a picture. */
const isOnlyHinted = (block: PageBlock) => !block.around.includes('figcaption') && cuesOfBlock(block).length === 0;

const LISTS = new Set(['related', 'newsletter', 'advertisement', 'share']);

/** What a block is that no cue names. */
function guessLabel({ afterImage, linkShare, names }: PageBlock): string {
  const hinted = names.slice(0, 3).flatMap(labelsOfName)[0];
  if (hinted !== undefined) return hinted;
  if (afterImage) return 'caption';
  return linkShare > 0.3 ? 'related' : 'other';
}

/** For each block the label its element's names hint at, where that name is believed on this page. */
function believedNames(blocks: readonly PageBlock[]): (string | null)[] {
  const hinted = blocks.map((block): string | null => {
    const { around, names, text } = block;
    if (isCell(block)) return null;
    if (around.includes('figcaption') || around.includes('figure')) return 'caption';
    if (countWords(text) > MAX_NAMED_WORDS) return null;
    // The nearest element's name says most; the whole article often sits in a "content-with-sidebar".
    for (const name of names.slice(0, 4)) {
      const [label] = labelsOfName(name);
      if (label !== undefined) return label;
    }
    return around.includes('aside') ? 'related' : null;
  });
  const running = (texts: readonly PageBlock[]) =>
    texts.filter(({ text }) => isSentence(text)).reduce((sum, { text }) => sum + countWords(text), 0);
  const all = running(blocks);
  const disbelieved = new Set<string>();
  for (const label of new Set(hinted)) {
    if (label === null) continue;
    const share = running(blocks.filter((_, i) => hinted[i] === label)) / Math.max(1, all);
    if (share > (label === 'caption' ? MAX_CAPTION_SHARE : MAX_NAMED_SHARE)) disbelieved.add(label);
  }
  return hinted.map(label => (label === null || disbelieved.has(label) ? null : label));
}

/** Before the first paragraph stand copies of the headline, the authors and the date. */
function labelHead(
  blocks: readonly PageBlock[],
  labels: BlockLabel[],
  { headline, authors, publisher }: KnownOfPage,
): void {
  const wanted = headline === null ? null : bare(headline);
  const names = authors.map(bare);
  for (const [i, { text, tag }] of blocks.entries()) {
    if (labels[i]!.kind !== 'body') continue;
    const said = bare(text);
    if (wanted !== null && said === wanted) labels[i] = boilerplate('headline copy');
    else if (tag === 'h1') labels[i] = boilerplate('headline copy');
    else if (countWords(text) <= 20 && names.some(name => said.replace(/^by /, '') === name))
      labels[i] = boilerplate('byline');
    else if (publisher !== null && said === bare(publisher)) labels[i] = boilerplate('publisher');
    else if (isSentence(text) && countWords(text) >= 12) break;
    else if (
      countWords(text) <= 14 &&
      /\b(?:19|20)\d\d\b/.test(text) &&
      /\b(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)|\d:\d\d/i.test(text)
    ) {
      labels[i] = boilerplate('date');
    } else if (/^by\b/i.test(text) && countWords(text) <= 12) labels[i] = boilerplate('byline');
  }
}

/** Headings by their tag or, all in bold, by their shape. One with nothing of the report behind it heads a list of links. */
function labelHeadings(blocks: readonly PageBlock[], labels: BlockLabel[]): void {
  let bodyBehind = false;
  for (let i = blocks.length - 1; i >= 0; i--) {
    const { tag, text, strongShare } = blocks[i]!;
    if (labels[i]!.kind !== 'body') continue;
    const isHeading = /^h[2-6]$/.test(tag) || (strongShare > 0.9 && tag === 'p' && isHeadingShaped(text));
    if (!isHeading) {
      bodyBehind = true;
      continue;
    }
    labels[i] = bodyBehind ? { kind: 'heading', label: null } : boilerplate('related');
    bodyBehind ||= false;
  }
}
