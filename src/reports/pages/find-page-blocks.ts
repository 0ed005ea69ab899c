import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';

/** What is used of a DOM here; linkedom's own types claim a whole browser. */
interface DomNode {
  readonly nodeType: number;
  readonly localName?: string | null;
  readonly textContent: string | null;
  readonly childNodes: Iterable<DomNode>;
  readonly getAttribute?: (name: string) => string | null;
}

/** A block of a page's article: running text without markup, and what its surroundings tell about it. */
export interface PageBlock {
  readonly text: string;
  /** Offset in the decoded source of the element that holds it; null when the extractor made that element itself. */
  readonly at: number | null;
  /** Innermost element that makes a block: p, h2, li, blockquote, figcaption, div … */
  readonly tag: string;
  /** All elements around it within the article, innermost first. */
  readonly around: readonly string[];
  /** class, id, role, itemprop of these elements, innermost first. */
  readonly names: readonly string[];
  /** Share of its letters that are within links. */
  readonly linkShare: number;
  /** Share of its letters that are bold or in italics. */
  readonly strongShare: number;
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const STRONG = new Set(['b', 'strong', 'em', 'i']);
const ELEMENT = 1;
const TEXT = 3;

/** The article of a prepared page as blocks, in order; empty when the extractor finds none. */
export function findPageBlocks(html: string): PageBlock[] {
  const { document } = parseHTML(html) as unknown as { document: object };
  const article = new Readability<DomNode>(document as never, {
    keepClasses: true,
    serializer: node => node as unknown as DomNode,
  }).parse();
  const root = article?.content;
  return root === null || root === undefined ? [] : blocksOf(root);
}

/** All text of a prepared page as blocks, for pages in which no article is found. */
export function findAllBlocks(html: string): PageBlock[] {
  const { document } = parseHTML(html) as unknown as { document: { body: DomNode } };
  return blocksOf(document.body);
}

interface Run {
  text: string;
  linked: number;
  strong: number;
}

function blocksOf(root: DomNode): PageBlock[] {
  const found: PageBlock[] = [];
  const path: { tag: string; names: string; at: number | null; isBlock: boolean }[] = [];
  let run: Run = { text: '', linked: 0, strong: 0 };
  let lineBreaks = 0;

  const flush = () => {
    const text = run.text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    const letters = text.replace(/\s/g, '').length;
    if (letters > 0) {
      const blocks = path.filter(({ isBlock }) => isBlock);
      const [inner] = blocks.slice(-1);
      found.push({
        text,
        at: inner?.at ?? null,
        tag: inner?.tag ?? 'div',
        around: path.map(({ tag }) => tag).reverse(),
        names: path
          .map(({ names }) => names)
          .reverse()
          .filter(names => names !== ''),
        linkShare: Math.min(1, run.linked / letters),
        strongShare: Math.min(1, run.strong / letters),
      });
    }
    run = { text: '', linked: 0, strong: 0 };
    lineBreaks = 0;
  };

  const visit = (node: DomNode, inLink: boolean, inStrong: boolean) => {
    if (node.nodeType === TEXT) {
      const text = (node.textContent ?? '').replace(/\s+/g, ' ');
      if (text.trim() === '') {
        if (run.text !== '' && lineBreaks === 0) run.text += ' ';
        return;
      }
      if (lineBreaks >= 2) flush();
      else if (lineBreaks === 1) run.text += '\n';
      lineBreaks = 0;
      run.text += text;
      const letters = text.replace(/\s/g, '').length;
      if (inLink) run.linked += letters;
      if (inStrong) run.strong += letters;
      return;
    }
    if (node.nodeType !== ELEMENT) return;
    const tag = node.localName ?? '';
    if (tag === 'br') {
      lineBreaks++;
      return;
    }
    const isBlock = BLOCKS.has(tag);
    if (isBlock) flush();
    const attribute = (name: string) => node.getAttribute?.(name) ?? '';
    const at = attribute('data-o');
    const names = ['class', 'id', 'role', 'itemprop']
      .map(attribute)
      .filter(value => value !== '')
      .join(' ');
    path.push({ tag, names, at: at === '' ? null : Number(at), isBlock });
    for (const child of node.childNodes) visit(child, inLink || tag === 'a', inStrong || STRONG.has(tag));
    if (isBlock) flush();
    path.pop();
  };
  for (const child of root.childNodes) visit(child, false, false);
  flush();
  return found;
}
