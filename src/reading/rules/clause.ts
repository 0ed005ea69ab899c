import { isFiniteClause, isInfinitive, isPassive } from './clause-form.ts';
import { expand, referent } from './referent.ts';
import { dependent, dependents, isNominal, isRelation, isVerbal, prepositionOf, type Tree } from './tree.ts';
import { listed } from './words.ts';

/**
 * Who does what, told once for all layers: passives are turned round, relative pronouns stand for what they refer to, and a
 * subject that a clause leaves out is looked up where English leaves it (control, coordination, participles). Rules ask for
 * `nsubj` and `obj` and get the doer and the thing done, however the sentence is built.
 *
 *   The demand was rejected by Kyiv, which called it absurd and refused to discuss it.
 *   └ obj of rejected           └ doer of rejected, called, refused and discuss
 */

/** The grammatical subject, looked up where the clause leaves it out. */
export function surfaceSubjects(tree: Tree, index: number, depth = 0): number[] {
  if (depth > 5) return [];
  const own = ownSubjects(tree, index);
  if (own.length > 0) return expand(tree, own);
  const { head, deprel, xpos } = tree.tokens[index]!;
  if (head < 0) return [];
  if (isRelation(deprel, 'acl') || deprel === 'advcl:relcl') return attributiveSubject(tree, index, depth);
  if (isRelation(deprel, 'xcomp')) return controller(tree, head, depth);
  if (isRelation(deprel, 'conj') || deprel === 'parataxis') {
    if (isNominal(tree.tokens[head]!) && xpos.startsWith('N')) return [];
    return surfaceSubjects(tree, head, depth + 1);
  }
  if (isRelation(deprel, 'advcl') && isInfinitive(tree, index) && listed('object control', tree.tokens[head]!.lemma)) {
    return controller(tree, head, depth);
  }
  // "[The group] offered to free two hostages, said the bishop": the subject came to hang on the verb of saying.
  if (deprel === 'ccomp' && index < head) {
    const before = dependents(tree, head, 'nsubj').filter(subject => subject < index);
    if (before.length > 0) return expand(tree, before);
  }
  // "accused [the army] of breaking the truce"
  if ((isRelation(deprel, 'advcl') || deprel === 'acl') && listed('accusing verbs', tree.tokens[head]!.lemma)) {
    const accused = undergoers(tree, head);
    if (accused.length > 0) return accused;
  }
  if (isRelation(deprel, 'advcl') || deprel === 'ccomp') {
    return isFiniteClause(tree, index) ? [] : surfaceOrDoer(tree, head, depth);
  }
  return [];
}

/** The subject that stands there; "said [it] was ready" may come out of the parser as an empty `it`, which is none unless something else is the subject. */
function ownSubjects(tree: Tree, index: number): number[] {
  const subjects = dependents(tree, index, 'nsubj');
  if (subjects.length > 0 || dependent(tree, index, 'csubj') >= 0) return subjects;
  const empty = dependents(tree, index, 'expl').filter(child => tree.tokens[child]!.form.toLowerCase() === 'it');
  if (empty.length > 0 || !isFiniteClause(tree, index) || isPassive(tree, index)) return empty;
  // "[Lima] has demanded access": a bare name before the verb is its subject, whatever the parser called it.
  return tree.children[index]!.filter(child => {
    const token = tree.tokens[child]!;
    return (
      child < index &&
      token.xpos.startsWith('N') &&
      ['advmod', 'obl', 'dep', 'vocative'].includes(token.deprel) &&
      prepositionOf(tree, child) === '' &&
      !listed('words of time', token.lemma.toLowerCase())
    );
  });
}

function surfaceOrDoer(tree: Tree, index: number, depth: number): number[] {
  return isNominal(tree.tokens[index]!) && dependent(tree, index, 'cop') < 0
    ? doersOfNoun(tree, index, depth + 1)
    : surfaceSubjects(tree, index, depth + 1);
}

/** "a man [wanted]", "talks [aimed] at", "its offer to [withdraw]": the noun the clause hangs on, or who owns that noun. */
function attributiveSubject(tree: Tree, index: number, depth: number): number[] {
  const { head, deprel } = tree.tokens[index]!;
  if (deprel === 'acl:relcl' || deprel === 'advcl:relcl') {
    // "the offer [Kyiv] rejected" has its own subject; a clause without one lost it in parsing.
    return isNominal(tree.tokens[head]!) ? [head] : [];
  }
  if (isInfinitive(tree, index) && isObjectOf(tree, head, 'object control')) return [head];
  return isInfinitive(tree, index) ? doersOfNoun(tree, head, depth + 1) : [head];
}

function isObjectOf(tree: Tree, index: number, list: string): boolean {
  const { head, deprel } = tree.tokens[index]!;
  return (
    head >= 0 &&
    (isRelation(deprel, 'obj') || isRelation(deprel, 'iobj') || deprel === 'nsubj:pass') &&
    listed(list, tree.tokens[head]!.lemma)
  );
}

/**
 * The infinitives and participles a verb or adjective governs. Where English has "urged Kyiv [to sign]", parsers waver between
 * a complement, a purpose and a clause on the noun; verbs that take such a complement settle it.
 */
export function complements(tree: Tree, index: number): number[] {
  const found = dependents(tree, index, 'xcomp');
  const { lemma, upos } = tree.tokens[index]!;
  if (upos !== 'VERB' && upos !== 'ADJ') return found;
  if (upos === 'ADJ' || listed('infinitive verbs', lemma) || listed('object control', lemma)) {
    found.push(...dependents(tree, index, 'advcl').filter(child => isInfinitive(tree, child)));
  }
  if (listed('object control', lemma)) {
    for (const object of [
      ...dependents(tree, index, 'obj'),
      ...dependents(tree, index, 'iobj'),
      ...dependents(tree, index, 'obl'),
    ]) {
      found.push(...dependents(tree, object, 'acl').filter(child => isInfinitive(tree, child)));
    }
  }
  return found;
}

/** Who does the infinitive: "urged [Kyiv] to sign" Kyiv does, "[Kyiv] agreed to sign" Kyiv does, "[Kyiv] was urged to sign" too. */
function controller(tree: Tree, governor: number, depth: number): number[] {
  const object = [...dependents(tree, governor, 'obj'), ...dependents(tree, governor, 'iobj')];
  const lemma = tree.tokens[governor]!.lemma;
  if (object.length > 0 && !listed('subject control', lemma)) return expand(tree, object);
  const on = dependents(tree, governor, 'obl').filter(child => ['on', 'upon'].includes(prepositionOf(tree, child)));
  if (lemma === 'call' && on.length > 0) return expand(tree, on);
  return surfaceSubjects(tree, governor, depth + 1);
}

const agents = (tree: Tree, index: number): number[] =>
  tree.children[index]!.filter(child => {
    const { deprel } = tree.tokens[child]!;
    return deprel === 'obl:agent' || (isRelation(deprel, 'obl') && prepositionOf(tree, child) === 'by');
  });

/** Who does it: the subject of the clause put into the active voice; of a noun, whose act it names. */
export function doers(tree: Tree, index: number, depth = 0): number[] {
  const token = tree.tokens[index]!;
  if (isNominal(token) && dependent(tree, index, 'cop') < 0 && dependent(tree, index, 'nsubj') < 0) {
    return doersOfNoun(tree, index, depth);
  }
  if (!isPassive(tree, index)) return surfaceSubjects(tree, index, depth);
  const by = expand(tree, agents(tree, index));
  if (by.length > 0 || token.deprel !== 'amod') return by;
  // "[Kyiv]'s proposed exchange", "the [Egyptian]-brokered truce"
  const joined = tree.children[index]!.filter(
    child =>
      (child < index && isRelation(tree.tokens[child]!.deprel, 'compound')) ||
      (tree.tokens[child]!.deprel === 'amod' && child < index) ||
      (isRelation(tree.tokens[child]!.deprel, 'obl') && child < index),
  );
  return joined.length > 0 ? expand(tree, joined) : expand(tree, dependents(tree, token.head, 'nmod:poss'));
}

/** What it is done to: the object of the clause put into the active voice. */
export function undergoers(tree: Tree, index: number): number[] {
  const own = expand(tree, dependents(tree, index, 'obj'));
  if (own.length > 0) return own;
  // "urged [both sides] to sign": some treebanks count them as addressed
  const addressed = expand(tree, dependents(tree, index, 'iobj'));
  if (addressed.length > 0 && dependent(tree, index, 'xcomp') + dependent(tree, index, 'ccomp') > -2) return addressed;
  if (tree.tokens[index]!.deprel === 'amod' && isPassive(tree, index)) return [tree.tokens[index]!.head];
  if (isPassive(tree, index)) {
    const passive = expand(tree, [...dependents(tree, index, 'nsubj')]);
    return passive.length > 0 ? passive : surfaceSubjects(tree, index).filter(found => isNominal(tree.tokens[found]!));
  }
  const bare = bareObjects(tree, index);
  if (bare.length > 0) return expand(tree, bare);
  const { head, deprel } = tree.tokens[index]!;
  // "the offer Kyiv [rejected]": no pronoun stands for the object.
  if (deprel === 'acl:relcl' && dependent(tree, index, 'nsubj') >= 0 && !hasOwnRelative(tree, index)) return [head];
  // "rejected and [denounced] the plan": hung on the first verb, shared by the second; and the other way round.
  if (isRelation(deprel, 'conj') && !isNominal(tree.tokens[head]!)) {
    return expand(
      tree,
      dependents(tree, head, 'obj').filter(object => object > index),
    );
  }
  return [];
}

/** "called off [a secret meeting]": a noun after the verb without a preposition is its object, whatever the parser called it; a time is not. */
function bareObjects(tree: Tree, index: number): number[] {
  if (!isVerbal(tree.tokens[index]!)) return [];
  return tree.children[index]!.filter(child => {
    const token = tree.tokens[child]!;
    if (child < index || !isNominal(token) || token.upos === 'NUM') return false;
    if (token.deprel !== 'obl' && token.deprel !== 'xcomp' && token.deprel !== 'nmod') return false;
    return (
      prepositionOf(tree, child) === '' &&
      dependent(tree, child, 'cop') < 0 &&
      dependent(tree, child, 'mark') < 0 &&
      !listed('words of time', token.lemma.toLowerCase())
    );
  });
}

function hasOwnRelative(tree: Tree, index: number): boolean {
  return tree.children[index]!.some(child => referent(tree, child) !== child);
}

/**
 * Whose act a noun names: "[Kyiv]'s rejection", "an offer by [Oslo]", "the [Ukrainian] proposal", and through a light verb
 * "[Kyiv] made an offer", "an offer was made by [Kyiv]".
 */
export function doersOfNoun(tree: Tree, index: number, depth = 0): number[] {
  if (depth > 5) return [];
  const owners = dependents(tree, index, 'nmod:poss');
  if (owners.length > 0) {
    // "[the rebels] repeated their pledge": the name says more than the pronoun.
    const carrier = owners.every(owner => tree.tokens[owner]!.upos === 'PRON') ? supportVerb(tree, index) : -1;
    const named = carrier < 0 ? [] : doers(tree, carrier, depth + 1).filter(found => found !== index);
    return named.length > 0 ? named : expand(tree, owners);
  }
  const makers = tree.children[index]!.filter(child => {
    const { deprel } = tree.tokens[child]!;
    return (
      (isRelation(deprel, 'nmod') || isRelation(deprel, 'obl')) &&
      ['by', 'from', 'on behalf of', 'on the part of'].includes(prepositionOf(tree, child))
    );
  });
  if (makers.length > 0) return expand(tree, makers);
  for (const child of tree.children[index]!) {
    // "an offer [made] by Oslo"; an offer rejected by Oslo is somebody else's
    if (
      isRelation(tree.tokens[child]!.deprel, 'acl') &&
      listed('making verbs', tree.tokens[child]!.lemma) &&
      isPassive(tree, child)
    ) {
      const made = expand(tree, agents(tree, child));
      if (made.length > 0) return made;
    }
    // "the [Egyptian]-brokered proposal"
    if (
      tree.tokens[child]!.deprel === 'amod' &&
      child < index &&
      listed('making verbs', tree.tokens[child]!.lemma) &&
      isPassive(tree, child)
    ) {
      const made = doers(tree, child, depth + 1).filter(found => found !== index);
      if (made.length > 0) return made;
    }
    if (tree.tokens[child]!.deprel === 'acl:relcl' && listed('light verbs', tree.tokens[child]!.lemma)) {
      const subject = dependents(tree, child, 'nsubj');
      const resolved = expand(tree, subject).filter(found => found !== index);
      if (resolved.length > 0) return resolved;
    }
  }
  const light = supportVerb(tree, index);
  if (light >= 0) {
    const subject = doers(tree, light, depth + 1).filter(found => found !== index);
    if (subject.length > 0) return subject;
  }
  const attributes = tree.children[index]!.filter(child => {
    const { deprel, upos, form } = tree.tokens[child]!;
    if (child > index) return false;
    return (
      (deprel === 'amod' && /^\p{Lu}/u.test(form)) ||
      (isRelation(deprel, 'compound') && (upos === 'PROPN' || upos === 'NOUN'))
    );
  });
  if (attributes.length > 0) return expand(tree, attributes);
  // "the offer of the company": only where nothing better tells whose it is
  return [];
}

/** The light verb that carries a noun's act: `made` in "made an offer" and "an offer was made"; -1 for none. */
export function supportVerb(tree: Tree, index: number): number {
  let at = index;
  // "made a series of offers", "a counter-offer and a [proposal]"
  for (let steps = 0; steps < 3; steps++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0) return -1;
    if (isRelation(deprel, 'conj') || (isRelation(deprel, 'nmod') && listed('containers', tree.tokens[head]!.lemma))) {
      at = head;
      continue;
    }
    const carries =
      deprel === 'obj' ||
      deprel === 'nsubj:pass' ||
      (deprel === 'nsubj' && isPassive(tree, head)) ||
      (isRelation(deprel, 'obl') && ['with', 'in', 'to', 'into'].includes(prepositionOf(tree, at)));
    return carries && listed('light verbs', tree.tokens[head]!.lemma) ? head : -1;
  }
  return -1;
}
