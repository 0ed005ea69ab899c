import { describe, expect, it } from 'vitest';
import type { PageBlock } from './find-page-blocks.ts';
import { labelBlocks } from './label-blocks.ts';

const block = (text: string, change: Partial<PageBlock> = {}): PageBlock => ({
  text,
  at: null,
  tag: 'p',
  around: ['p', 'div'],
  names: [],
  linkShare: 0,
  strongShare: 0,
  afterImage: false,
  isPopup: false,
  ...change,
});
const known = { headline: 'Islands and mainland talk again', authors: ['Ann Bell'], publisher: 'The Harbour Post' };
const BODY = 'The delegations met for forty minutes in the palace by the water and parted without a word on the truce.';
const LEAD = 'The islands have sent a third delegation to the palace to save the talks that broke off in the spring.';
const labelsOf = (blocks: readonly PageBlock[], judge?: Parameters<typeof labelBlocks>[2]) =>
  labelBlocks(blocks, known, judge).map(({ kind, label }) => label ?? kind);
/** A judge that takes every block for what stands around an article. */
const stern = { bias: -20, weights: {} } as unknown as Parameters<typeof labelBlocks>[2];

describe('the blocks of an article', () => {
  it('copies of the headline, authors and dates stand before the text', () => {
    expect(
      labelsOf([
        block('Islands and mainland talk again', { tag: 'h1' }),
        block('By Ann Bell'),
        block('3 November 2025, 14:20'),
        block('The Harbour Post'),
        block(BODY),
        block(BODY),
      ]),
    ).toEqual(['headline copy', 'byline', 'date', 'publisher', 'body', 'body']);
  });
  it('a heading over nothing of the report heads a list of links', () => {
    const heads = labelsOf([
      block(BODY),
      block('What happens next', { tag: 'h2' }),
      block(BODY),
      block('Read more', { tag: 'h2' }),
    ]);
    expect(heads.slice(0, 3)).toEqual(['body', 'heading', 'body']);
    expect(heads[3]).not.toBe('heading');
  });
  it('short lines of links are no text', () => {
    expect(labelsOf([block(BODY), block('Ferries run late', { linkShare: 1 }), block(BODY)])[1]).toBe('related');
  });
  it('a name is not believed that would take the article itself away', () => {
    const named = Array.from({ length: 4 }, () => block(BODY, { names: ['related-stories'] }));
    expect(labelsOf(named)).toEqual(['body', 'body', 'body', 'body']);
  });
  it('credits and captions are told from what they say', () => {
    const said = labelsOf([block(BODY), block('With Post wires'), block('Main image credit: Harbour Pictures')]);
    expect(said.slice(1)).toEqual(['credit', 'caption']);
  });
  it('a whole sentence as a heading above the text is its summary, when it is not taken for the text', () => {
    expect(labelsOf([block(LEAD, { tag: 'h3' }), block('Ferries late', { tag: 'h3' })], stern)[0]).toBe('summary');
    expect(labelsOf([block('More stories', { tag: 'h3' }), block(BODY)], stern)[0]).not.toBe('summary');
  });
});
