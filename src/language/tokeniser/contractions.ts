// do|n't   it|'s   they|'ve   workers|'   — with an apostrophe of any style
const NEGATION = /^(.*[^'’ʼ`´‘′])(n['’ʼ`´‘′]t)$/is;
const CLITIC = /^(.*[^'’ʼ`´‘′\s])(['’ʼ`´‘′](?:s|re|ve|ll|d|m))$/is;
const POSSESSIVE = /^(.*[sxz])(['’ʼ`´‘′])$/is;
const APOSTROPHE = /['’ʼ`´‘′]/;

/** Words written together that no apostrophe shows, by their small letters: where the second word begins. Learned from treebanks. */
export type JoinedWords = ReadonlyMap<string, readonly number[]>;

/** Where a token falls into words: offsets inside it, in order. Empty for most. "shouldn't've" → [6, 9]. */
export function contractionCuts(token: string, joined: JoinedWords): readonly number[] {
  const known = token.length <= 16 ? joined.get(token.toLowerCase()) : undefined;
  if (known !== undefined) return known;
  if (!APOSTROPHE.test(token) || token.length > 64) return [];
  const cuts: number[] = [];
  for (let rest = token; ; ) {
    const match = NEGATION.exec(rest) ?? CLITIC.exec(rest) ?? (rest === token ? POSSESSIVE.exec(rest) : null);
    const stem = match?.[1] ?? '';
    if (!/[\p{L}\p{N}%.)\]]$/u.test(stem)) return cuts;
    cuts.unshift(stem.length);
    rest = stem;
  }
}
