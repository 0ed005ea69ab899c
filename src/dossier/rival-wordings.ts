import type { FieldVersion, MergedStatement } from './dossier.ts';
import { commonSubsequence, wordingOf } from './words.ts';

/** Quotations that overlap in most of their words and yet differ inside what both quote. */
export function rivalWordings({ quoted: { versions } }: MergedStatement): FieldVersion[] {
  const quoted = versions.flatMap(version =>
    version.cites.flatMap(cite => quotationsIn(cite.exact).map(words => ({ version, cite, words }))),
  );
  for (const [i, one] of quoted.entries()) {
    for (const other of quoted.slice(i + 1)) {
      if (one.cite.report === other.cite.report) continue;
      const [few, many] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
      if (few.length < 4 || ` ${many.join(' ')} `.includes(` ${few.join(' ')} `)) continue;
      const common = commonSubsequence(few, many);
      if (common / few.length < 0.6 || common === few.length) continue;
      return [one, other].map(({ version, cite, words }) => ({
        ...version,
        value: words.join(' '),
        cites: [cite],
        reports: [cite.report],
      }));
    }
  }
  return [];
}

/** The words inside quotation marks; the whole, where a direct content carries none. */
function quotationsIn(exact: string): string[][] {
  const inside = [...exact.matchAll(/["“]([^"“”]+)["”]?/g)].map(([, words]) => [...wordingOf(words!).sequence]);
  return inside.length > 0 ? inside : [[...wordingOf(exact).sequence]];
}
