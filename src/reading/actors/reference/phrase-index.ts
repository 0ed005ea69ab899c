/** Finds the longest of many word sequences at a place of a text; cost is the length of the match, not the size of the list. */
export interface PhraseIndex<Value> {
  add(words: readonly string[], value: Value): void;
  /** The longest phrase that begins at `from`, with everything that is filed under it; null when none begins there. */
  longest(words: readonly string[], from: number): PhraseMatch<Value> | null;
  /** All phrases that begin at `from`, longest first. */
  all(words: readonly string[], from: number): readonly PhraseMatch<Value>[];
}

export interface PhraseMatch<Value> {
  readonly length: number;
  readonly values: readonly Value[];
}

interface Node<Value> {
  readonly next: Map<string, Node<Value>>;
  readonly values: Value[];
}

const NOTHING: never[] = [];

export function createPhraseIndex<Value>(): PhraseIndex<Value> {
  const root: Node<Value> = { next: new Map(), values: [] };

  const all = (words: readonly string[], from: number) => {
    // Most words begin nothing: they must cost no more than one look.
    if (!root.next.has(words[from] ?? '')) return NOTHING;
    const found: PhraseMatch<Value>[] = [];
    let node: Node<Value> | undefined = root;
    for (let at = from; at < words.length; at++) {
      node = node.next.get(words[at]!);
      if (node === undefined) break;
      if (node.values.length > 0) found.unshift({ length: at - from + 1, values: node.values });
    }
    return found;
  };

  return {
    add(words, value) {
      let node = root;
      for (const word of words) {
        let next = node.next.get(word);
        if (next === undefined) {
          next = { next: new Map(), values: [] };
          node.next.set(word, next);
        }
        node = next;
      }
      if (words.length > 0 && !node.values.includes(value)) node.values.push(value);
    },
    longest: (words, from) => all(words, from)[0] ?? null,
    all,
  };
}
