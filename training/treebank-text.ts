import { readFileSync } from 'node:fs';

/** One token of a treebank's running text: what stands between two breaks, with the words it is made of. */
export interface TreebankToken {
  readonly form: string;
  readonly spaceAfter: boolean;
  readonly words: readonly TreebankWord[];
}

export interface TreebankWord {
  readonly form: string;
  readonly lemma: string;
  readonly upos: string;
  readonly xpos: string;
  readonly feats: string;
  /** 1-based, 0 is the root. */
  readonly head: number;
  readonly deprel: string;
}

export interface TreebankSentence {
  readonly tokens: readonly TreebankToken[];
  /** True at the start of a document or paragraph. */
  readonly opensParagraph: boolean;
}

/** Reads a CoNLL-U file; documents and paragraphs as its comments give them. */
export function readTreebank(path: string): TreebankSentence[] {
  const sentences: TreebankSentence[] = [];
  let tokens: TreebankToken[] = [];
  let opensParagraph = false;
  let within = 0; // number of the last word of the contraction that is open
  for (const line of readFileSync(path, 'utf8').split('\n')) {
    if (line.startsWith('# newdoc') || line.startsWith('# newpar')) opensParagraph = true;
    if (line === '' && tokens.length > 0) {
      sentences.push({ tokens, opensParagraph });
      tokens = [];
      opensParagraph = false;
      within = 0;
    }
    if (line === '' || line.startsWith('#')) continue;
    const [id = '', form = '', lemma = '', upos = '', xpos = '', feats = '', head = '', deprel = '', , misc = ''] =
      line.split('\t');
    const spaceAfter = !misc.includes('SpaceAfter=No');
    const range = /^(\d+)-(\d+)$/.exec(id);
    if (range !== null) {
      within = Number(range[2]);
      tokens.push({ form, spaceAfter, words: [] });
    } else if (/^\d+$/.test(id)) {
      const word = { form, lemma, upos, xpos, feats, head: Number(head), deprel };
      const open = tokens[tokens.length - 1];
      if (Number(id) <= within && open !== undefined)
        tokens[tokens.length - 1] = { ...open, words: [...open.words, word] };
      else tokens.push({ form, spaceAfter, words: [word] });
    }
  }
  return sentences;
}

/** A running text with the spans of its tokens, sentence by sentence. */
export interface MarkedTreebankText {
  readonly text: string;
  readonly sentences: readonly (readonly { readonly start: number; readonly end: number }[])[];
}

/** The running text of the sentences; `paragraphBreak` stands before each that opens a paragraph. */
export function textOf(sentences: readonly TreebankSentence[], paragraphBreak = '\n\n'): MarkedTreebankText {
  let text = '';
  const spans = sentences.map(({ tokens, opensParagraph }) => {
    if (opensParagraph && text !== '') text = text.trimEnd() + paragraphBreak;
    return tokens.map(({ form, spaceAfter }) => {
      const start = text.length;
      text += form + (spaceAfter ? ' ' : '');
      return { start, end: start + form.length };
    });
  });
  return { text, sentences: spans };
}
