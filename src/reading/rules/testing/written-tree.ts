import { type Sentence, type Token, UPOS, type Upos } from '../../../language/index.ts';

/**
 * A sentence with its tree, written by hand for a test of one step: a line per word with form, lemma, tag, head and relation,
 * heads counted from 1 and 0 for the root, as in CoNLL-U.
 *
 *   Kyiv     Kyiv    NNP 2 nsubj
 *   refused  refuse  VBD 0 root
 *
 * @throws {TypeError} when a line has not five columns or a head is none of the words.
 */
export function writtenTree(lines: string): Sentence {
  const rows = lines
    .trim()
    .split('\n')
    .map(line => line.trim().split(/\s+/));
  let start = 0;
  const tokens = rows.map((row, index): Token => {
    const [form, lemma, xpos, head, deprel] = row;
    if (form === undefined || lemma === undefined || xpos === undefined || head === undefined || deprel === undefined) {
      throw new TypeError(`Five columns are expected: ${row.join(' ')}`);
    }
    const above = Number(head) - 1;
    if (!Number.isInteger(above) || above >= rows.length) throw new TypeError(`No word ${head} for ${form}`);
    const token: Token = {
      index,
      form,
      lemma,
      xpos,
      upos: uposOf(xpos),
      feats: {},
      head: above,
      deprel,
      start,
      end: start + form.length,
    };
    start = token.end + 1;
    return token;
  });
  return { index: 0, block: 0, start: 0, end: tokens.at(-1)!.end, tokens };
}

const BY_TAG: readonly (readonly [RegExp, Upos])[] = [
  [/^NNP/, 'PROPN'],
  [/^NN/, 'NOUN'],
  [/^(PRP|WP|WDT|EX)/, 'PRON'],
  [/^MD/, 'AUX'],
  [/^V/, 'VERB'],
  [/^JJ/, 'ADJ'],
  [/^(RB|WRB)/, 'ADV'],
  [/^CD/, 'NUM'],
  [/^DT/, 'DET'],
  [/^CC/, 'CCONJ'],
  [/^(TO|POS)/, 'PART'],
  [/^(IN|RP)/, 'ADP'],
];

function uposOf(xpos: string): Upos {
  const known = BY_TAG.find(([tag]) => tag.test(xpos))?.[1];
  return known ?? UPOS.find(tag => tag === 'PUNCT')!;
}
