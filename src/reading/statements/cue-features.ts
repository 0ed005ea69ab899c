import { hashOf, mix } from '../scoring/linear-scorer.ts';
import type { CueEntry, CueLexicon, CueWordClass } from './cue-lexicon.ts';
import type { SentenceView } from './sentence-view.ts';
import { isRelation, prepositionOf, type Tree } from './tree.ts';

/** A word that may be a cue, with what the lexicon knows of it. */
export interface CueCandidate {
  readonly index: number;
  readonly wordClass: CueWordClass;
  /** Particle or preposition that makes one word of two: "rule out", "call on". */
  readonly particle: string | null;
  readonly entry: CueEntry | null;
}

const CLAUSE = ['ccomp', 'xcomp', 'csubj', 'acl', 'parataxis'];

/**
 * Words of the sentence that could say that somebody says something: every full verb, and those nouns and adjectives that the lexicon
 * knows or that have a clause of their own.
 */
export function cueCandidates(tree: Tree, lexicon: CueLexicon): CueCandidate[] {
  const found: CueCandidate[] = [];
  for (const { index, upos, lemma, deprel, form } of tree.tokens) {
    const wordClass = upos === 'VERB' ? 'verb' : upos === 'NOUN' ? 'noun' : upos === 'ADJ' ? 'adjective' : null;
    const according = form.length === 9 && /^according$/i.test(form);
    if (wordClass === null && !according) continue;
    if (according && (deprel !== 'case' || tree.tokens[index + 1]?.form.toLowerCase() !== 'to')) continue;
    if (
      wordClass === 'verb' &&
      !according &&
      (isRelation(deprel, 'case') ||
        isRelation(deprel, 'compound') ||
        (isRelation(deprel, 'amod') && tree.children[index]!.length === 0))
    )
      continue;
    const particle = particleOf(tree, index);
    const entry = lexicon.find(according ? 'according' : lemma, according ? 'verb' : (wordClass ?? 'verb'), particle);
    const open = wordClass === 'verb' || according;
    const clause = () =>
      tree.children[index]!.some(child => CLAUSE.some(name => isRelation(tree.tokens[child]!.deprel, name)));
    if (
      !open &&
      entry === null &&
      !(wordClass === 'adjective' ? clause() : tree.children[index]!.some(child => isThatClause(tree, child)))
    )
      continue;
    found.push({ index, wordClass: wordClass ?? 'verb', particle, entry });
  }
  return found;
}

function particleOf(tree: Tree, index: number): string | null {
  for (const child of tree.children[index]!) {
    const { deprel, lemma } = tree.tokens[child]!;
    if (deprel === 'compound:prt') return lemma.toLowerCase();
  }
  for (const child of tree.children[index]!) {
    if (child < index || !isRelation(tree.tokens[child]!.deprel, 'obl')) continue;
    const preposition = prepositionOf(tree, child);
    if (preposition === 'for' || preposition === 'on' || preposition === 'upon' || preposition === 'to')
      return preposition;
  }
  return null;
}

function isThatClause(tree: Tree, child: number): boolean {
  const { deprel } = tree.tokens[child]!;
  return (
    (deprel === 'acl' || deprel === 'ccomp') &&
    tree.children[child]!.some(mark => tree.tokens[mark]!.deprel === 'mark' && /^that$/i.test(tree.tokens[mark]!.form))
  );
}

/** What introduces a clause: that, if, a question word, to, or nothing. */
export function openerOf(tree: Tree, index: number): string {
  for (const child of tree.children[index]!) {
    const { deprel, form, xpos } = tree.tokens[child]!;
    if (child > index) break;
    if (deprel === 'mark') return form.toLowerCase();
    if (xpos === 'WP' || xpos === 'WRB' || xpos === 'WDT') return 'wh';
  }
  return 'none';
}

/** Where quotation marks stand beside the word: it stands inside, before it, behind it, around its sentence. */
function quotesAround(
  { tree, quoted, marks, followsQuotation, leadsToQuotation }: SentenceView,
  index: number,
): number {
  if (quoted[index]) return 9;
  let before = followsQuotation && index < 12 ? 2 : 0;
  let after = leadsToQuotation && tree.tokens.length - index < 12 ? 2 : 0;
  for (const mark of marks) {
    if (mark < index && index - mark < 12) before = 1;
    else if (mark > index && mark - index < 12) after = 1;
  }
  return 10 + before * 3 + after;
}

const BIAS = hashOf('bias');
const VERB = hashOf('verb');
const F = (name: string) => hashOf(name, 0x51ed270b);
const N = {
  lemma: F('lemma'),
  lemmaTag: F('lemma tag'),
  group: F('group'),
  rare: F('rare'),
  tag: F('tag'),
  relation: F('relation'),
  suffix: F('suffix'),
  child: F('child'),
  childLemma: F('child of lemma'),
  childGroup: F('child of group'),
  phrase: F('phrase'),
  phraseLemma: F('phrase of lemma'),
  clause: F('clause'),
  clauseLemma: F('clause of lemma'),
  clauseGroup: F('clause of group'),
  object: F('object'),
  objectLemma: F('object of lemma'),
  subject: F('subject'),
  subjectWord: F('subject word'),
  subjectGroup: F('subject of group'),
  aux: F('aux'),
  adverb: F('adverb'),
  up: F('up'),
  upGroup: F('up group'),
  quotes: F('quotes'),
  quotesGroup: F('quotes group'),
  before: F('before'),
  after: F('after'),
  none: F('no subject'),
  place: F('place'),
  passive: F('passive'),
  quotesLemma: F('quotes lemma'),
  mark: F('mark'),
  frame: F('frame'),
  noChild: F('bare'),
  form: F('form'),
} as const;

/** What the features of a candidate are made of, and how one is added. */
function featureMaker(
  { tree, lemma: lemmas, xpos, deprel }: SentenceView,
  { index, entry, particle, wordClass }: CueCandidate,
) {
  const features: number[] = [];
  const kind = wordClass === 'verb' ? VERB : hashOf(wordClass);
  return {
    features,
    token: tree.tokens[index]!,
    kind,
    lemma: mix(lemmas[index]!, particle === null ? kind : hashOf(particle)),
    tag: xpos[index]!,
    group: entry === null ? 7 : entry.group.order + 11,
    rare: entry === null ? 0 : entry.rare ? 1 : 2,
    relation: deprel[index]!,
    add(name: number, a: number, b = 0, c = 0, d = 0) {
      let hash = mix(name, a);
      if (b !== 0) hash = mix(hash, b);
      if (c !== 0) hash = mix(hash, c ^ 0x3c6ef372);
      if (d !== 0) hash = mix(hash, d ^ 0x1b873593);
      features.push(hash);
    },
  };
}

/** The features of the word alone. Where even they speak clearly against a cue, the sentence need not be asked. */
export function wordFeatures(view: SentenceView, candidate: CueCandidate): number[] {
  const { features, token, kind, lemma, tag, group, rare, relation, add } = featureMaker(view, candidate);
  features.push(BIAS);
  add(N.lemma, lemma);
  add(N.lemmaTag, lemma, tag);
  add(N.group, group, kind);
  add(N.rare, group, rare, tag);
  add(N.tag, tag);
  add(N.relation, relation, kind);
  add(N.relation, relation, group, 1);
  add(N.relation, relation, lemma, 2);
  add(N.suffix, hashOf(token.lemma.slice(-3)));
  add(N.suffix, hashOf(token.lemma.slice(0, 4)), 1);
  add(N.suffix, hashOf(token.lemma.slice(-4)), kind, 2);
  add(N.place, /^[.!?:]/.test(view.tree.tokens.at(-1)!.form) ? 1 : 2, group, 1);
  return features;
}

/** The features of the word's surroundings: what hangs on it, what it hangs on, and the quotation marks beside it. */
export function contextFeatures(view: SentenceView, candidate: CueCandidate): number[] {
  const { tree, lemma: lemmas, upos, xpos, deprel: relations } = view;
  const { tokens, children } = tree;
  const { index } = candidate;
  const { features, token, kind, lemma, tag, group, rare, relation, add } = featureMaker(view, candidate);
  let subject = false;
  let parts = 0;
  let frame = 17;
  let auxiliaries = tag;
  for (const child of children[index]!) {
    const { deprel } = tokens[child]!;
    if (deprel === 'punct') continue;
    const name = relations[child]!;
    const word = lemmas[child]!;
    const side = child < index ? 1 : 2;
    add(N.child, name, side, kind);
    if (deprel === 'mark') add(N.mark, word, group, relation);
    else if (isRelation(deprel, 'aux') || deprel === 'cop') auxiliaries = mix(auxiliaries, word);
    else if (!isRelation(deprel, 'advmod') && !isRelation(deprel, 'conj') && deprel !== 'cc' && deprel !== 'advcl') {
      frame = mix(
        frame,
        isRelation(deprel, 'obl') || isRelation(deprel, 'nmod') ? mix(name, hashOf(prepositionOf(tree, child))) : name,
      );
    }
    if (isRelation(deprel, 'aux')) add(N.aux, word, tag);
    else if (isRelation(deprel, 'advmod')) add(N.adverb, word);
    else if (isRelation(deprel, 'nsubj') || deprel === 'obl:agent' || deprel === 'nmod:poss') {
      subject = true;
      add(N.subject, upos[child]!, name);
      add(N.subject, xpos[child]!, word, 1);
      add(N.subjectWord, word, group);
      add(N.subjectGroup, upos[child]!, name, group);
      add(N.subjectGroup, xpos[child]!, name, lemma, 1);
      add(N.subjectWord, hashOf(tokens[child]!.lemma.slice(-3)), name, rare, 1);
    } else if (CLAUSE.some(clause => isRelation(deprel, clause)) || deprel === 'advcl') {
      const opener = hashOf(openerOf(tree, child));
      add(N.clause, name, opener, kind);
      add(N.clauseLemma, name, lemma);
      add(N.clauseGroup, name, opener, group);
      add(N.clause, name, opener, side, relation);
      add(N.clause, name, opener, xpos[child]!, group);
      parts++;
    } else if (isRelation(deprel, 'obj')) {
      add(N.object, word);
      add(N.objectLemma, lemma, upos[child]!);
      add(N.objectLemma, lemma, word, 1);
      add(N.objectLemma, group, upos[child]!, rare, 2);
      add(N.objectLemma, group, word, 3);
      add(N.objectLemma, xpos[child]!, children[child]!.length > 0 ? lemmas[children[child]![0]!]! : 1, group, 4);
      parts++;
    } else if (isRelation(deprel, 'obl') || isRelation(deprel, 'nmod')) {
      const preposition = hashOf(prepositionOf(tree, child));
      add(N.phrase, preposition, group);
      add(N.phraseLemma, preposition, lemma);
    }
    add(N.childLemma, name, lemma);
    add(N.childGroup, name, group, rare);
  }
  add(N.frame, frame, group);
  add(N.frame, frame, kind, relation, 1);
  add(N.frame, frame, lemma, 2);
  add(N.aux, auxiliaries, group);
  add(N.aux, auxiliaries, relation, kind);
  if (!subject) add(N.none, relation, group);
  if (parts === 0) {
    add(N.noChild, group, relation);
    add(N.noChild, lemma, 1);
  }
  if (token.head >= 0) {
    add(N.up, lemmas[token.head]!, relation);
    add(N.up, upos[token.head]!, relation, group);
    add(N.up, lemmas[token.head]!, lemma, 1);
    const top = tokens[token.head]!.head;
    add(N.up, relations[token.head]!, relation, top < 0 ? 1 : lemmas[top]!, 2);
  }
  const quotes = quotesAround(view, index);
  add(N.quotes, quotes);
  add(N.quotesGroup, quotes, group, relation);
  add(N.quotesLemma, quotes, lemma);
  const before = index > 0 ? lemmas[index - 1]! : 1;
  const after = index + 1 < tokens.length ? lemmas[index + 1]! : 1;
  add(N.before, before, kind);
  add(N.before, index > 0 ? xpos[index - 1]! : 1, group, 1);
  add(N.after, after, kind);
  add(N.after, index + 1 < tokens.length ? xpos[index + 1]! : 1, group, 1);
  add(N.after, after, lemma, 2);
  add(N.place, index < 3 ? index : tokens.length - index < 4 ? 9 : 5, group);
  return features;
}
