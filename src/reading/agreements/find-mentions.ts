import type { Span } from '../../text/index.ts';
import type { ActorId, ThirdParty } from '../entry.ts';
import { type Grounding, phraseSpan } from '../grounding/index.ts';
import {
  dependents,
  factualityOf,
  hyphenated,
  isRelation,
  layerOf,
  listed,
  type Match,
  matchAll,
  subtree,
  type Tree,
} from '../rules/index.ts';
import { AGREEMENT_STATUSES, type AgreementStatus, THIRD_PARTY_ROLES, type ThirdPartyRole } from '../vocabulary.ts';

/** A noun that names an agreement, with everything its clause tells of it. */
export interface AgreementMention {
  readonly tree: Tree;
  readonly head: number;
  /** The phrase as a name: "the Black Sea Grain Initiative", "a 72-hour cease-fire". */
  readonly span: Span;
  /** What kind of agreement the noun says: "truce" and "ceasefire" are one kind, "contract" another. */
  readonly family: string;
  /** Words that tell it from others of its kind: "Minsk", "72-hour", "new". */
  readonly modifiers: ReadonlySet<string>;
  readonly definite: boolean;
  /** A name of its own: "Minsk Protocol". */
  readonly named: boolean;
  readonly told: readonly { readonly status: AgreementStatus; readonly rule: string; readonly clause: number }[];
  readonly parties: readonly ActorId[];
  readonly thirdParties: readonly ThirdParty[];
}

/** One kind of agreement under several nouns. What is in no family stands for itself. */
const FAMILIES: readonly (readonly [family: string, nouns: readonly string[]])[] = [
  ['ceasefire', ['ceasefire', 'cease-fire', 'truce', 'armistice', 'lull', 'pause', 'cessation']],
  ['contract', ['contract']],
  [
    'deal',
    [
      'agreement',
      'deal',
      'accord',
      'pact',
      'settlement',
      'understanding',
      'compromise',
      'arrangement',
      'framework',
      'initiative',
    ],
  ],
  ['treaty', ['treaty', 'convention', 'protocol', 'memorandum']],
  ['exchange', ['swap', 'exchange']],
];
const FAMILY = new Map(FAMILIES.flatMap(([family, nouns]) => nouns.map(noun => [noun, family] as const)));
/** Nouns that name an agreement only when something is told of them, or when they bear a name. */
const WEAK = new Set([
  'framework',
  'initiative',
  'arrangement',
  'understanding',
  'pause',
  'lull',
  'swap',
  'exchange',
  'protocol',
  'memorandum',
  'convention',
  'resolution',
  'peace',
  'plan',
  'process',
  'cessation',
  'compromise',
]);

const isStatus = (word: string): word is AgreementStatus => (AGREEMENT_STATUSES as readonly string[]).includes(word);
const isRole = (word: string): word is ThirdPartyRole => (THIRD_PARTY_ROLES as readonly string[]).includes(word);

const found = new WeakMap<Grounding, readonly AgreementMention[]>();

/** Every mention of an agreement in the report's sentences, in text order; looked for once, whichever layer asks first. */
export function agreementMentions(grounding: Grounding): readonly AgreementMention[] {
  let mentions = found.get(grounding);
  if (mentions === undefined) {
    mentions = findMentions(grounding);
    found.set(grounding, mentions);
  }
  return mentions;
}

function findMentions(grounding: Grounding): AgreementMention[] {
  return grounding.trees.flatMap(tree => {
    const heads = tree.tokens.filter(token => isAgreementNoun(tree, token.index)).map(({ index }) => index);
    if (heads.length === 0) return [];
    const statuses = matchAll(layerOf(grounding.rules, 'agreement'), tree.sentence);
    const brokers = matchAll(layerOf(grounding.rules, 'third party'), tree.sentence);
    return heads
      .map(head => mentionAt(grounding, tree, head, statuses, brokers))
      .filter(({ family, told, thirdParties, named }, at) => {
        const noun = nounAt(tree, heads[at]!);
        const weak = WEAK.has(noun) || !FAMILY.has(noun);
        return !weak || named || told.length > 0 || (thirdParties.length > 0 && family !== 'deal');
      });
  });
}

/** The noun as it is written: "cease-fire" is cut at its hyphen, and the verb-like last part means nothing alone. */
const nounAt = (tree: Tree, index: number): string => hyphenated(tree, index).split('-').slice(-2).join('-');

function isAgreementNoun(tree: Tree, index: number): boolean {
  const { upos, deprel, head } = tree.tokens[index]!;
  if (upos !== 'NOUN' && upos !== 'PROPN') return false;
  const noun = nounAt(tree, index);
  if (!listed('agreements', noun) && !FAMILY.has(noun)) return false;
  // "[ceasefire] talks", "[deal] makers": the noun qualifies another.
  if (isRelation(deprel, 'compound') && head > index && !FAMILY.has(nounAt(tree, head))) return false;
  return !(isRelation(deprel, 'compound') && head > index);
}

function mentionAt(
  grounding: Grounding,
  tree: Tree,
  head: number,
  statuses: readonly Match[],
  brokers: readonly Match[],
): AgreementMention {
  const noun = tree.tokens[head]!;
  const span = phraseSpan(tree, head);
  const modifiers = new Set<string>();
  let definite = false;
  for (const child of tree.children[head]!) {
    const { deprel, lemma, form, upos } = tree.tokens[child]!;
    if (deprel === 'det' || (isRelation(deprel, 'nmod') && deprel === 'nmod:poss'))
      definite ||= /^(?:the|this|that|these|those|its|their)$/i.test(form);
    else if (['amod', 'compound', 'nummod', 'flat'].some(relation => isRelation(deprel, relation)) && upos !== 'PUNCT')
      modifiers.add(lemma.toLowerCase());
  }
  const here = (indexes: readonly number[] | undefined) => indexes?.includes(head) === true;
  const told = statuses.flatMap(({ rule, slots, trigger, head: clause }) =>
    isStatus(rule.makes) &&
    (here(slots.what) || (slots.what === undefined && clause === head && trigger.includes(head)))
      ? [
          rule.makes === 'expired' && isStillToEnd(tree, trigger[0] ?? clause)
            ? { status: 'in force' as const, rule: TO_EXPIRE, clause }
            : { status: rule.makes, rule: rule.name, clause },
        ]
      : [],
  );
  // "the now-[defunct] Black Sea Grain Initiative": an adjective is enough, also beside a proper name.
  if (isCalledEnded(tree, head)) told.push({ status: 'defunct', rule: 'agreements/defunct', clause: head });
  const parties = statuses
    .filter(match => here(match.slots.what))
    .flatMap(match => grounding.actorsOf(tree, match.slots.parties ?? []));
  return {
    tree,
    head,
    span,
    family: FAMILY.get(nounAt(tree, head)) ?? nounAt(tree, head),
    modifiers,
    definite,
    named: noun.upos === 'PROPN' && noun.index > 0,
    told,
    parties: [...new Set([...parties, ...partiesNamed(grounding, tree, head)])],
    thirdParties: brokersOf(grounding, tree, head, brokers),
  };
}

const DUE: ReadonlySet<string> = new Set(['due', 'set', 'scheduled', 'slated', 'supposed', 'expected', 'about']);
const LETTING: ReadonlySet<string> = new Set(['let', 'allow', 'permit']);

/** What tells when an agreement ends that has not ended yet. */
export const TO_EXPIRE = 'agreements/to-expire';

/** "which [expires] on May 1", "is due to [expire]", "will [lapse]": it stands until then. A verb without a subject in front, as in a heading, tells of the end. */
function isStillToEnd(tree: Tree, clause: number): boolean {
  const { feats, head } = tree.tokens[clause]!;
  // However the tree hangs "due to": the words tell.
  const [due, to] = [tree.tokens[clause - 2], tree.tokens[clause - 1]];
  if (to?.form.toLowerCase() === 'to' && DUE.has(due?.form.toLowerCase() ?? '')) return true;
  // "let the truce expire": it did.
  if (head >= 0 && LETTING.has(tree.tokens[head]!.lemma.toLowerCase())) return false;
  const { future, intended, obliged, possible, past, perfect } = factualityOf(tree, clause);
  if (future || intended || obliged || possible) return true;
  return feats.Tense === 'Pres' && feats.VerbForm === 'Fin' && !past && !perfect;
}

/** The adjective may hang on a part of the name: "the [defunct] River Accord". */
function isCalledEnded(tree: Tree, head: number): boolean {
  return subtree(tree, head).some(index => {
    const { deprel, lemma } = tree.tokens[index]!;
    return index < head && isRelation(deprel, 'amod') && listed('ended agreements', lemma.toLowerCase());
  });
}

/** "a truce [between] Israel and Hamas", "a unity deal [with] Hamas". */
function partiesNamed(grounding: Grounding, tree: Tree, head: number): ActorId[] {
  return dependents(tree, head, 'nmod').flatMap(child => {
    const preposition = tree.children[child]!.map(under => tree.tokens[under]!)
      .find(({ deprel }) => deprel === 'case')
      ?.form.toLowerCase();
    if (preposition !== 'between' && preposition !== 'with' && preposition !== 'among') return [];
    return grounding.actorsOf(tree, [child, ...dependents(tree, child, 'conj')]);
  });
}

/** What a participle beside the noun says its doer was: "[facilitated] prisoner swaps", "an Egyptian-[brokered] truce". */
const PARTICIPLES: Readonly<Record<string, ThirdPartyRole>> = {
  brokered: 'mediator',
  mediated: 'mediator',
  sponsored: 'mediator',
  backed: 'mediator',
  facilitated: 'facilitator',
  guaranteed: 'guarantor',
};

/** "[Oman] brokered the truce", "the [Egyptian]-brokered truce"; beside "brokered the pact and facilitated swaps" each has its own role. */
function brokersOf(grounding: Grounding, tree: Tree, head: number, brokers: readonly Match[]): ThirdParty[] {
  const participles = tree.children[head]!.filter(
    child => PARTICIPLES[tree.tokens[child]!.form.toLowerCase()] !== undefined,
  );
  const own = participles.map(child => PARTICIPLES[tree.tokens[child]!.form.toLowerCase()]!)[0];
  const found: ThirdParty[] = brokers.flatMap(({ rule, slots }) => {
    const { makes } = rule;
    if (!isRole(makes) || slots.what?.includes(head) !== true) return [];
    return grounding.actorsOf(tree, slots.who ?? []).map(actor => ({ actor, role: own ?? makes }));
  });
  for (const child of participles) {
    for (const under of tree.children[child]!) {
      const actor = grounding.actors.at(tree.tokens[under]!);
      if (actor !== null) found.push({ actor, role: own! });
    }
  }
  return found.filter(
    ({ actor, role }, at) => found.findIndex(other => other.actor === actor && other.role === role) === at,
  );
}
