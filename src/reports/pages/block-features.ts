import { boilerplateCues, type CueHit, wordsOfLine } from '../cues.ts';
import { countWords } from '../find-blocks.ts';
import { isHeadingShaped } from '../find-headings.ts';
import type { PageBlock } from './find-page-blocks.ts';
import { labelsOfName } from './page-names.ts';

/** What a block is judged by: its features by name; absent ones are 0. */
export type BlockFeatures = ReadonlyMap<string, number>;

const TAGS = new Set(['p', 'li', 'div', 'td', 'th', 'blockquote', 'pre', 'dd', 'dt', 'section', 'figcaption']);
const AROUND = ['figure', 'aside', 'blockquote', 'table', 'ul', 'form', 'header', 'footer', 'section'];
const isSentence = (text: string) => countWords(text) >= 8 && /[.!?…][”"’')\]]*$/.test(text);

/** Elements and classes that lead to a block: paragraphs of one article have the same. */
const pathOf = ({ tag, names }: PageBlock) => `${tag} ${names[0]?.replace(/\d+/g, '#').slice(0, 80) ?? ''}`;

/** A cell of a table: a number or a name there is what the table tells. */
export const isCell = ({ around, text }: PageBlock) => around.includes('table') && countWords(text) <= 8;

/** The cues of boilerplate in a block. */
export const cuesOfBlock = (block: PageBlock): readonly CueHit[] => (isCell(block) ? [] : boilerplateCues(block.text));

/** A block by itself. */
function ownFeatures(block: PageBlock): Map<string, number> {
  const { text, tag, around, names, linkShare, strongShare } = block;
  const features = new Map<string, number>();
  const has = (name: string, value: number | boolean = 1) => {
    if (value !== false && value !== 0) features.set(name, value === true ? 1 : value);
  };
  const words = countWords(text);
  has('words', Math.min(1, Math.log1p(words) / 5));
  has('words 0', words === 0);
  for (const most of [2, 4, 8, 14, 25]) has(`words up to ${most}`, words <= most);
  has('sentence', isSentence(text));
  has('ends in full stop', /[.!?…][”"’')\]]*$/.test(text));
  has('ends in colon', /:$/.test(text));
  has('question', /\?$/.test(text));
  has('begins small', /^\p{Ll}/u.test(text));
  has('begins with sign', /^[^\p{L}\p{N}"“‘'«¿¡([$€£#@]/u.test(text));
  has('all capitals', /\p{Lu}{3}/u.test(text) && !/\p{Ll}/u.test(text));
  has('heading shape', isHeadingShaped(text));
  has('has bar', /\s[|•·»›]\s/.test(text));
  has('in brackets', /^[([].*[)\]]$/.test(text));
  has(
    'second person',
    Math.min(1, (5 * (text.match(/\b(?:you|your|us|our|we)\b/gi)?.length ?? 0)) / Math.max(8, words)),
  );
  has('quotation', /["“«][^"”»]{10,}/.test(text));
  has('links', linkShare);
  for (const least of [0.3, 0.65, 0.95]) has(`links over ${least}`, linkShare > least);
  has('strong', strongShare > 0.9);
  has('after image', block.afterImage);
  has('short after image', block.afterImage && words <= 30);
  has('popup', block.isPopup);
  const isLine = words <= 14 && !isSentence(text);
  const isHeadingTag = /^h[1-6]$/.test(tag);
  has('caption shape', block.afterImage && !isHeadingTag && !isSentence(text) && words <= 30);
  has('caption sentence', block.afterImage && isSentence(text) && words <= 40);
  has('link line', linkShare > 0.65 && words <= 25 && !around.includes('table'));
  has('loose line', isLine && !isHeadingTag && !around.includes('li') && !around.includes('table') && words <= 5);
  has('line in p', isLine && tag === 'p');
  has('line in div', isLine && tag === 'div');
  has('bold line', isLine && strongShare > 0.9 && !isHeadingTag);
  has('item with link', tag === 'li' && linkShare > 0.3 && words <= 25);
  has(`tag ${/^h[1-6]$/.test(tag) ? 'heading' : TAGS.has(tag) ? tag : 'other'}`);
  has('tag h1', tag === 'h1');
  for (const outer of AROUND) has(`in ${outer}`, around.includes(outer));
  for (const [depth, name] of names.slice(0, 5).entries()) {
    for (const label of labelsOfName(name)) {
      has(`named ${label}`);
      if (depth === 0) has(`named ${label} itself`);
    }
  }
  for (const { label, alone } of cuesOfBlock(block)) has(`cue ${alone ? '' : 'weak '}${label}`);
  const kinds = new Set(wordsOfLine(text.slice(0, 400)).map(({ kind }) => kind));
  for (const kind of ['URL', 'EMAIL', 'HANDLE', 'MONTH', 'PHOTOCREDIT']) has(`has ${kind}`, kinds.has(kind));
  has('short with date', words <= 14 && /\b(?:19|20)\d\d\b/.test(text));
  has('short with clock', words <= 14 && /\d:\d\d/.test(text));
  return features;
}

/** The line that leads the list in which a block stands: the nearest one above with no sentence between, outside of the list. */
export function leaderOf(at: number, blocks: readonly PageBlock[]): number | null {
  if (blocks[at]!.tag !== 'li' && blocks[at]!.linkShare < 0.3) return null;
  for (let i = at - 1; i >= 0 && i >= at - 20; i--) {
    if (blocks[i]!.tag === 'li' || blocks[i]!.linkShare > 0.3) continue;
    return isSentence(blocks[i]!.text) ? null : i;
  }
  return null;
}

/** For each place how many behind it are true. */
function countBehind(marks: readonly boolean[]): number[] {
  const counts = new Array<number>(marks.length).fill(0);
  for (let i = marks.length - 2; i >= 0; i--) counts[i] = counts[i + 1]! + (marks[i + 1]! ? 1 : 0);
  return counts;
}

/** A block among its neighbours. */
function addContext(all: readonly Map<string, number>[], blocks: readonly PageBlock[]): void {
  const sentences = blocks.map(({ text }) => isSentence(text));
  const first = sentences.indexOf(true);
  const last = sentences.lastIndexOf(true);
  const weightOf = new Map<string, number>();
  const sectionOf = new Map<string, number>();
  let total = 0;
  const section = ({ names }: PageBlock) => names.slice(1, 3).join('/').slice(0, 120);
  for (const [i, block] of blocks.entries()) {
    if (!sentences[i]) continue;
    const words = countWords(block.text);
    total += words;
    weightOf.set(pathOf(block), (weightOf.get(pathOf(block)) ?? 0) + words);
    sectionOf.set(section(block), (sectionOf.get(section(block)) ?? 0) + words);
  }
  const seen = new Map<string, number>();
  for (const { text } of blocks) seen.set(text, (seen.get(text) ?? 0) + 1);
  const strong = blocks.map((_, i) =>
    [...all[i]!.keys()].some(name => name.startsWith('cue ') && !name.startsWith('cue weak')),
  );
  const cuesBehind = countBehind(strong);
  const sentencesBehind = countBehind(sentences);
  for (const [i, block] of blocks.entries()) {
    const features = all[i]!;
    const has = (name: string, value: number | boolean = 1) => {
      if (value !== false && value !== 0) features.set(name, value === true ? 1 : value);
    };
    const share = (weightOf.get(pathOf(block)) ?? 0) / Math.max(1, total);
    has('path share', share);
    has('path of the article', share > 0.5);
    has('path of no sentence', share === 0);
    has('section share', (sectionOf.get(section(block)) ?? 0) / Math.max(1, total));
    has('before first sentence', i < first);
    has('after last sentence', i > last);
    has('first third', i < blocks.length / 3);
    has('last tenth', i > 0.9 * blocks.length);
    has('said twice', (seen.get(block.text) ?? 0) > 1);
    for (const [side, at] of [
      ['before', i - 1],
      ['behind', i + 1],
    ] as const) {
      const other = blocks[at];
      if (other === undefined) {
        has(`nothing ${side}`);
        continue;
      }
      has(`sentence ${side}`, sentences[at]!);
      has(`links ${side}`, other.linkShare > 0.65);
      has(`neighbour ${side} has a cue`, strong[at]!);
      has(`same path ${side}`, pathOf(other) === pathOf(block));
      has(`heading ${side}`, /^h[1-6]$/.test(other.tag));
    }
    const nearby = [-3, -2, -1, 1, 2, 3].map(step => i + step).filter(at => blocks[at] !== undefined);
    has('sentences nearby', nearby.filter(at => sentences[at]).length / Math.max(1, nearby.length));
    has('cues nearby', nearby.filter(at => strong[at]).length / Math.max(1, nearby.length));
    has('links nearby', nearby.reduce((sum, at) => sum + blocks[at]!.linkShare, 0) / Math.max(1, nearby.length));
    const opener = leaderOf(i, blocks);
    has('under a cue', opener !== null && strong[opener]!);
    has('line at the end', i > last && countWords(block.text) <= 14);
    has('cues behind', cuesBehind[i]! / Math.max(3, blocks.length - i - 1));
    has('sentences behind', Math.min(1, sentencesBehind[i]! / 5));
  }
}

/** Features of all blocks of one page. */
export function blockFeatures(blocks: readonly PageBlock[]): readonly BlockFeatures[] {
  const all = blocks.map(ownFeatures);
  addContext(all, blocks);
  return all;
}
