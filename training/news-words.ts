import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';

/** How often a word stands in the news, by its small letters. */
export type WordCounts = ReadonlyMap<
  string,
  {
    readonly count: number;
    /** How often right after "to", where verbs stand. */
    readonly afterTo: number;
    /** How it is written inside a sentence, when nearly always so: `Peruvian`, `OPEC`; in small letters otherwise. */
    readonly spelling: string;
    /** Also seen in full capitals, as datelines and headlines are. */
    readonly alsoInCapitals: boolean;
  }
>;

/** Counts the words of the reports in a folder: NDJSON files with a `text` per line, plain or gzipped. */
export function newsWords(folder: string): WordCounts {
  const afterTo = new Map<string, number>();
  const spellings = new Map<string, Map<string, number>>();
  for (const name of ['negotiations.ndjson', 'news.ndjson.gz']) {
    const bytes = readFileSync(`${folder}/${name}`);
    const lines = (name.endsWith('.gz') ? gunzipSync(bytes) : bytes).toString('utf8').split('\n');
    for (const line of lines) {
      if (line === '') continue;
      const { text } = JSON.parse(line) as { text: string };
      for (const [, verb = ''] of text.matchAll(/\bto (\p{Ll}+)(?![\p{L}’'])/gu))
        afterTo.set(verb, (afterTo.get(verb) ?? 0) + 1);
      // Only words after a word and a space: a capital at the start of a sentence says nothing.
      for (const [word] of text.matchAll(/(?<=[\p{L},] )\p{L}+(?![\p{L}’'])/gu)) {
        const counts = spellings.get(word.toLowerCase()) ?? new Map<string, number>();
        spellings.set(word.toLowerCase(), counts.set(word, (counts.get(word) ?? 0) + 1));
      }
    }
  }
  return new Map(
    [...spellings]
      .sort(([a], [b]) => (a < b ? -1 : 1))
      .map(([lower, counts]) => {
        const count = [...counts.values()].reduce((sum, own) => sum + own, 0);
        const [[commonest, most] = [lower, 0]] = [...counts].sort(([, a], [, b]) => b - a);
        const upper = lower.toUpperCase();
        const inCapitals = commonest === upper ? 0 : (counts.get(upper) ?? 0);
        const settled = most >= 5 && most >= 0.95 * (count - inCapitals);
        return [
          lower,
          {
            count,
            afterTo: afterTo.get(lower) ?? 0,
            spelling: settled ? commonest : lower,
            alsoInCapitals: inCapitals > 0,
          },
        ];
      }),
  );
}
