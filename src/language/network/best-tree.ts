/**
 * Scores of every head of every word of one sentence: `scores[i * (n + 1) + j]` is the score of word j as head of word i, and
 * `j = n` is the root. A word is never its own head. There may be more numbers behind the last.
 */
export interface ArcScores {
  readonly size: number;
  readonly scores: Float64Array;
}

/** So much worse than any arc is a second root that the best tree has only one. */
const SECOND_ROOT = 1e7;

/** Heads of the best tree with exactly one root: positions of words, -1 for the root. Ties go to the earlier word, then the root. */
export function bestTree(arcs: ArcScores): Int32Array {
  const heads = bestHeads(arcs);
  return isTree(heads) ? heads : maximumTree(arcs);
}

function bestHeads({ size, scores }: ArcScores): Int32Array {
  const heads = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * (size + 1);
    let best = i === 0 ? 1 : 0;
    for (let j = best + 1; j <= size; j++) if (j !== i && scores[row + j]! > scores[row + best]!) best = j;
    heads[i] = best === size ? -1 : best;
  }
  return heads;
}

/** True when exactly one word has no head and every other word leads to it. */
export function isTree(heads: Int32Array): boolean {
  const size = heads.length;
  // Number of the walk that saw a word; a walk that meets itself has found a ring.
  const seen = new Int32Array(size);
  let roots = 0;
  for (let i = 0; i < size; i++) {
    if (heads[i] === -1) roots++;
    let at = i;
    while (at !== -1 && seen[at] === 0) {
      seen[at] = i + 1;
      at = heads[at]!;
    }
    if (at !== -1 && seen[at] === i + 1) return false;
  }
  return roots === 1;
}

/** A ring at the moment it was contracted: the real arc each member had, and the words it stood for. */
type Ring = readonly { readonly word: number; readonly head: number; readonly words: readonly number[] }[];

/**
 * Chu-Liu-Edmonds: take the best head of every word, contract each ring into one of its members, repeat, unfold. A fixed price on
 * every root arc makes the result the best tree with one root, in one run instead of one per root child. Each contraction costs
 * the length of the sentence times that of the ring.
 */
export function maximumTree({ size, scores }: ArcScores): Int32Array {
  const nodes = size + 1;
  const root = size;
  // weight[v, u]: u as head of v. Behind it stands a real arc from a word of u to a word of v.
  const weight = Float64Array.from(scores.subarray(0, size * nodes));
  const word = new Int32Array(size * nodes);
  const head = new Int32Array(size * nodes);
  for (let v = 0; v < size; v++) {
    for (let u = 0; u < nodes; u++) {
      word[v * nodes + u] = v;
      head[v * nodes + u] = u;
    }
    weight[v * nodes + root]! -= SECOND_ROOT;
  }
  const active = new Uint8Array(nodes).fill(1);
  const words = Array.from({ length: size }, (_, v) => [v]);
  const best = new Int32Array(size);
  const findBest = (v: number) => {
    let choice = root;
    for (let u = 0; u < size; u++) {
      if (u !== v && active[u] === 1 && weight[v * nodes + u]! > weight[v * nodes + choice]!) choice = u;
    }
    best[v] = choice;
  };
  for (let v = 0; v < size; v++) findBest(v);

  const rings: Ring[] = [];
  const colour = new Int32Array(nodes);
  for (let start = 0; start < size; ) {
    // Walk up from `start`; colours of finished walks stay, a contraction begins its walk anew. What is kept of a ring is its
    // last member, so that it is never behind `start`.
    let at = active[start] === 1 ? start : root;
    while (at !== root && colour[at] === 0) {
      colour[at] = start + 1;
      at = best[at]!;
    }
    if (at === root || colour[at] !== start + 1) {
      start++;
      continue;
    }
    const ring = [at];
    for (let v = best[at]!; v !== at; v = best[v]!) ring.push(v);
    rings.push(
      ring.map(v => ({ word: word[v * nodes + best[v]!]!, head: head[v * nodes + best[v]!]!, words: words[v]! })),
    );
    contract(ring);
    for (let v = 0; v < size; v++) if (colour[v] === start + 1) colour[v] = 0;
  }

  function contract(ring: readonly number[]) {
    const kept = Math.max(...ring);
    const own = ring.map(v => weight[v * nodes + best[v]!]!);
    const inside = new Set(ring);
    for (let u = 0; u < nodes; u++) {
      if (active[u] === 0 || inside.has(u)) continue;
      // Into the ring: an arc to v replaces the ring's own arc to v. Out of it: the best of its words is the head.
      let into = Number.NEGATIVE_INFINITY;
      let out = Number.NEGATIVE_INFINITY;
      let intoFrom = kept;
      let outFrom = kept;
      for (let k = 0; k < ring.length; k++) {
        const v = ring[k]!;
        const gain = weight[v * nodes + u]! - own[k]!;
        if (gain > into) {
          into = gain;
          intoFrom = v;
        }
        if (u !== root && weight[u * nodes + v]! > out) {
          out = weight[u * nodes + v]!;
          outFrom = v;
        }
      }
      move(intoFrom * nodes + u, kept * nodes + u, into);
      if (u === root) continue;
      move(u * nodes + outFrom, u * nodes + kept, out);
      if (inside.has(best[u]!)) best[u] = kept;
    }
    for (const v of ring) if (v !== kept) active[v] = 0;
    words[kept] = ring.flatMap(v => words[v]!);
    findBest(kept);
  }
  function move(from: number, to: number, value: number) {
    weight[to] = value;
    word[to] = word[from]!;
    head[to] = head[from]!;
  }

  const heads = new Int32Array(size).fill(root + 1);
  for (let v = 0; v < size; v++) if (active[v] === 1) heads[word[v * nodes + best[v]!]!] = head[v * nodes + best[v]!]!;
  // Unfolding, the last ring first: the member whose word has got its head from outside loses its arc in the ring.
  for (const ring of rings.reverse()) {
    const entered = ring.findIndex(({ words: held }) => held.some(w => heads[w]! <= root));
    for (const [k, { word: w, head: h }] of ring.entries()) if (k !== entered) heads[w] = h;
  }
  return heads.map(h => (h === root ? -1 : h));
}
