import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { isNominal, layerOf, type Match, matchBest, type Tree, withConjuncts } from '../rules/index.ts';
import { companyOf } from './find-parties.ts';
import { findVenue } from './find-venue.ts';
import { findWhen } from './find-when.ts';
import { byDate, withFacts } from './judge-status.ts';
import { type MeetingKind, meetingWords } from './meeting-words.ts';
import type { MeetingMention } from './mention.ts';

const KIND_OF_RULE: Readonly<Record<string, MeetingKind>> = {
  meet: 'meeting',
  talk: 'talks',
  telephone: 'call',
  visit: 'visit',
  shuttle: 'talks',
  sign: 'signing',
};

/** Meetings that a verb tells of: "[Kerry will meet Lavrov in Paris on Monday]". */
export function findVerbMentions(grounding: Grounding, tree: Tree): MeetingMention[] {
  return matchBest(layerOf(grounding.rules, 'meeting'), tree.sentence).flatMap(
    match => readMatch(grounding, match) ?? [],
  );
}

function readMatch(grounding: Grounding, { rule, tree, head, slots, factuality }: Match): MeetingMention | null {
  const kind = KIND_OF_RULE[rule.makes] ?? 'meeting';
  const one = slots.one ?? [];
  const other = slots.other ?? [];
  const company = companyOf(grounding, tree, [...one, ...other], []);
  // Somebody meets somebody: "met the deadline" is no meeting, "the two presidents will meet" is.
  const others = grounding.actorsOf(tree, other);
  if (rule.makes === 'meet' && others.length === 0 && !meetsAmongThemselves(tree, one, other)) return null;
  if (rule.makes === 'telephone' && others.length === 0) return null;
  if (rule.makes === 'talk' && (company.parties.length < 2 || others.length === 0)) return null;
  if (rule.makes !== 'sign' && company.parties.length === 0 && !meetsAmongThemselves(tree, one, other)) return null;
  const { when, duration } = findWhen(grounding, tree, head, head);
  if (rule.makes === 'talk' && when === null && isHabit(tree, head)) return null;
  const venue = findVenue(grounding, tree, head, [head], slots.place ?? []);
  if (rule.makes === 'visit' && (venue === null || company.parties.length === 0)) return null;
  if (rule.makes === 'sign' && when === null && venue === null) return null;
  const status = withFacts('held', factuality);
  if (factuality.negated && status === null) return null;
  const dated = status === 'held' ? byDate(when, grounding.report.published, 'held') : status;
  const format =
    typeof rule.set.format === 'string'
      ? (meetingWords().formatOf.get(rule.set.format) ?? null)
      : formatBeside(tree, head);
  const thirdParties =
    rule.makes === 'shuttle'
      ? grounding
          .actorsOf(tree, one)
          .map(actor => ({ actor: grounding.actors.sideOf(actor), role: 'mediator' as const }))
      : [];
  const parties = company.parties.filter(party => !thirdParties.some(({ actor }) => actor === party));
  return {
    tree,
    head,
    kind,
    span: clauseSpan(tree, head),
    rule: rule.name,
    status: dated,
    format,
    level: levelBeside(tree, [...one, ...other]),
    when,
    duration,
    venue,
    parties,
    persons: company.persons,
    thirdParties,
    ordinals: [],
    definite: false,
    many: false,
    agenda: [],
  };
}

/** "one of the few countries that [talk] to both sides": what they do, not what they did. */
const isHabit = (tree: Tree, head: number): boolean =>
  tree.tokens[head]!.deprel === 'acl:relcl' && ['VBP', 'VBZ'].includes(tree.tokens[head]!.xpos);

/** "the two presidents met", "Kim and Trump will meet" */
function meetsAmongThemselves(tree: Tree, one: readonly number[], other: readonly number[]): boolean {
  if (other.length > 0) return false;
  if (one.length > 1) return true;
  return one.some(index => {
    const { xpos } = tree.tokens[index]!;
    return isNominal(tree.tokens[index]!) && (xpos === 'NNS' || withConjuncts(tree, index).length > 1);
  });
}

function formatBeside(tree: Tree, head: number): MeetingMention['format'] {
  const words = meetingWords().formatOf;
  for (const child of tree.children[head]!) {
    const format = words.get(tree.tokens[child]!.form.toLowerCase());
    if (format !== undefined) return format;
  }
  return null;
}

function levelBeside(tree: Tree, people: readonly number[]): MeetingMention['level'] {
  const words = meetingWords().levelOf;
  for (const index of people) {
    const own = [index, ...tree.children[index]!].map(at => tree.tokens[at]!.lemma.toLowerCase());
    const joined = own.length > 1 ? own.map(word => `${word} ${own[0]}`) : [];
    for (const word of [...joined, ...own]) {
      const level = words.get(word);
      if (level !== undefined) return level;
    }
  }
  return null;
}
