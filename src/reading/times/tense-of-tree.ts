import type { Sentence, Token } from '../../language/index.ts';
import type { Span } from '../../text/index.ts';
import type { Tense } from './tense.ts';

const MODALS = new Set(['will', 'shall', 'would', 'should', 'must', 'may', 'might', 'can', 'could', "'ll", '’ll']);
/** Verbs and adjectives whose infinitive or "for" lies ahead of them, whatever their own tense: "agreed to meet on Friday". */
const LOOKS_AHEAD = new Set(
  `agree aim appoint arrange ask call demand due eager expect going hope intend invite need offer order plan pledge poise prepare promise
   propose ready refuse schedule seek set slate threaten urge vow want warn willing wait`.split(/\s+/),
);

/** The word of a sentence at an offset, or the first one behind it; -1 when there is none. */
export function wordAt({ tokens }: Sentence, offset: number): number {
  return tokens.findIndex(token => token.end > offset);
}

const isPredicate = (token: Token, children: readonly Token[]) =>
  token.upos === 'VERB' || token.upos === 'AUX' || children.some(child => child.deprel.startsWith('cop'));

const childrenOf = (tokens: readonly Token[], head: number) => tokens.filter(token => token.head === head);

/** The nearest predicate above a word, the word itself included; -1 when there is none. A broken tree ends the climb. */
export function governingVerb({ tokens }: Sentence, word: number): number {
  let at = word;
  for (let steps = 0; at >= 0 && steps <= tokens.length; steps++) {
    const token = tokens[at]!;
    if (isPredicate(token, childrenOf(tokens, at))) return at;
    at = token.head;
  }
  return -1;
}

function tenseOfPredicate(tokens: readonly Token[], verb: number, depth: number): Tense | null {
  const token = tokens[verb]!;
  const helpers = childrenOf(tokens, verb).filter(({ deprel }) => /^(?:aux|cop)/.test(deprel));
  const lemmas = helpers.map(({ lemma, form }) => (MODALS.has(form.toLowerCase()) ? form.toLowerCase() : lemma));
  const perfect = lemmas.includes('have');
  if (lemmas.some(lemma => MODALS.has(lemma))) return perfect ? 'past' : 'future';
  if (helpers.some(({ feats, lemma }) => lemma === 'have' && feats.Tense === 'Past')) return 'past';
  if (perfect) return 'past';
  const planned = LOOKS_AHEAD.has(token.lemma) && token.feats.VerbForm === 'Part' && token.feats.Tense !== 'Pres';
  if (planned && !/^(?:agree|ask|demand|refuse|call)$/.test(token.lemma)) return 'future';
  if (helpers.some(({ feats }) => feats.Tense === 'Past')) return 'past';
  if (
    token.feats.VerbForm === 'Inf' ||
    childrenOf(tokens, verb).some(({ form, upos }) => upos === 'PART' && /^to$/i.test(form))
  ) {
    const head = token.head < 0 ? undefined : tokens[token.head];
    if (head === undefined) return null;
    if (LOOKS_AHEAD.has(head.lemma) || head.lemma === 'be' || /^(?:acl|advcl)/.test(token.deprel))
      return hadBeen(tokens, token.head) ? 'past' : 'future';
    return depth > 3 ? null : tenseOfPredicate(tokens, token.head, depth + 1);
  }
  if (token.feats.Tense === 'Past') return 'past';
  const leansOn = /^(?:conj|xcomp|advcl|acl|parataxis)/.test(token.deprel) && token.head >= 0;
  if (leansOn && token.feats.VerbForm !== 'Fin' && depth <= 3) return tenseOfPredicate(tokens, token.head, depth + 1);
  return null;
}

const hadBeen = (tokens: readonly Token[], verb: number) =>
  childrenOf(tokens, verb).some(
    ({ lemma, feats, deprel }) => deprel.startsWith('aux') && lemma === 'have' && feats.Tense === 'Past',
  );

/** The tense of the clause that a time stands in, from the tree of its sentence; null when the tree does not tell. */
export function tenseByTree(sentence: Sentence, span: Span): Tense | null {
  const word = wordAt(sentence, span.end - 1);
  const verb = word < 0 ? -1 : governingVerb(sentence, word);
  return verb < 0 ? null : tenseOfPredicate(sentence.tokens, verb, 0);
}

/** Verbs that tell what was said or is so, however they are conjugated: "he says on Friday" plans nothing. */
const TELLS = new Set(
  'say tell write report argue think believe be have know want seem appear show see live remain stand follow come cap mark echo include mean reflect'.split(
    ' ',
  ),
);

/**
 * True where the clause of a time stands in the simple present: "the money runs out [Friday]", "the deadline is [Thursday]". With a bare weekday
 * English so tells what is scheduled.
 */
export function isScheduled({ tokens }: Sentence, span: Span): boolean {
  const word = tokens.findIndex(token => token.end > span.end - 1);
  const time = tokens[word];
  if (time === undefined) return false;
  const copula = childrenOf(tokens, word).find(({ deprel }) => deprel.startsWith('cop'));
  if (copula !== undefined) return isPresent(copula);
  const verb = tokens[time.head];
  if (verb === undefined || !/^(?:obl|nmod:unmarked|advmod)/.test(time.deprel) || TELLS.has(verb.lemma)) return false;
  return isPresent(verb) && !childrenOf(tokens, time.head).some(({ deprel }) => /^(?:aux|cop)/.test(deprel));
}

const isPresent = ({ feats }: Token) => feats.Tense === 'Pres' && feats.VerbForm === 'Fin';
