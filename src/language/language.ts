import type { Span } from '../text/index.ts';
import type { Sentence } from './sentence.ts';

/** A loaded model of one language. Pure: the same text and blocks always give the same sentences. */
export interface Language {
  /** Name and hash of the weights, part of a reading's reader version. */
  readonly version: string;
  /**
   * Sentences, words, tags and trees of the given blocks of a text. Blocks are sorted and do not overlap (paragraphs,
   * headings); no sentence crosses a block's border, and text outside the blocks is not read. Offsets are the text's own.
   */
  analyse(text: string, blocks: readonly Span[]): Sentence[];
}
