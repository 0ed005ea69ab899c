import { coverSpans, type Span } from '../../text/index.ts';
import { clauseSpan, type Grounding, phraseSpan } from '../grounding/index.ts';
import {
  doersOfNoun,
  factualityOf,
  isNominal,
  isRelation,
  isSubjunctive,
  layerOf,
  listed,
  type Match,
  matchBest,
  prepositionOf,
  subtree,
  supportVerb,
  type Tree,
} from '../rules/index.ts';
import { type ActorKind, MOVE_FORCES, MOVE_TYPES, type MoveForce, type MoveType } from '../vocabulary.ts';
import { moversOf, partySpeaking } from './judge-mover.ts';
import { familyOf } from './merge-moves.ts';
import type { MoveDraft } from './move-draft.ts';

const TYPES: ReadonlySet<string> = new Set(MOVE_TYPES);
const FORCES: ReadonlySet<string> = new Set(MOVE_FORCES);

/** The moves that the patterns find in one sentence. */
export function findMoves(grounding: Grounding, tree: Tree): MoveDraft[] {
  const matches = matchBest(layerOf(grounding.rules, 'move'), tree.sentence);
  const drafts = matches.flatMap(match => draftOf(grounding, match) ?? []);
  return drafts.filter(
    draft =>
      !drafts.some(other => other !== draft && (governs(tree, other.head, draft.head) || isOnlySaid(draft, other))),
  );
}

/** "agreed [to extend]", "threatened [to strike]": one move, told by the verb above. */
function governs(tree: Tree, upper: number, lower: number): boolean {
  for (let at = lower, steps = 0; steps < 3; steps++) {
    const { head, deprel } = tree.tokens[at]!;
    if (head < 0) return false;
    const chained =
      isRelation(deprel, 'xcomp') ||
      (deprel === 'acl' && tree.tokens[at]!.xpos === 'VB') ||
      (isRelation(deprel, 'advcl') && tree.tokens[at]!.xpos === 'VB') ||
      (steps > 0 && deprel === 'conj');
    if (!chained) return false;
    if (head === upper) return true;
    at = head;
  }
  return false;
}

/** "insisted they will not negotiate": the refusal is the move, insisting only how it was said. */
const isOnlySaid = (draft: MoveDraft, other: MoveDraft): boolean =>
  draft.type === 'demand' && draft.about === other.head && other.by.join() === draft.by.join();

function draftOf(grounding: Grounding, match: Match): MoveDraft | null {
  const { rule, tree, head, slots, factuality } = match;
  if (!isMoveType(rule.makes)) return null;
  const told = typeByTeller(tree, rule.makes, slots.by ?? []);
  if (told === null) return null;
  const span = moveSpan(match);
  const statement = grounding.statementAt(tree.tokens[head]!);
  const speaker = partySpeaking(grounding, statement);
  // "the Black Sea Grain [Initiative]": the noun is part of the name of whom it would be the act.
  const named = moversOf(
    grounding,
    grounding
      .actorsOf(
        tree,
        (slots.by ?? []).flatMap(index =>
          listed('papers', tree.tokens[index]!.lemma.toLowerCase()) ? doersOfNoun(tree, index) : [index],
        ),
      )
      .filter(actor => !isNamedBy(grounding, tree, head, actor)),
  );
  const voiced = rule.set.voiced === true;
  const by = voiced ? (speaker === null ? [] : [speaker]) : named.by;
  // Without an agent it takes a whole clause: "the talks were postponed", not "stalled talks".
  if (
    by.length === 0 &&
    (rule.set.agentless !== true ||
      slots.about === undefined ||
      tree.tokens[head]!.deprel === 'amod' ||
      isNominal(tree.tokens[head]!))
  )
    return null;
  if (isTermOfAgreement(tree, head)) return null;
  // "Russia [is refusing] to engage", says Kyiv: a reproach about how the other side behaves, no refusal that was made.
  const reproach = factuality.ongoing || rule.name.endsWith('/not-accepted');
  if (rule.makes === 'reject' && reproach && statement !== null && (speaker === null || !by.includes(speaker)))
    return null;
  const about = slots.about?.[0] ?? null;
  if (
    rule.set.bargained === true &&
    (about === null || !subtree(tree, about).some(index => listed('matters', tree.tokens[index]!.lemma.toLowerCase())))
  )
    return null;
  const to = moversOf(grounding, grounding.actorsOf(tree, slots.to ?? [])).by.filter(side => !by.includes(side));
  if (rule.set['of-another'] === true && about !== null && slots.to === undefined && isOwnAct(tree, about)) return null;
  // "to [strike] an accord" stops no work.
  if (rule.set.workers === true && tree.children[head]!.some(child => isRelation(tree.tokens[child]!.deprel, 'obj')))
    return null;
  if (rule.makes === 'accept' && isAny(tree, head, match.trigger)) return null;
  if (rule.set.workers === true && named.by.some(side => ARMED.has(grounding.actors.get(side)?.kind ?? 'other')))
    return null;
  if (rule.set.definite === true && (about === null || !isDefinite(tree, about))) return null;
  if (about !== null && !isDirective(tree, rule.makes, head, about)) return null;
  if (rule.set['to-a-party'] === true && to.length === 0) return null;
  const force =
    typeof rule.set.force === 'string' && isForce(rule.set.force)
      ? rule.set.force
      : rumoured(factuality.possible)
        ? 'rumoured'
        : 'explicit';
  return {
    tree,
    head,
    type: told,
    rule: rule.name,
    span,
    by,
    voicedBy: voiced
      ? (statement?.speaker.actor ?? null)
      : (named.voicedBy ?? ownSpeaker(grounding, statement?.speaker.actor ?? null, by)),
    to,
    statement,
    about,
    aboutSpan: about === null ? null : phraseSpan(tree, about, true),
    nominal: isNominal(tree.tokens[head]!) && match.trigger.length === 1 && supportVerb(tree, head) < 0,
    force,
    standing: rule.set.standing === true || factuality.habitual,
    factuality,
    confidence: Math.min(
      0.9,
      0.55 + (about === null ? 0 : 0.15) + (to.length > 0 ? 0.1 : 0) + (match.trigger.length > 1 ? 0.05 : 0),
    ),
  };
}

/** "[In that deal] the parties agreed to withdraw", "[under the accord] troops will leave": what an agreement says, told again. */
function isTermOfAgreement(tree: Tree, head: number): boolean {
  return tree.children[head]!.some(child => {
    const token = tree.tokens[child]!;
    return (
      child < head &&
      isRelation(token.deprel, 'obl') &&
      ['in', 'under', 'as part of', 'according to'].includes(prepositionOf(tree, child)) &&
      listed('agreements', token.lemma.toLowerCase())
    );
  });
}

/** "[any] deal that they reach": none has been reached. */
function isAny(tree: Tree, head: number, trigger: readonly number[]): boolean {
  const above = tree.tokens[head]!;
  const nouns = isRelation(above.deprel, 'acl') ? [...trigger, above.head] : trigger;
  return nouns.some(noun => tree.children[noun]?.some(child => /^any$/i.test(tree.tokens[child]!.form)) === true);
}

/** "wants [to sign]": what the doer wishes to do himself. */
const isOwnAct = (tree: Tree, about: number): boolean =>
  isRelation(tree.tokens[about]!.deprel, 'xcomp') && listed('own wishes', tree.tokens[about]!.lemma.toLowerCase());

/** "the plan", "its offer", "Oslo's proposal": one that is known, not "a plan" of one's own. */
function isDefinite(tree: Tree, index: number): boolean {
  return tree.children[index]!.some(child => {
    const { deprel, form } = tree.tokens[child]!;
    return (
      deprel === 'nmod:poss' ||
      (deprel === 'amod' && /^\p{Lu}/u.test(form)) ||
      ['the', 'this', 'that', 'these', 'those'].includes(form.toLowerCase())
    );
  });
}

/** "insists that he resign" asks for something, "insists that it works" asserts; "agreed that they would meet" undertakes, "agreed that it is late" opines. */
function isDirective(tree: Tree, type: string, head: number, about: number): boolean {
  const { lemma } = tree.tokens[head]!;
  const clause =
    isRelation(tree.tokens[about]!.deprel, 'ccomp') ||
    (lemma === 'insistence' && isRelation(tree.tokens[about]!.deprel, 'acl') && tree.tokens[about]!.xpos !== 'VB');
  if (!clause) return true;
  const facts = factualityOf(tree, about);
  if (type === 'demand' && (lemma === 'insist' || lemma === 'insistence'))
    return facts.obliged || isSubjunctive(tree, about);
  if (type === 'accept' && lemma === 'agree')
    return facts.future || facts.conditional || facts.obliged || isSubjunctive(tree, about);
  return true;
}

/** "Kerry's [proposal] had called for a pause" is Kerry's proposal; what a [deal] calls for is no move at all. */
function typeByTeller(tree: Tree, type: MoveType, tellers: readonly number[]): MoveType | null {
  if (familyOf(type) !== 'demand' && type !== 'concede') return type;
  const [teller] = tellers;
  if (teller === undefined) return type;
  const lemma = tree.tokens[teller]!.lemma.toLowerCase();
  if (listed('papers', lemma)) return 'propose terms';
  return listed('agreements', lemma) ? null : type;
}

function isNamedBy(grounding: Grounding, tree: Tree, head: number, actor: string): boolean {
  const { start, end } = tree.tokens[head]!;
  return (
    grounding.actors
      .get(actor)
      ?.mentions.some(
        mention => mention.start <= start && end <= mention.end && /^\p{Lu}/u.test(tree.tokens[head]!.form),
      ) === true
  );
}

/** Whose strikes are no walkouts. */
const ARMED: ReadonlySet<ActorKind> = new Set([
  'state',
  'government',
  'armed organisation',
  'military',
  'intergovernmental organisation',
]);

const isMoveType = (word: string): word is MoveType => TYPES.has(word);
const isForce = (word: string): word is MoveForce => FORCES.has(word);
const rumoured = (possible: boolean): boolean => possible;

/** The man who says it for his own side. */
function ownSpeaker(grounding: Grounding, speaker: string | null, by: readonly string[]): string | null {
  if (speaker === null || by.includes(speaker)) return null;
  return by.includes(grounding.actors.sideOf(speaker)) ? speaker : null;
}

/** The words one would quote for the move: the clause of a verb, the phrase of a noun with the light verb that carries it. */
function moveSpan({ tree, head, trigger, slots }: Match): Span {
  // "the rebels' [proposed exchange of hostages]": a participle beside its noun is told by the whole phrase.
  if (tree.tokens[head]!.deprel === 'amod') return phraseSpan(tree, tree.tokens[head]!.head, true);
  if (!isNominal(tree.tokens[head]!)) {
    return coverSpans([clauseSpan(tree, head), ...trigger.map(index => tree.tokens[index]!)]) ?? clauseSpan(tree, head);
  }
  const phrase = phraseSpan(tree, head, true);
  const light = supportVerb(tree, head);
  if (light >= 0) return coverSpans([phrase, clauseSpan(tree, light)]) ?? phrase;
  const words = [...trigger, ...Object.values(slots).flat()]
    .map(index => tree.tokens[index]!)
    .filter(token => Math.abs(token.start - tree.tokens[head]!.start) < 120);
  return coverSpans([phrase, ...words]) ?? phrase;
}
