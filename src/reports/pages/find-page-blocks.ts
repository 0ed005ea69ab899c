import { Readability } from '@mozilla/readability';
import { parseHTML } from 'linkedom';
import { labelsOfName } from './page-names.ts';

/** What is used of a DOM here; linkedom's own types claim a whole browser. */
interface DomElement extends DomNode {
  readonly parentElement: DomElement | null;
  replaceWith(other: DomNode): void;
}

interface DomDocument {
  readonly body: DomNode;
  querySelectorAll(selector: string): Iterable<DomElement>;
}

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
  /** An image stands between it and the block before. */
  readonly afterImage: boolean;
  /** It opens over the text of another block, in whose middle it stands in the source. */
  readonly isPopup: boolean;
}

const BLOCKS = new Set(
  'address article aside blockquote body caption center dd details dialog div dl dt fieldset figcaption figure footer form h1 h2 h3 h4 h5 h6 header hgroup hr li main nav ol p pre section summary table tbody td tfoot th thead tr ul'.split(
    ' ',
  ),
);
const STRONG = new Set(['b', 'strong', 'em', 'i']);
const ELEMENT = 1;
const TEXT = 3;

/** Quotations of other media, which pages wrap into boxes that an extractor takes for buttons. */
const QUOTED_POSTS =
  'blockquote.twitter-tweet, blockquote.twitter-video, blockquote.instagram-media, blockquote.tiktok-embed';

function protectQuotedPosts(document: DomDocument): void {
  for (const quote of document.querySelectorAll(QUOTED_POSTS)) {
    const letters = quote.textContent?.length ?? 0;
    for (let step = 0; step < 3; step++) {
      const box = quote.parentElement;
      if (box === null || box.localName !== 'div' || (box.textContent?.length ?? 0) > 1.2 * letters) break;
      box.replaceWith(quote);
    }
  }
}

/** The article of a prepared page as blocks, in order; empty when the extractor finds none. */
export function findPageBlocks(html: string): PageBlock[] {
  const { document } = parseHTML(html) as unknown as { document: DomDocument };
  protectQuotedPosts(document);
  const article = new Readability<DomNode>(document as never, {
    keepClasses: true,
    serializer: node => node as unknown as DomNode,
  }).parse();
  const root = article?.content;
  return root === null || root === undefined ? [] : blocksOf(root);
}

/** All text of a prepared page as blocks, for pages in which no article is found. */
export function findAllBlocks(html: string): PageBlock[] {
  const { document } = parseHTML(html) as unknown as { document: DomDocument };
  return blocksOf(document.body);
}

interface Opened {
  readonly tag: string;
  readonly names: string;
  readonly at: number | null;
  readonly isBlock: boolean;
}

interface Run {
  text: string;
  linked: number;
  strong: number;
  /** Line breaks since its last words. */
  breaks: number;
  /** The inline elements that hold all of it. */
  inside: readonly Opened[] | null;
}

const noRun = (): Run => ({ text: '', linked: 0, strong: 0, breaks: 0, inside: null });

function blocksOf(root: DomNode): PageBlock[] {
  const found: PageBlock[] = [];
  const popups: PageBlock[] = [];
  const path: Opened[] = [];
  let run = noRun();
  let afterImage = false;

  const blockOf = (isPopup: boolean): PageBlock | null => {
    const text = run.text
      .replace(/[^\S\n]+/g, ' ')
      .replace(/ ?\n ?/g, '\n')
      .trim();
    const letters = text.replace(/\s/g, '').length;
    if (letters === 0) return null;
    const inner = path.filter(({ isBlock }) => isBlock).at(-1);
    return {
      text,
      at: inner?.at ?? null,
      tag: inner?.tag ?? 'div',
      around: path.map(({ tag }) => tag).reverse(),
      names: [...path.filter(({ isBlock }) => isBlock), ...(run.inside ?? [])]
        .map(({ names }) => names)
        .reverse()
        .filter(names => names !== ''),
      linkShare: Math.min(1, run.linked / letters),
      strongShare: Math.min(1, run.strong / letters),
      afterImage,
      isPopup,
    };
  };
  const flush = () => {
    const block = blockOf(false);
    if (block !== null) {
      found.push(block, ...popups.splice(0));
      afterImage = false;
    }
    run = noRun();
  };

  const visitText = (words: string, inLink: boolean, inStrong: boolean) => {
    const text = words.replace(/\s+/g, ' ');
    if (text.trim() === '') {
      if (run.text !== '' && run.breaks === 0) run.text += ' ';
      return;
    }
    if (run.breaks >= 2) flush();
    else if (run.breaks === 1) run.text += '\n';
    run.breaks = 0;
    run.text += text;
    run.inside = (run.inside ?? path.filter(({ isBlock }) => !isBlock)).filter(outer => path.includes(outer));
    const letters = text.replace(/\s/g, '').length;
    if (inLink) run.linked += letters;
    if (inStrong) run.strong += letters;
  };

  const visit = (node: DomNode, inLink: boolean, inStrong: boolean) => {
    if (node.nodeType === TEXT) visitText(node.textContent ?? '', inLink, inStrong);
    if (node.nodeType !== ELEMENT) return;
    const tag = node.localName ?? '';
    if (tag === 'br') run.breaks++;
    if (tag === 'img' || tag === 'picture') afterImage = true;
    if (tag === 'br' || tag === 'img') return;
    const isBlock = BLOCKS.has(tag);
    const attribute = (name: string) => node.getAttribute?.(name) ?? '';
    const names = ['class', 'id', 'role', 'itemprop']
      .map(attribute)
      .filter(value => value !== '')
      .join(' ');
    const at = attribute('data-o');
    const enter = () => {
      path.push({ tag, names, at: at === '' ? null : Number(at), isBlock });
      for (const child of node.childNodes) visit(child, inLink || tag === 'a', inStrong || STRONG.has(tag));
    };
    if (!isBlock && run.text !== '' && names !== '' && labelsOfName(names).includes('popup')) {
      const outer = run;
      run = noRun();
      enter();
      const popup = blockOf(true);
      if (popup !== null) popups.push(popup);
      run = outer;
      path.pop();
      return;
    }
    if (isBlock) flush();
    enter();
    if (isBlock) flush();
    path.pop();
  };
  for (const child of root.childNodes) visit(child, false, false);
  flush();
  return found;
}
