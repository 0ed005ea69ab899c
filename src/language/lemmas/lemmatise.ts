import { plainWord } from '../model/word-features.ts';

/** The dictionary form of a word, given its tags: `lemmatise('said', 'VERB', 'VBD')` is `say`. */
export type Lemmatise = (form: string, upos: string, xpos: string) => string;

/**
 * How a word becomes its lemma: `3y` takes three letters off and adds a y (parties → party); `=1` takes one off and keeps the
 * capitals (Russians → Russian), where without `=` the word is put into small letters first.
 */
export type LemmaRule = string;

/** Rules of words with one pair of tags: by ending (the longest that fits decides, '' fits all), and words that follow none. */
export interface LemmaTable {
  readonly endings: Readonly<Record<string, LemmaRule>>;
  readonly words: Readonly<Record<string, string>>;
}

/** A trained lemmatiser: models/en/lemmas.json. Tables by "UPOS XPOS", and by "UPOS" for pairs never seen. */
export interface LemmaModel {
  readonly longestEnding: number;
  readonly tables: Readonly<Record<string, LemmaTable>>;
  readonly madeFrom: string;
}

/** Applies a rule to a word. */
export function applyRule(rule: LemmaRule, word: string): string {
  const keeps = rule.startsWith('=');
  const base = keeps ? word : word.toLowerCase();
  const cut = /^=?(\d*)/.exec(rule)!;
  const stem = base.slice(0, base.length - Number(cut[1] === '' ? 0 : cut[1]));
  return stem + rule.slice(cut[0].length);
}

/** The rule that makes `lemma` of `word`, undefined where none does. Capitals are kept only if they must be. */
export function ruleFor(word: string, lemma: string): LemmaRule | undefined {
  for (const keeps of [false, true]) {
    const base = keeps ? word : word.toLowerCase();
    let same = 0;
    while (same < base.length && same < lemma.length && base[same] === lemma[same]) same++;
    const rule = `${keeps ? '=' : ''}${base.length - same}${lemma.slice(same)}`;
    const isReadable = !/^\d/.test(lemma.slice(same));
    if (isReadable && applyRule(rule, word) === lemma && (same > 0 || keeps)) return rule;
  }
  return undefined;
}

interface CompiledTable {
  readonly endings: ReadonlyMap<string, LemmaRule>;
  readonly words: ReadonlyMap<string, string>;
}

/** Lemmas kept for words that come again; cleared whole. */
const KEPT = 20_000;

/** Makes a lemmatiser of a model. Typography is taken out first: n’t and n't have one lemma. */
export function createLemmatiser({ longestEnding, tables }: LemmaModel): Lemmatise {
  const compiled = new Map<string, CompiledTable>(
    Object.entries(tables).map(([tags, { endings, words }]) => [
      tags,
      { endings: new Map(Object.entries(endings)), words: new Map(Object.entries(words)) },
    ]),
  );
  // By XPOS, then UPOS, then form: a joined key would have to be built for every word.
  const known = new Map<string, Map<string, Map<string, string>>>();
  let size = 0;

  const find = (form: string, upos: string, xpos: string) => {
    // Two hyphens are a dash to the network, but stay two hyphens in the dictionary.
    const word = /^-+$/.test(form) ? form : plainWord(form);
    const table = compiled.get(`${upos} ${xpos}`) ?? compiled.get(upos);
    if (table === undefined) return upos === 'PROPN' ? word : word.toLowerCase();
    const lower = word.toLowerCase();
    const exception = table.words.get(lower);
    if (exception !== undefined) return exception;
    for (let size = Math.min(longestEnding, lower.length); size >= 0; size--) {
      const rule = table.endings.get(size === 0 ? '' : lower.slice(-size));
      // A rule must leave something of the word.
      const lemma = rule === undefined ? '' : applyRule(rule, word);
      if (lemma !== '') return lemma;
    }
    return word;
  };

  return (form, upos, xpos) => {
    let forms = known.get(xpos)?.get(upos);
    if (forms === undefined) {
      forms = new Map();
      known.set(xpos, (known.get(xpos) ?? new Map<string, Map<string, string>>()).set(upos, forms));
    }
    let lemma = forms.get(form);
    if (lemma === undefined) {
      lemma = find(form, upos, xpos);
      if (size++ >= KEPT) {
        for (const byUpos of known.values()) for (const own of byUpos.values()) own.clear();
        size = 1;
      }
      forms.set(form, lemma);
    }
    return lemma;
  };
}
