import { existsSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { loadLanguage, type Sentence } from '../src/language/index.ts';
import { loadNetwork } from '../src/language/load-language.ts';
import { cutTokens } from '../src/language/tokeniser/cut-text.ts';
import { readTokeniser } from '../src/language/tokeniser/tokeniser-file.ts';
import { readTreebank, type TreebankSentence, textOf } from '../training/treebank-text.ts';

/** Scores of one treebank, in per cent. Subtypes of relations are ignored, as CoNLL 2018 did; punctuation counts unless said. */
export interface ParserScore {
  readonly treebank: string;
  /** From gold tokens, with predicted tags. */
  readonly gold: {
    readonly upos: number;
    readonly xpos: number;
    readonly uas: number;
    readonly las: number;
    readonly lasWords: number;
    readonly lemma: number;
  };
  /** From running text whose blank lines stand between paragraphs. F1 of tokens (contractions whole), sentences, and words with head and relation. */
  readonly raw: {
    readonly tokens: number;
    readonly words: number;
    readonly sentences: number;
    readonly upos: number;
    readonly uas: number;
    readonly las: number;
    readonly lemma: number;
  };
}

const TREEBANKS = ['en_ewt-dev', 'en_gum-dev'];
const universal = (deprel: string) => deprel.split(':')[0];
const percent = (part: number, whole: number) => (100 * part) / Math.max(1, whole);
const f1 = (right: number, found: number, wanted: number) => percent(2 * right, found + wanted);

/** Scores the shipped model on the development treebanks; empty, with a line on standard error, where they are not present. */
export function scoreParser(
  folder = fileURLToPath(new URL('../../shared/data/treebanks', import.meta.url)),
): ParserScore[] {
  if (!existsSync(folder)) {
    console.error(`Parser scores are skipped: the development treebanks are not at ${folder}.`);
    return [];
  }
  return TREEBANKS.map(treebank => {
    const sentences = readTreebank(`${folder}/${treebank}.conllu`);
    return { treebank, gold: scoreGoldTokens(sentences), raw: scoreRawText(sentences) };
  });
}

function scoreGoldTokens(sentences: readonly TreebankSentence[]): ParserScore['gold'] {
  const { parse, lemmatise } = loadNetwork();
  const trees = sentences.map(({ tokens }) => tokens.flatMap(token => token.words));
  const found = parse(trees.map(words => words.map(word => word.form)));
  const right = { upos: 0, xpos: 0, uas: 0, las: 0, lasWords: 0, lemma: 0 };
  let all = 0;
  let unpunctuated = 0;
  for (const [k, words] of trees.entries()) {
    for (const [i, gold] of words.entries()) {
      const own = found[k]![i]!;
      const attached = own.head + 1 === gold.head;
      const labelled = attached && universal(own.deprel) === universal(gold.deprel);
      const isWord = universal(gold.deprel) !== 'punct';
      all++;
      if (isWord) unpunctuated++;
      if (own.upos === gold.upos) right.upos++;
      if (own.xpos === gold.xpos) right.xpos++;
      if (attached) right.uas++;
      if (labelled) right.las++;
      if (labelled && isWord) right.lasWords++;
      if (lemmatise(gold.form, gold.upos, gold.xpos) === gold.lemma) right.lemma++;
    }
  }
  const { upos, xpos, uas, las, lasWords, lemma } = right;
  return {
    upos: percent(upos, all),
    xpos: percent(xpos, all),
    uas: percent(uas, all),
    las: percent(las, all),
    lasWords: percent(lasWords, unpunctuated),
    lemma: percent(lemma, all),
  };
}

interface Row {
  readonly sentence: number;
  readonly upos: string;
  readonly lemma: string;
  /** Span of the head, '' for the root. */
  readonly head: string;
  readonly deprel: string | undefined;
}

const keyOf = ({ start, end }: { readonly start: number; readonly end: number }) => `${start}-${end}`;

function scoreRawText(sentences: readonly TreebankSentence[]): ParserScore['raw'] {
  const { text, sentences: spans } = textOf(sentences);
  const block = { start: 0, end: text.length };
  const tokeniser = readTokeniser(readFileSync(new URL('../models/en/tokeniser.bin', import.meta.url)));
  const cut = cutTokens(tokeniser, text, block);
  const wantedTokens = new Set(spans.flat().map(keyOf));
  const foundTokens = cut.flat().map(keyOf);
  const wantedSentences = new Set(spans.map(own => keyOf({ start: own[0]!.start, end: own[own.length - 1]!.end })));
  const foundSentences = cut.map(own => keyOf({ start: own[0]!.start, end: own[own.length - 1]!.end }));

  const wanted = goldRows(sentences, spans);
  const found = foundRows(loadLanguage().analyse(text, [block]));
  const right = { words: 0, upos: 0, uas: 0, las: 0, lemma: 0 };
  for (const [span, own] of found) {
    const gold = wanted.get(span);
    if (gold === undefined) continue;
    right.words++;
    if (own.upos === gold.upos) right.upos++;
    if (own.lemma === gold.lemma) right.lemma++;
    if (own.head === gold.head) right.uas++;
    if (own.head === gold.head && own.deprel === gold.deprel) right.las++;
  }
  const words = (count: number) => f1(count, found.size, wanted.size);
  const shared = (keys: readonly string[], gold: ReadonlySet<string>) =>
    f1(keys.filter(key => gold.has(key)).length, keys.length, gold.size);
  return {
    tokens: shared(foundTokens, wantedTokens),
    words: words(right.words),
    sentences: shared(foundSentences, wantedSentences),
    upos: words(right.upos),
    uas: words(right.uas),
    las: words(right.las),
    lemma: words(right.lemma),
  };
}

/** The treebank's words by their spans; the parts of a contraction lie one after another in it, its last takes what is left. */
function goldRows(
  sentences: readonly TreebankSentence[],
  spans: readonly (readonly { readonly start: number; readonly end: number }[])[],
): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const [k, { tokens }] of sentences.entries()) {
    const words = tokens.flatMap((token, t) => {
      let at = spans[k]![t]!.start;
      return token.words.map((word, w) => {
        const end = w === token.words.length - 1 ? spans[k]![t]!.end : at + word.form.length;
        const span = { start: at, end };
        at = end;
        return { word, key: keyOf(span) };
      });
    });
    for (const { word, key } of words) {
      const head = word.head === 0 ? '' : words[word.head - 1]!.key;
      rows.set(key, { sentence: k, upos: word.upos, lemma: word.lemma, head, deprel: universal(word.deprel) });
    }
  }
  return rows;
}

function foundRows(sentences: readonly Sentence[]): Map<string, Row> {
  const rows = new Map<string, Row>();
  for (const { tokens, index } of sentences) {
    for (const { start, end, upos, lemma, head, deprel } of tokens) {
      const headKey = head === -1 ? '' : keyOf(tokens[head]!);
      rows.set(keyOf({ start, end }), { sentence: index, upos, lemma, head: headKey, deprel: universal(deprel) });
    }
  }
  return rows;
}
