/**
 * Scores of every head of every word of one sentence: `scores[i * (n + 1) + j]` is the score of word j as head of word i, and
 * `j = n` is the root. A word is never its own head.
 */
export interface ArcScores {
  readonly size: number;
  readonly scores: Float64Array;
}

/** So much worse than any arc is a second root that the best tree has only one. */
const SECOND_ROOT = 1e7;

/** Heads of the best tree with exactly one root: positions of words, -1 for the root. Ties go to the earlier word. */
export function bestTree({ size, scores }: ArcScores): Int32Array {
  const heads = new Int32Array(size);
  for (let i = 0; i < size; i++) {
    const row = i * (size + 1);
    let best = size;
    for (let j = 0; j < size; j++)
      if (
        j !== i &&
        scores[row + j]! >= scores[row + best]! &&
        (best === size || scores[row + j]! > scores[row + best]!)
      )
        best = j;
    heads[i] = best === size ? -1 : best;
  }
  return isTree(heads) ? heads : maximumTree({ size, scores });
}

/** True when exactly one word has no head and every other word leads to it. */
export function isTree(heads: ArrayLike<number>): boolean {
  const size = heads.length;
  // 0 not seen, else the number of the walk that saw the word; a walk that meets itself has found a ring.
  const seen = new Int32Array(size);
  let roots = 0;
  for (let i = 0; i < size; i++) {
    if (heads[i] === -1) roots++;
    for (let at = i; at !== -1 && seen[at] !== i + 1; at = heads[at]!) {
      if (at < 0 || at >= size) return false;
      if (seen[at] !== 0) break;
      seen[at] = i + 1;
      const next = heads[at]!;
      if (next !== -1 && seen[next] === i + 1) return false;
    }
  }
  return roots === 1;
}

/**
 * Chu-Liu-Edmonds: take the best head of every word, contract each ring into one node, repeat, unfold. A fixed price on every
 * root arc makes the result the best tree with one root, in one run instead of one per root child.
 */
export function maximumTree({ size, scores }: ArcScores): Int32Array {
  const root = size;
  const most = 2 * size + 1;
  // Scores between nodes, words first, then the root, then contracted rings; where[v, u] = the real arc behind it.
  const weight = new Float64Array(most * most).fill(Number.NEGATIVE_INFINITY);
  const child = new Int32Array(most * most);
  const parent = new Int32Array(most * most);
  for (let v = 0; v < size; v++) {
    for (let u = 0; u <= size; u++) {
      if (u === v) continue;
      weight[v * most + u] = scores[v * (size + 1) + u]! - (u === root ? SECOND_ROOT : 0);
      child[v * most + u] = v;
      parent[v * most + u] = u;
    }
  }
  let nodes = size + 1;
  let active = Array.from({ length: size + 1 }, (_, v) => v);
  const best = new Int32Array(most).fill(-1);
  const rings: { readonly node: number; readonly members: readonly number[] }[] = [];

  for (;;) {
    for (const v of active) {
      if (v === root) continue;
      let choice = -1;
      for (const u of active) {
        if (u !== v && (choice === -1 || weight[v * most + u]! > weight[v * most + choice]!)) choice = u;
      }
      best[v] = choice;
    }
    const ring = findRing(active, best, root);
    if (ring === undefined) break;
    const node = nodes++;
    const inside = new Set(ring);
    const ringWeight = new Map(ring.map(v => [v, weight[v * most + best[v]!]!]));
    for (const u of active) {
      if (inside.has(u)) continue;
      for (const v of ring) {
        // Into the ring: the arc replaces the ring's own arc to v. Out of it: the best word inside is the head.
        const into = weight[v * most + u]! - ringWeight.get(v)!;
        if (into > weight[node * most + u]!) {
          weight[node * most + u] = into;
          child[node * most + u] = child[v * most + u]!;
          parent[node * most + u] = parent[v * most + u]!;
        }
        if (u !== root && weight[u * most + v]! > weight[u * most + node]!) {
          weight[u * most + node] = weight[u * most + v]!;
          child[u * most + node] = child[u * most + v]!;
          parent[u * most + node] = parent[u * most + v]!;
        }
      }
    }
    rings.push({ node, members: ring });
    active = [...active.filter(v => !inside.has(v)), node];
  }
  return unfold(size, rings, best, (v, u) => [child[v * most + u]!, parent[v * most + u]!]);
}

function findRing(active: readonly number[], best: Int32Array, root: number): number[] | undefined {
  const seen = new Map<number, number>();
  for (const start of active) {
    let at = start;
    while (at !== root && !seen.has(at)) {
      seen.set(at, start);
      at = best[at]!;
    }
    if (at === root || seen.get(at) !== start) continue;
    const ring = [at];
    for (let v = best[at]!; v !== at; v = best[v]!) ring.push(v);
    return ring;
  }
  return undefined;
}

/** Opens the rings again, the last first: the word by which a ring is entered takes the head from outside. */
function unfold(
  size: number,
  rings: readonly { readonly node: number; readonly members: readonly number[] }[],
  best: Int32Array,
  arc: (v: number, u: number) => [number, number],
): Int32Array {
  const heads = new Int32Array(size).fill(-2);
  const within = new Map<number, number>(); // node → the ring it was contracted into
  for (const { node, members } of rings) for (const member of members) within.set(member, node);
  const take = (v: number) => {
    const [word, head] = arc(v, best[v]!);
    heads[word] = head === size ? -1 : head;
    return word;
  };
  const entered = new Set<number>();
  const enter = (word: number, until: number | undefined) => {
    // Every node that holds this word, up to `until`, has got its head: the ring's own arc to it is void.
    for (let at: number | undefined = word; at !== undefined && at !== until; at = within.get(at)) entered.add(at);
  };
  for (const v of [...Array(size).keys(), ...rings.map(ring => ring.node)]) {
    if (!within.has(v)) enter(take(v), undefined);
  }
  for (const { members, node } of [...rings].reverse()) {
    for (const member of members) if (!entered.has(member)) enter(take(member), node);
  }
  return heads;
}
