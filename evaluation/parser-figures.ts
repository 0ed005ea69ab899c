import type { Figure, Measured } from './figure.ts';
import { scoreParser } from './parser.ts';

/** The parser on the development treebanks. */
export function measureParser(): Measured {
  const figures: Figure[] = scoreParser().flatMap(({ treebank, gold, raw }) => {
    const name = treebank.replace('en_', '');
    const figure = (part: string, value: number, what: string) => ({ id: `parser.${name}.${part}`, value, what });
    return [
      figure('upos', gold.upos, 'universal tags, gold tokens'),
      figure('uas', gold.uas, 'heads, gold tokens, predicted tags'),
      figure(
        'las',
        gold.las,
        'heads and relations, gold tokens, predicted tags, subtypes ignored, punctuation counted',
      ),
      figure('las-words', gold.lasWords, 'the same without punctuation'),
      figure('lemma', gold.lemma, 'lemmas, gold tags'),
      figure('raw-tokens', raw.tokens, 'tokens F1 from running text'),
      figure('raw-sentences', raw.sentences, 'sentences F1 from running text'),
      figure('raw-las', raw.las, 'words with head and relation, F1 from running text'),
    ];
  });
  return { figures, table: null };
}
