import { supportVerb } from './clause.ts';
import { isInfinitive, isPassive } from './clause-form.ts';
import { deniesNoun, isGerund, isNegation, isSubjunctive, openers } from './predicate-form.ts';
import { dependent, dependents, isNominal, isRelation, prepositionOf, type Tree } from './tree.ts';
import { listed } from './words.ts';

/** In which ways a clause may fall short of "this happened". The words rules use in `not:` and `only:`. */
export const FACTUALITY_FLAGS = [
  'negated',
  'possible',
  'obliged',
  'conditional',
  'provisional',
  'hypothetical',
  'future',
  'past',
  'perfect',
  'ongoing',
  'intended',
  'reported',
  'habitual',
  'question',
  'imperative',
  'passive',
] as const;
export type FactualityFlag = (typeof FACTUALITY_FLAGS)[number];

/**
 * How a clause is told. `negated`: not, never, failed to, without; `possible`: may, could; `obliged`: must, should, have to;
 * `conditional`: would; `provisional`: with an if, unless, until or only-after of its own; `hypothetical`: inside if, unless, were to, or or would with an if of its own; `future`: will, is to, plans
 * to; `intended`: under a verb of wish or plan; `reported`: under a verb of saying; `habitual`: repeatedly, always, has long.
 * A flag of a governing clause that reaches the governed one is set on it too: in "failed to sign", sign is negated.
 */
export type Factuality = { readonly [flag in FactualityFlag]: boolean };

/** The factuality of a predicate: a verb, a predicative adjective, or a noun that names an act. Computed once per word. */
export function factualityOf(tree: Tree, index: number): Factuality {
  return judge(tree, index, 0);
}

/** Judgements of each word, by how far below the clause first asked for it they were needed. */
const known = new WeakMap<Tree, (Factuality | undefined)[]>();
const MOST_DEPTH = 6;

function judge(tree: Tree, index: number, depth: number): Factuality {
  let judged = known.get(tree);
  if (judged === undefined) {
    judged = [];
    known.set(tree, judged);
  }
  const place = index * (MOST_DEPTH + 2) + depth;
  const made = judged[place] ?? judgeAnew(tree, index, depth);
  judged[place] = made;
  return made;
}

type Flags = { -readonly [flag in FactualityFlag]: boolean };

const NONE = Object.freeze(Object.fromEntries(FACTUALITY_FLAGS.map(flag => [flag, false])) as Flags);

const MODALS: Readonly<Record<string, FactualityFlag>> = {
  will: 'future',
  shall: 'future',
  wo: 'future',
  "'ll": 'future',
  '’ll': 'future',
  would: 'conditional',
  "'d": 'conditional',
  may: 'possible',
  might: 'possible',
  could: 'possible',
  can: 'possible',
  ca: 'possible',
  must: 'obliged',
  should: 'obliged',
  ought: 'obliged',
  need: 'obliged',
};

function judgeAnew(tree: Tree, index: number, depth: number): Factuality {
  const flags: Flags = { ...NONE };
  const token = tree.tokens[index]!;
  own(tree, index, flags);
  if (depth > MOST_DEPTH) return flags;
  inherit(tree, index, flags, depth);
  flags.provisional ||= isProvisional(tree, index);
  flags.hypothetical ||= flags.conditional && flags.provisional;
  flags.question ||= depth === 0 && isRoot(token.head) && tree.tokens.at(-1)!.form.includes('?');
  return flags;
}

const isRoot = (head: number): boolean => head < 0;

/** What the clause says of itself: its auxiliaries, adverbs, negations and subject. */
function own(tree: Tree, index: number, flags: Flags): void {
  const token = tree.tokens[index]!;
  flags.passive = isPassive(tree, index);
  let auxiliary = false;
  for (const child of tree.children[index]!) {
    const { deprel, lemma, form, feats } = tree.tokens[child]!;
    const word = form.toLowerCase();
    if (isRelation(deprel, 'aux') || deprel === 'cop') {
      auxiliary = true;
      const modal = deprel === 'aux' ? MODALS[word] : undefined;
      if (modal !== undefined) flags[modal] = true;
      else if (lemma === 'have') flags.perfect = true;
      else if (lemma === 'be' && token.xpos === 'VBG' && deprel === 'aux') flags.ongoing = true;
      if (['was', 'were', 'did', 'had'].includes(word)) flags.past = true;
      if (word === 'be' && token.xpos === 'VBN' && !flags.passive) flags.passive = true;
      for (const under of tree.children[child]!) if (isNegation(tree, under)) flags.negated = true;
    } else if (isNegation(tree, child)) {
      // "not only", "not just" deny nothing
      const next = tree.tokens[child + 1]?.form.toLowerCase();
      if (
        !(
          word === 'not' &&
          (next === 'only' || next === 'just' || (next === 'yet' && listed('not yet is no refusal', token.lemma)))
        )
      )
        flags.negated = true;
    } else if (isRelation(deprel, 'advmod')) {
      if (listed('habitual adverbs', word)) flags.habitual = true;
      if (listed('doubting adverbs', word)) flags.possible = true;
    } else if (isRelation(deprel, 'nsubj') || deprel === 'obj') {
      if (deniesNoun(tree, child)) flags.negated = true;
    } else if (deprel === 'det' && (lemma === 'no' || lemma === 'neither')) flags.negated = true;
    else if (deprel === 'case' && word === 'without') flags.negated = true;
    else if (deprel === 'mark' && (word === 'without' || word === 'instead' || word === 'rather')) flags.negated = true;
    if (feats.Mood === 'Imp') flags.imperative = true;
  }
  if (token.xpos === 'VBD') flags.past = true;
  if (token.feats.Mood === 'Imp') flags.imperative = true;
  // "to sign the deal", "without signing": named, not done; "did sign" is done
  if (token.xpos === 'VB' && !auxiliary && !isRelation(token.deprel, 'conj')) flags.intended = true;
  if (token.xpos === 'VBG' && !auxiliary && isGerund(tree, index)) flags.intended = true;
  if (!auxiliary && token.xpos === 'VB' && token.head < 0 && dependent(tree, index, 'nsubj') < 0)
    flags.imperative = true;
}

const PROVISOS = new Set(['if', 'unless', 'until', 'till', 'provided', 'providing', 'once', 'lest']);

/** "will sign [if] …", "will sign only [after] …" */
function isProvisional(tree: Tree, index: number): boolean {
  return tree.children[index]!.some(child => {
    if (!isRelation(tree.tokens[child]!.deprel, 'advcl')) return false;
    return openers(tree, child).some(mark => {
      const word = tree.tokens[mark]!.form.toLowerCase();
      if (PROVISOS.has(word))
        return isRelation(tree.tokens[mark]!.deprel, 'mark') || word === 'once' || word === 'provided';
      return (word === 'after' || word === 'when') && saysOnly(tree, index, mark);
    });
  });
}

/** "[only] after", "can [only] begin after" */
function saysOnly(tree: Tree, predicate: number, mark: number): boolean {
  return (
    tree.tokens[mark - 1]?.form.toLowerCase() === 'only' ||
    tree.children[predicate]!.some(child => tree.tokens[child]!.form.toLowerCase() === 'only')
  );
}

/** What the clauses above hand down. */
function inherit(tree: Tree, index: number, flags: Flags, depth: number): void {
  const { head, deprel } = tree.tokens[index]!;
  const marks = tree.children[index]!.filter(child => tree.tokens[child]!.deprel === 'mark').map(child =>
    tree.tokens[child]!.form.toLowerCase(),
  );
  if (isRelation(deprel, 'advcl')) {
    if (marks.some(mark => mark === 'if' || mark === 'unless' || mark === 'whether' || mark === 'lest'))
      flags.hypothetical = true;
    if (marks.some(mark => mark === 'until' || mark === 'till')) flags.hypothetical = true;
    if (marks.includes('without')) flags.negated = true;
    if (marks.includes('to')) flags.intended = true;
  }
  if (marks.includes('whether')) flags.hypothetical = true;
  if (head < 0) return;
  const governor = tree.tokens[head]!;
  // "will sign only after Oslo [lifts] the ban": what is waited for has not happened
  if (
    isRelation(deprel, 'advcl') &&
    openers(tree, index).some(mark => WAITED.has(tree.tokens[mark]!.form.toLowerCase()))
  ) {
    const main = judge(tree, head, depth + 1);
    if (main.future || main.conditional || main.possible || main.negated || main.provisional) flags.hypothetical = true;
  }
  if (isNominal(tree.tokens[index]!)) {
    const light = supportVerb(tree, index);
    if (light >= 0) take(flags, judge(tree, light, depth + 1));
    else if (
      ['obj', 'obl', 'nsubj:pass', 'nsubj'].some(relation => isRelation(deprel, relation)) &&
      governor.upos === 'VERB'
    ) {
      // "hope for an offer", "considered a proposal": an act only wished for
      if (deprel !== 'nsubj' && listed('verbs of wish', governor.lemma)) flags.intended = true;
      if (listed('verbs of absence', governor.lemma)) flags.negated = true;
    }
    return;
  }
  if (isRelation(deprel, 'conj')) {
    const first = judge(tree, head, depth + 1);
    const ownAuxiliary = tree.children[index]!.some(child => isRelation(tree.tokens[child]!.deprel, 'aux'));
    const ownSubject = dependent(tree, index, 'nsubj') >= 0;
    for (const flag of ['hypothetical', 'reported', 'intended', 'habitual', 'question'] as const)
      flags[flag] ||= first[flag];
    if (!ownSubject && !ownAuxiliary) {
      for (const flag of ['future', 'conditional', 'possible', 'obliged', 'past', 'perfect'] as const) {
        if (flag === 'past' || tree.tokens[index]!.xpos !== 'VBD') flags[flag] ||= first[flag];
      }
      // "did not accept or reject": or and nor carry the negation on; and, but do not when the verb is finite
      const joined = dependents(tree, index, 'cc').map(child => tree.tokens[child]!.form.toLowerCase());
      if (first.negated && joined.some(word => word === 'or' || word === 'nor')) flags.negated = true;
    }
    return;
  }
  const under =
    isRelation(deprel, 'xcomp') ||
    isRelation(deprel, 'ccomp') ||
    deprel === 'acl' ||
    (isRelation(deprel, 'advcl') && marks.includes('to'));
  if (!under && deprel !== 'acl:relcl') return;
  if (deprel === 'acl:relcl') return;
  const above = isNominal(governor) && dependent(tree, head, 'cop') < 0 ? null : judge(tree, head, depth + 1);
  if (above !== null) {
    for (const flag of ['hypothetical', 'question'] as const) flags[flag] ||= above[flag];
    if (isRelation(deprel, 'xcomp')) {
      for (const flag of ['future', 'conditional', 'possible', 'obliged', 'past', 'habitual'] as const)
        flags[flag] ||= above[flag];
      if (above.negated) flags.negated = true;
    }
  }
  if (above !== null) governed(flags, above, governor.lemma);
  // "insists that the army [leave]": a subjunctive binds
  if (isRelation(deprel, 'ccomp') && listed('verbs of demand', governor.lemma) && isSubjunctive(tree, index)) {
    flags.obliged = true;
    flags.past = false;
  }
  if (isRelation(deprel, 'ccomp') && listed('verbs of saying', governor.lemma)) {
    flags.reported = true;
    // "said it would withdraw": a promise told afterwards, no supposition
    if (flags.conditional && !isProvisional(tree, index)) {
      flags.conditional = false;
      flags.future = true;
    }
    if (above?.negated && listed('verbs of thinking', governor.lemma)) flags.negated = true;
  }
  if (deprel === 'acl' && isInfinitive(tree, index) && isNominal(governor) && listed('nouns of wish', governor.lemma))
    flags.intended = true;
}

/** What verbs that govern a clause make of it: "failed [to sign]", "wants [to sign]", "plans [to sign]". Nouns of the same spelling do not. */
function governed(flags: Flags, above: Factuality, lemma: string): void {
  if (listed('verbs of success', lemma)) flags.intended = above.intended === true;
  if (listed('negating verbs', lemma)) flags.negated = above.negated !== true;
  if (listed('verbs of wish', lemma)) flags.intended = true;
  if (listed('verbs of plan', lemma)) {
    flags.intended = true;
    flags.future = true;
  }
  if (listed('doubting verbs', lemma)) flags.hypothetical = true;
  if (listed('habitual verbs', lemma)) flags.habitual = true;
}

const WAITED = new Set(['after', 'once', 'before', 'when', 'as soon as', 'provided']);

function take(flags: Flags, from: Factuality): void {
  for (const flag of FACTUALITY_FLAGS) if (from[flag] && flag !== 'passive') flags[flag] = true;
}

/** The preposition "without" above a noun denies it: "without [agreement]". */
export function isDeniedPhrase(tree: Tree, index: number): boolean {
  return prepositionOf(tree, index) === 'without' || deniesNoun(tree, index);
}
