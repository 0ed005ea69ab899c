/** Knows which runs of so many words stand in some text. It may take a run for known that is not, one time in fifty at most: then a few words too many are left out. */
export interface RunIndex {
  add(text: string): void;
  /** True for exactly `length` words that stand in a row in a text. */
  has(words: readonly string[]): boolean;
}

/** Bits of the index: 16 MB, for some millions of words. */
const BITS = 27;

export function newRunIndex(length: number): RunIndex {
  const bits = new Uint8Array(2 ** (BITS - 3));
  return {
    add(text) {
      const words = (text.match(/\S+/g) ?? []).map(plain);
      for (let i = 0; i + length <= words.length; i++) {
        const hash = hashOf(words, i, length);
        bits[hash >>> 3]! |= 1 << (hash & 7);
      }
    },
    has(words) {
      if (words.length !== length) return false;
      const hash = hashOf(words.map(plain), 0, length);
      return (bits[hash >>> 3]! & (1 << (hash & 7))) !== 0;
    },
  };
}

/** Case and the signs around a word make no other word of it. */
const plain = (word: string) => word.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, '');

/** FNV-1a over the words and the spaces between them, folded to the size of the index. */
function hashOf(words: readonly string[], from: number, length: number): number {
  let hash = 0x811c9dc5;
  for (let i = from; i < from + length; i++) {
    const word = words[i]!;
    for (let j = 0; j < word.length; j++) hash = Math.imul(hash ^ word.charCodeAt(j), 0x01000193);
    hash = Math.imul(hash ^ 32, 0x01000193);
  }
  return (hash ^ (hash >>> 15)) & (2 ** BITS - 1);
}
