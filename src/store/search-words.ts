/** A single word is a phrase of one. */
export interface Phrase {
  readonly words: string;
  /** `negotiat*`: the last word may go on. */
  readonly prefix: boolean;
}

/** One alternative of a search: phrases that must be there, and that must not. */
export interface WordGroup {
  readonly with: readonly Phrase[];
  readonly without: readonly Phrase[];
}

/**
 * What a person types into a search box: words that must all be there, `"a phrase"`, `begin*` for words that begin so, `-word` for one that
 * must not, `or` between alternatives. Anything can be typed; signs that mean nothing here are left out, and nothing reaches the database as
 * syntax.
 */
export function readSearchWords(typed: string): readonly WordGroup[] {
  const groups: { with: Phrase[]; without: Phrase[] }[] = [{ with: [], without: [] }];
  for (const [, minus, phrase, word] of typed.matchAll(/(-?)(?:["“]([^"”]*)["”]?|([^\s"“]+))/gu)) {
    if (minus === '' && word !== undefined && /^or$/i.test(word)) {
      groups.push({ with: [], without: [] });
      continue;
    }
    const given = (phrase ?? word ?? '').replaceAll('\u0000', '').trim();
    const words = given.replace(/\*+$/, '');
    if (!LETTER.test(words)) continue;
    const group = groups.at(-1)!;
    // One letter and a star would be every word there is.
    const prefix = given !== words && /[\p{L}\p{M}\p{N}]{2}$/u.test(words);
    (minus === '-' ? group.without : group.with).push({ words, prefix });
  }
  // "Everything but X" is no search: each alternative has to name something.
  return groups.filter(group => group.with.length > 0);
}

const LETTER = /[\p{L}\p{N}]/u;

/** The groups in the query language of SQLite's FTS5, every phrase quoted. */
export function ftsQuery(groups: readonly WordGroup[]): string {
  const quoted = ({ words, prefix }: Phrase) => `"${words.replaceAll('"', '""')}"${prefix ? '*' : ''}`;
  return groups
    .map(group =>
      group.without.reduce(
        (query, phrase) => `(${query} NOT ${quoted(phrase)})`,
        `(${group.with.map(quoted).join(' AND ')})`,
      ),
    )
    .join(' OR ');
}

/** The single words of a text, as they are filtered by. */
export function wordsOf(text: string): string[] {
  return fold(text).match(/[\p{L}\p{N}]+/gu) ?? [];
}

/** The words of a text that bear accents, once more without: "Erdoğan" is found by "Erdogan". */
export function plainWords(text: string): string {
  if (ASCII.test(text)) return '';
  const words = new Set<string>();
  for (const [word] of text.matchAll(/[\p{L}\p{M}\p{N}]+/gu)) {
    if (ASCII.test(word)) continue;
    const plain = withoutAccents(word);
    if (plain !== word) words.add(plain);
  }
  return [...words].join(' ');
}

const ASCII = /^\p{ASCII}*$/u;

/** A name as it is compared: without accents, in small letters. */
export function fold(text: string): string {
  return withoutAccents(text).toLowerCase();
}

export function withoutAccents(text: string): string {
  return text
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[łŁ]/g, letter => (letter === 'ł' ? 'l' : 'L'))
    .replace(/[ıİ]/g, letter => (letter === 'ı' ? 'i' : 'I'));
}
