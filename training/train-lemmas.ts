import { writeFileSync } from 'node:fs';
import { applyRule, type LemmaModel, type LemmaTable, ruleFor } from '../src/language/lemmas/lemmatise.ts';
import { plainWord } from '../src/language/model/word-features.ts';
import { IRREGULAR } from './irregular-verbs.ts';
import { newsWords, type WordCounts } from './news-words.ts';
import { readTreebank, type TreebankWord } from './treebank-text.ts';

/**
 * Trains models/en/lemmas.json: `npx tsx training/train-lemmas.ts [folder of treebanks] [folder of reports]`. For each pair of tags the commonest rule
 * of every ending, kept where it differs from the shorter ending's, then the words that their rule gets wrong.
 */
const folder = process.argv[2] ?? '../shared/data/treebanks';
const reports = process.argv[3] ?? '../shared/data/reports';
const LONGEST_ENDING = 5;

/**
 * A misspelt noun or verb has the lemma of what was meant, which says nothing about endings (a misspelt clitic is the same word
 * again: "it s"); numbers are their own lemma.
 */
const OPEN = /^(?:VERB|NOUN|PROPN|ADJ|ADV|X)$/;
const labelled = ['en_ewt-train.conllu', 'en_gum_by-train.conllu']
  .flatMap(name => readTreebank(`${folder}/${name}`))
  .flatMap(({ tokens }) => tokens.flatMap(token => token.words))
  .filter(({ lemma, feats, upos }) => lemma !== '_' && !(feats.includes('Typo=Yes') && OPEN.test(upos)))
  .filter(({ form, xpos }) => !(xpos === 'CD' && /\d/.test(form)));

/** How often each lemma of a word is seen, whatever its Penn tag: one odd lemma against several is a slip ("fled" of "flead"). */
const lemmaKey = ({ upos, form, lemma }: TreebankWord) => `${upos} ${form.toLowerCase()} ${lemma}`;
const lemmaCounts = new Map<string, number>();
const mostOf = new Map<string, number>();
for (const word of labelled) {
  const count = (lemmaCounts.get(lemmaKey(word)) ?? 0) + 1;
  lemmaCounts.set(lemmaKey(word), count);
  const form = `${word.upos} ${word.form.toLowerCase()}`;
  mostOf.set(form, Math.max(count, mostOf.get(form) ?? 0));
}
const words = labelled.filter(
  word => lemmaCounts.get(lemmaKey(word))! > 1 || mostOf.get(`${word.upos} ${word.form.toLowerCase()}`) === 1,
);

interface Seen {
  readonly word: string;
  readonly lemma: string;
  count: number;
}

/** Spellings of one tag pair with the lemma each has most often. */
function commonest(own: readonly TreebankWord[]): Seen[] {
  const seen = new Map<string, Map<string, Seen>>();
  for (const { form, lemma } of own) {
    const word = plainWord(form);
    const lemmas = seen.get(word) ?? new Map<string, Seen>();
    seen.set(word, lemmas);
    const entry = lemmas.get(lemma) ?? { word, lemma: plainWord(lemma), count: 0 };
    entry.count++;
    lemmas.set(lemma, entry);
  }
  return [...seen.values()].map(lemmas =>
    [...lemmas.values()].reduce((best, next) => (next.count > best.count ? next : best)),
  );
}

function tableOf(own: readonly TreebankWord[]): LemmaTable {
  const entries = commonest(own);
  const votes = new Map<string, Map<string, number>>();
  for (const { word, lemma } of entries) {
    const rule = ruleFor(word, lemma);
    if (rule === undefined) continue;
    const lower = word.toLowerCase();
    for (let size = 0; size <= Math.min(LONGEST_ENDING, lower.length - 1); size++) {
      const ending = lower.slice(lower.length - size);
      const rules = votes.get(ending) ?? new Map<string, number>();
      votes.set(ending, rules.set(rule, (rules.get(rule) ?? 0) + 1));
    }
  }
  const endings: Record<string, string> = {};
  for (const ending of [...votes.keys()].sort((a, b) => a.length - b.length || (a < b ? -1 : 1))) {
    const [[rule, count] = ['0', 0]] = [...votes.get(ending)!].sort(([a, m], [b, n]) => n - m || (a < b ? -1 : 1));
    if (ending !== '' && (count < 2 || rule === ruleOf(endings, ending.slice(1)))) continue;
    endings[ending] = rule;
  }
  const exceptions: Record<string, { lemma: string; count: number }> = {};
  const right = new Map<string, number>();
  for (const { word, lemma, count } of entries) {
    const lower = word.toLowerCase();
    if (applyRule(ruleOf(endings, lower), word) === lemma) right.set(lower, (right.get(lower) ?? 0) + count);
    else if ((exceptions[lower]?.count ?? 0) < count) exceptions[lower] = { lemma, count };
  }
  const kept = Object.entries(exceptions).filter(([word, { count }]) => count > (right.get(word) ?? 0));
  return { endings, words: Object.fromEntries(kept.map(([word, { lemma }]) => [word, lemma])) };
}

function ruleOf(endings: Readonly<Record<string, string>>, word: string): string {
  for (let size = Math.min(LONGEST_ENDING, word.length); size > 0; size--) {
    const rule = endings[word.slice(-size)];
    if (rule !== undefined) return rule;
  }
  return endings[''] ?? '0';
}

/** said, meeting, provoked → the base forms that spelling allows: without the ending, with an e, without the doubled letter, with y. */
function baseForms(word: string, xpos: string): string[] {
  const ending = xpos === 'VBG' ? /^(.{2,})ing$/ : xpos === 'VBD' || xpos === 'VBN' ? /^(.{2,})ed$/ : /^$/;
  const stem = ending.exec(word)?.[1];
  if (stem === undefined) return [];
  // tape, not tap: a short word would have doubled its last letter.
  const isShort = /^[^aeiouy]*[aeiou][bdgklmnprtz]$/.test(stem);
  const undoubled = /([b-df-hj-np-tv-z])\1$/.test(stem) ? [stem.slice(0, -1)] : [];
  return [
    ...(isShort ? [] : [stem]),
    `${stem}e`,
    ...undoubled,
    ...(stem.endsWith('i') ? [`${stem.slice(0, -1)}y`] : []),
  ];
}

/** Words of the news that a table's rules would get wrong, as the other words of the news tell: provoked → provoke, Peruvian. */
function newsExceptions(tags: string, table: LemmaTable, news: WordCounts): Record<string, string> {
  const [upos = '', xpos = ''] = tags.split(' ');
  const found: Record<string, string> = {};
  for (const [lower, { count, spelling, alsoInCapitals }] of news) {
    if (count < (upos === 'VERB' ? 2 : 5) || lower in table.words) continue;
    const guess = applyRule(ruleOf(table.endings, lower), lower);
    if (upos === 'VERB') {
      const frequency = (word: string) => news.get(word)?.afterTo ?? 0;
      const [best = guess] = baseForms(lower, xpos).sort((a, b) => frequency(b) - frequency(a));
      if (best !== guess && best.length > 2 && frequency(best) >= 2 && frequency(best) > 3 * frequency(guess))
        found[lower] = best;
    } else if (tags === 'ADJ JJ' && /(?:an|ese|ish|ic|ern|[^l]i|ch)$/.test(lower) && guess === lower) {
      if (spelling !== lower) found[lower] = spelling;
    } else if (tags === 'NOUN NN' && lower.length <= 6 && guess === lower) {
      if (spelling === lower.toUpperCase()) found[lower] = spelling;
    } else if (tags === 'PROPN NNP' && alsoInCapitals && spelling !== lower && spelling !== lower.toUpperCase()) {
      found[lower] = spelling;
    }
  }
  return found;
}

/** Irregular verbs that the table does not make by itself. */
function irregular(tags: string, table: LemmaTable): Record<string, string> {
  const forms = tags === 'VERB VBD' ? IRREGULAR.VBD : tags === 'VERB VBN' ? IRREGULAR.VBN : new Map<string, string>();
  return Object.fromEntries([...forms].filter(([form, base]) => applyRule(ruleOf(table.endings, form), form) !== base));
}

const byTags = new Map<string, TreebankWord[]>();
for (const word of words) {
  for (const tags of [`${word.upos} ${word.xpos}`, word.upos]) {
    const own = byTags.get(tags);
    if (own === undefined) byTags.set(tags, [word]);
    else own.push(word);
  }
}
const news = newsWords(reports);
const tables = Object.fromEntries(
  [...byTags]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([tags, own]) => {
      const table = tableOf(own);
      return [
        tags,
        { ...table, words: { ...table.words, ...newsExceptions(tags, table, news), ...irregular(tags, table) } },
      ];
    }),
);
const model: LemmaModel = {
  longestEnding: LONGEST_ENDING,
  tables,
  madeFrom:
    'UD English EWT (CC BY-SA 4.0) and the CC BY part of UD English GUM; word counts of Article-Bias-Prediction (Apache-2.0); CC BY-SA 4.0; training/train-lemmas.ts',
};
writeFileSync(new URL('../models/en/lemmas.json', import.meta.url), `${JSON.stringify(model)}\n`);
const count = (part: 'endings' | 'words') =>
  Object.values(tables).reduce((sum, table) => sum + Object.keys(table[part]).length, 0);
console.log(`${count('endings')} endings and ${count('words')} words in ${Object.keys(tables).length} tables`);
