import type { Span } from '../../text/index.ts';
import type { ActorId, ThirdParty } from '../entry.ts';
import { type Grounding, phraseSpan } from '../grounding/index.ts';
import {
  dependents,
  doers,
  isPassive,
  isRelation,
  prepositionOf,
  type Tree,
  undergoers,
  withConjuncts,
} from '../rules/index.ts';
import type { NounContext } from './context-of.ts';
import { meetingWords } from './meeting-words.ts';

export interface Company {
  readonly parties: ActorId[];
  readonly persons: ActorId[];
  readonly thirdParties: ThirdParty[];
}

const WITH = new Set(['between', 'with', 'among', 'amongst', 'of', 'involving', 'including']);

/** Who sits at the table, and who has set it, of a meeting that a noun names. */
export function findCompany(grounding: Grounding, tree: Tree, head: number, { verbs }: NounContext): Company {
  const words = meetingWords();
  const around: number[] = [];
  const spans: Span[] = [];
  const third: { index: number; role: ThirdParty['role'] }[] = [];
  for (const child of tree.children[head]!) {
    const { deprel, lemma } = tree.tokens[child]!;
    const phrase = isRelation(deprel, 'nmod') || isRelation(deprel, 'obl');
    if (phrase && deprel !== 'nmod:poss') {
      const preposition = prepositionOf(tree, child);
      if (preposition === 'by') third.push({ index: child, role: 'mediator' });
      else if (WITH.has(preposition)) {
        around.push(...withConjuncts(tree, child));
        spans.push(coverOf(tree, head, child));
      }
    } else if (deprel === 'nmod:poss') around.push(...withConjuncts(tree, child));
    else if ((deprel === 'amod' || isRelation(deprel, 'compound')) && child < head) {
      const role = roleOfParticiple(tree, child);
      if (role === null)
        around.push(
          ...withConjuncts(tree, child),
          ...tree.children[child]!.filter(
            under => isRelation(tree.tokens[under]!.deprel, 'compound') || tree.tokens[under]!.deprel === 'amod',
          ),
        );
      else for (const broker of tree.children[child]!) third.push({ index: broker, role });
    } else if (isRelation(deprel, 'acl')) {
      const role = words.roleOf.get(lemma.toLowerCase());
      if (role !== undefined && isPassive(tree, child))
        for (const broker of doers(tree, child)) third.push({ index: broker, role });
      else if (lemma === 'involve' || lemma === 'include' || lemma === 'bring') around.push(...undergoers(tree, child));
      else if (words.holding.has(lemma) || lemma === 'schedule' || lemma === 'plan' || lemma === 'hold') {
        around.push(...phrasesWith(tree, child));
      }
    }
  }
  for (const { index, relation } of verbs) {
    const { lemma } = tree.tokens[index]!;
    if (words.hosting.has(lemma) && relation === 'obj') {
      for (const host of doers(tree, index)) third.push({ index: host, role: words.roleOf.get(lemma) ?? 'host' });
      continue;
    }
    if (relation === 'obj' && isPresiding(tree, head, index)) continue;
    if ((relation === 'obj' || relation === 'obl') && (words.holding.has(lemma) || words.statusOfVerb.has(lemma)))
      around.push(...doers(tree, index));
    if (words.holding.has(lemma) || words.statusOfVerb.has(lemma)) around.push(...phrasesWith(tree, index));
  }
  return companyOf(grounding, tree, around, third, spans);
}

const OPENING: ReadonlySet<string> = new Set(['open', 'close', 'adjourn', 'address']);

/** "the Omani minister [opened the session]": the one who presides need not be a party. Two who open talks are. */
function isPresiding(tree: Tree, meeting: number, verb: number): boolean {
  return OPENING.has(tree.tokens[verb]!.lemma) && tree.tokens[meeting]!.xpos === 'NN' && doers(tree, verb).length < 2;
}

/** From the preposition to the end of its phrase: "between [Russian and Ukrainian delegations]", however it is hung together. */
function coverOf(tree: Tree, noun: number, child: number): Span {
  const phrase = phraseSpan(tree, child);
  const preposition = tree.children[child]!.find(index => tree.tokens[index]!.deprel === 'case');
  const from = preposition === undefined ? child : preposition + 1;
  return {
    start: Math.min(phrase.start, tree.tokens[Math.max(from, noun + 1)]?.start ?? phrase.start),
    end: phrase.end,
  };
}

const phrasesWith = (tree: Tree, index: number): number[] =>
  tree.children[index]!.filter(child => {
    const { deprel } = tree.tokens[child]!;
    return (
      (isRelation(deprel, 'obl') || isRelation(deprel, 'nmod')) &&
      ['with', 'between', 'among'].includes(prepositionOf(tree, child))
    );
  }).flatMap(child => withConjuncts(tree, child));

/** "the Egyptian-[mediated] talks" */
function roleOfParticiple(tree: Tree, index: number): ThirdParty['role'] | null {
  const { lemma, form, xpos } = tree.tokens[index]!;
  if (!xpos.startsWith('V') && !xpos.startsWith('J')) return null;
  const words = meetingWords().roleOf;
  return words.get(lemma.toLowerCase()) ?? words.get(form.toLowerCase().replace(/^.*[-–]/u, '')) ?? null;
}

/** Actors of words, told apart: persons stand beside the side they act for. */
export function companyOf(
  grounding: Grounding,
  tree: Tree,
  around: readonly number[],
  third: readonly { index: number; role: ThirdParty['role'] }[],
  spans: readonly Span[] = [],
): Company {
  const parties = new Set<ActorId>();
  const persons = new Set<ActorId>();
  const thirdParties = new Map<ActorId, ThirdParty>();
  for (const { index, role } of third) {
    const actor = grounding.actorOf(tree, index);
    if (actor !== null)
      thirdParties.set(grounding.actors.sideOf(actor), { actor: grounding.actors.sideOf(actor), role });
  }
  for (const actor of new Set([
    ...grounding.actorsOf(tree, [...new Set(around)]),
    ...spans.flatMap(span => grounding.actors.allAt(span)),
  ])) {
    const kind = grounding.actors.get(actor)?.kind;
    if (kind === 'news agency' || kind === 'publisher') continue;
    // A document that was taken for who speaks: "the carefully worded [statement]".
    if (kind === 'other' && /^\p{Ll}/u.test(grounding.actors.get(actor)!.name)) continue;
    const side = grounding.actors.sideOf(actor);
    if (thirdParties.has(side)) continue;
    if (kind === 'person') persons.add(actor);
    parties.add(side);
  }
  return { parties: [...parties], persons: [...persons], thirdParties: [...thirdParties.values()] };
}

/** Words under a noun that name its kind of people: "talks between the [foreign ministers]". */
export function peopleWords(tree: Tree, head: number, { verbs }: NounContext): string[] {
  const found: string[] = [];
  const collect = (index: number): void => {
    const { lemma } = tree.tokens[index]!;
    found.push(lemma.toLowerCase());
    for (const child of tree.children[index]!) {
      const { deprel, lemma: word } = tree.tokens[child]!;
      if (isRelation(deprel, 'compound') || deprel === 'amod' || deprel === 'nmod:desc')
        found.push(`${word.toLowerCase()} ${lemma.toLowerCase()}`, word.toLowerCase());
    }
  };
  for (const child of tree.children[head]!) {
    const { deprel } = tree.tokens[child]!;
    if ((isRelation(deprel, 'nmod') && WITH.has(prepositionOf(tree, child))) || deprel === 'nmod:poss')
      for (const index of withConjuncts(tree, child)) collect(index);
    if (deprel === 'amod' || isRelation(deprel, 'compound')) found.push(tree.tokens[child]!.lemma.toLowerCase());
  }
  for (const { index } of verbs)
    for (const subject of dependents(tree, index, 'nsubj')) if (subject !== head) collect(subject);
  return found;
}
