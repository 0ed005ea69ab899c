import type { TimeEntry } from '../entry.ts';
import type { Factuality } from '../rules/index.ts';
import {
  dependents,
  factualityOf,
  isDeniedPhrase,
  isRelation,
  listed,
  prepositionOf,
  type Tree,
} from '../rules/index.ts';
import type { MeetingStatus } from '../vocabulary.ts';
import { SETTINGS } from './attach-clauses.ts';
import type { NounContext } from './context-of.ts';
import { meetingWords } from './meeting-words.ts';

/** Verb and particle: "call off", "take place". */
function lemmaWithParticles(tree: Tree, index: number): string[] {
  const { lemma } = tree.tokens[index]!;
  const names = [lemma];
  for (const child of tree.children[index]!) {
    const { deprel, form, lemma: word } = tree.tokens[child]!;
    if (deprel === 'compound:prt' || deprel === 'obj' || isRelation(deprel, 'obl') || deprel === 'advmod')
      names.push(`${lemma} ${word.toLowerCase()}`, `${lemma} ${form.toLowerCase()}`);
    for (const under of tree.children[child]!)
      if (tree.tokens[under]!.deprel === 'case') names.push(`${lemma} ${tree.tokens[under]!.form.toLowerCase()}`);
  }
  return names;
}

/** What the verb and the words beside the noun say became of the meeting; null where they say nothing. */
export function judgeNoun(
  tree: Tree,
  noun: number,
  { verbs }: NounContext,
  when: TimeEntry | null,
  published: string | null,
): MeetingStatus | null {
  for (const { index, relation } of verbs) {
    const facts = factualityOf(tree, index);
    const predicate =
      (relation === 'nsubj' ? statusOfPredicate(tree, index) : null) ??
      (/^(?:csubj|xcomp|ccomp|acl|advcl)/.test(tree.tokens[index]!.deprel)
        ? statusOfPredicate(tree, tree.tokens[index]!.head)
        : null);
    if (predicate !== null) return predicate;
    const named = lemmaWithParticles(tree, index)
      .reverse()
      .map(name => meetingWords().statusOfVerb.get(name))
      .find(status => status !== undefined);
    // "agreed to talks" plans them; "the talks agreed" something is held talks
    // "at the first meeting Oslo proposed a second": what is done at a meeting says nothing of how that meeting came about.
    const setting = relation === 'obl' && SETTINGS.has(prepositionOf(tree, noun));
    if (
      named === undefined ||
      (setting && named !== 'held' && named !== 'ongoing') ||
      (relation === 'nsubj' && (named === 'proposed' || named === 'refused' || named === 'planned'))
    )
      continue;
    const judged = withFacts(named, facts, isDeniedPhrase(tree, noun));
    if (judged !== null) return judged;
  }
  for (const child of tree.children[noun]!) {
    const { deprel, lemma, form } = tree.tokens[child]!;
    if (deprel === 'acl:relcl') {
      const status = statusOfPredicate(tree, child);
      if (status !== null) return status;
    }
    if (deprel !== 'amod' && deprel !== 'acl' && !isRelation(deprel, 'compound') && deprel !== 'advmod') continue;
    const words = meetingWords();
    const verb =
      deprel === 'acl'
        ? lemmaWithParticles(tree, child)
            .reverse()
            .map(name => words.statusOfVerb.get(name))
            .find(status => status !== undefined)
        : undefined;
    const status =
      verb ?? words.statusOfAdjective.get(form.toLowerCase()) ?? words.statusOfAdjective.get(lemma.toLowerCase());
    if (status !== undefined) return status === 'held' ? byDate(when, published, 'held') : status;
  }
  return byDate(when, published, null) ?? (isProposedThing(tree, noun) ? 'proposed' : null);
}

/** "a meeting was [hardly possible]", "it is [impossible] to meet", "talks are [out of the question]": said of a meeting that is not held. */
function statusOfPredicate(tree: Tree, index: number): MeetingStatus | null {
  const { lemma, form } = tree.tokens[index]!;
  if (!dependents(tree, index, 'cop').length) return null;
  const words = meetingWords().statusOfPredicate;
  const phrase = tree.children[index]!.filter(
    child =>
      child < index && ['case', 'det', 'fixed'].some(relation => isRelation(tree.tokens[child]!.deprel, relation)),
  ).map(child => tree.tokens[child]!.form.toLowerCase());
  const status =
    words.get([...phrase, form.toLowerCase()].join(' ')) ??
    (phrase.length > 0 ? undefined : words.get(lemma.toLowerCase()));
  if (status === undefined) return null;
  if (!factualityOf(tree, index).negated) return status;
  return status === 'refused' ? 'proposed' : 'refused';
}

/** "a proposal: [a summit]", "a plan for [talks]", "an invitation to [a meeting]" */
function isProposedThing(tree: Tree, noun: number): boolean {
  const { head, deprel } = tree.tokens[noun]!;
  if (head < 0 || !['appos', 'nmod', 'parataxis', 'obl'].some(relation => isRelation(deprel, relation))) return false;
  return (
    listed('offers', tree.tokens[head]!.lemma.toLowerCase()) ||
    ['ready', 'willing', 'open'].includes(tree.tokens[head]!.lemma.toLowerCase())
  );
}

/** Turns what a verb says into what became of the meeting, by the way it is told. */
export function withFacts(said: MeetingStatus, facts: Factuality, denied = false): MeetingStatus | null {
  if (facts.negated || denied) {
    if (said === 'refused' || said === 'cancelled') return 'planned';
    if (said === 'planned') return null;
    return said === 'held' || said === 'ongoing' ? (facts.future || facts.conditional ? 'refused' : null) : null;
  }
  if (said === 'held' || said === 'ongoing') {
    if (facts.future || facts.intended) return 'planned';
    if (facts.hypothetical || facts.possible || facts.obliged || facts.conditional) return 'proposed';
    return facts.ongoing && said === 'held' ? 'ongoing' : said;
  }
  if ((said === 'cancelled' || said === 'postponed') && (facts.future || facts.possible || facts.hypothetical))
    return 'planned';
  return said;
}

/** A date before publication means that it was, after it that it is planned; `otherwise` where no date tells. */
export function byDate(
  when: TimeEntry | null,
  published: string | null,
  otherwise: MeetingStatus | null,
): MeetingStatus | null {
  const day = published?.slice(0, 10) ?? null;
  if (when?.earliest && day !== null && when.earliest > day) return 'planned';
  if (when?.latest && day !== null && when.latest < day) return 'held';
  return otherwise;
}

/** "no talks", "without talks" */
export function isDenied(tree: Tree, noun: number): boolean {
  return isDeniedPhrase(tree, noun) || dependents(tree, noun, 'det').some(child => tree.tokens[child]!.lemma === 'no');
}
