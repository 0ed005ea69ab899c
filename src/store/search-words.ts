/** One alternative of a search: phrases (a single word is a phrase of one) that must be there, and that must not. */
export interface WordGroup {
  readonly with: readonly string[];
  readonly without: readonly string[];
}

/**
 * What a person types into a search box: words that must all be there, `"a phrase"`, `-word` for one that must not, `or` between
 * alternatives. Anything can be typed; signs that mean nothing here are left out, and nothing reaches the database as syntax.
 */
export function readSearchWords(typed: string): readonly WordGroup[] {
  const groups: { with: string[]; without: string[] }[] = [{ with: [], without: [] }];
  for (const [, minus, phrase, word] of typed.matchAll(/(-?)(?:["“]([^"”]*)["”]?|([^\s"“]+))/gu)) {
    if (minus === '' && word !== undefined && /^or$/i.test(word)) {
      groups.push({ with: [], without: [] });
      continue;
    }
    const words = (phrase ?? word ?? '').replaceAll('\u0000', '').trim();
    if (!/[\p{L}\p{N}]/u.test(words)) continue;
    const group = groups.at(-1)!;
    (minus === '-' ? group.without : group.with).push(words);
  }
  // "Everything but X" is no search: each alternative has to name something.
  return groups.filter(group => group.with.length > 0);
}

/** The groups in the query language of SQLite's FTS5, every phrase quoted. */
export function ftsQuery(groups: readonly WordGroup[]): string {
  const quoted = (phrase: string) => `"${phrase.replaceAll('"', '""')}"`;
  return groups
    .map(group =>
      group.without.reduce(
        (query, phrase) => `(${query} NOT ${quoted(phrase)})`,
        `(${group.with.map(quoted).join(' AND ')})`,
      ),
    )
    .join(' OR ');
}

/** The words of a text that bear accents, once more without: "Erdoğan" is found by "Erdogan". */
export function plainWords(text: string): string {
  const words = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    const plain = withoutAccents(word);
    if (plain !== word) words.add(plain);
  }
  return [...words].join(' ');
}

export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, letter => (letter === 'ł' ? 'l' : 'L'))
    .replace(/[ıİ]/g, letter => (letter === 'ı' ? 'i' : 'I'));
}
