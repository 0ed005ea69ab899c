import type { Token } from '../../language/index.ts';
import { coverSpans, type Span } from '../../text/index.ts';
import { type Grounding, phraseSpan } from '../grounding/index.ts';
import { listedActor } from '../rows/index.ts';
import { dependents, isNominal, isRelation, listed, prepositionOf, type Tree } from '../rules/index.ts';
import type { MeetingFormat, MeetingLevel } from '../vocabulary.ts';
import { contextOf, type NounContext } from './context-of.ts';
import { type Company, findCompany, peopleWords } from './find-parties.ts';
import { findVenue } from './find-venue.ts';
import { findWhen } from './find-when.ts';
import { isDenied, judgeNoun } from './judge-status.ts';
import { type MeetingKind, meetingWords } from './meeting-words.ts';
import type { MeetingMention } from './mention.ts';

/** Every noun of a sentence that names a meeting somebody held, plans, offers or refuses; vague ones are left out. */
export function findNounMentions(grounding: Grounding, tree: Tree): MeetingMention[] {
  const found: MeetingMention[] = [];
  for (const token of tree.tokens) {
    const kind = kindAt(tree, token);
    if (kind === null || isPartOfAnother(tree, token.index) || isSurname(grounding, token)) continue;
    const mention = readMention(grounding, tree, token.index, kind);
    if (mention !== null) found.push(mention);
  }
  return found;
}

/** "[Sessions] charged on Monday": a man's name, not a meeting. */
const isSurname = ({ actors }: Grounding, token: Token): boolean =>
  /^\p{Lu}/u.test(token.form) && actors.get(actors.at(token) ?? '')?.kind === 'person';

/** The kind of meeting a noun names: "phone [call]" a call, "news [conference]" none. */
function kindAt(tree: Tree, token: Token): MeetingKind | null {
  if (!isNominal(token)) return null;
  const words = meetingWords();
  const lemma = token.lemma.toLowerCase();
  const own = words.kindOf.get(lemma) ?? null;
  if (own === null && !words.heads.has(lemma)) return null;
  const compounds = dependents(tree, token.index, 'compound')
    .concat(dependents(tree, token.index, 'amod'))
    .flatMap(child => [tree.tokens[child]!.lemma.toLowerCase(), tree.tokens[child]!.form.toLowerCase()]);
  if (compounds.some(word => words.notMeetings.has(word))) return null;
  for (const word of compounds) {
    const kind = words.kindOf.get(`${word} ${lemma}`);
    if (kind !== undefined) return kind;
  }
  if (lemma === 'talk' && token.xpos === 'NN') return null;
  // "the House GOP Conference" meets; it is no meeting
  if (token.xpos.startsWith('NNP') && own === 'conference') return null;
  return own;
}

/** The "talks" of "round of talks" and of "talks proposal" are not mentions of their own. */
function isPartOfAnother(tree: Tree, index: number): boolean {
  const { head, deprel } = tree.tokens[index]!;
  if (head < 0) return false;
  if (isRelation(deprel, 'compound')) return true;
  if (!isRelation(deprel, 'nmod') || prepositionOf(tree, index) !== 'of') return false;
  const { lemma } = tree.tokens[head]!;
  return (
    meetingWords().kindOf.get(lemma.toLowerCase()) === 'round' ||
    meetingWords().kindOf.get(lemma.toLowerCase()) === 'meeting'
  );
}

function readMention(grounding: Grounding, tree: Tree, head: number, kind: MeetingKind): MeetingMention | null {
  if (kind === 'round' && !isRoundOfTalks(tree, head)) return null;
  const context = contextOf(tree, head);
  const verb = context.verbs[0]?.index ?? null;
  const { when: told, duration, own } = findWhen(grounding, tree, head, verb);
  const company = findCompany(grounding, tree, head, context);
  const venue = findVenue(grounding, tree, head, context.scope);
  const status = judgeNoun(tree, head, context, told, grounding.report.published);
  const when = own || !isAhead(status) || !isOver(told, grounding.report.published) ? told : null;
  const ordinals = ordinalsOf(tree, head, kind);
  const definite = tree.children[head]!.some(child =>
    ['the', 'this', 'that', 'these', 'those'].includes(tree.tokens[child]!.form.toLowerCase()),
  );
  if (kind === 'call' && isAppeal(tree, head)) return null;
  const alone = company.parties.length === 0 && company.thirdParties.length === 0;
  if (meetingWords().social.has(tree.tokens[head]!.lemma.toLowerCase()) && !isInCompany(tree, context, company))
    return null;
  if (meetingWords().needsCompany.has(kind) && alone && !(kind === 'conference' && (when !== null || venue !== null)))
    return null;
  const at = venue ?? (kind === 'visit' ? placeOfVisit(grounding, tree, head) : null);
  if (kind === 'visit' && at === null) return null;
  if (isDenied(tree, head) && status !== 'refused') return null;
  // "[any] such talks must be held in Oslo": no meeting in particular
  if (tree.children[head]!.some(child => tree.tokens[child]!.form.toLowerCase() === 'any') && when === null)
    return null;
  return {
    tree,
    head,
    kind,
    span: mentionSpan(tree, head, context),
    rule: `meetings/noun-${kind}`,
    status,
    format: formatOf(tree, head, context, kind),
    level: levelOf(tree, head, context, kind),
    when,
    duration,
    venue: at,
    ...(kind === 'visit' ? withVisited(grounding, company, at) : company),
    ordinals,
    definite,
    many: kind === 'talks' && !definite && when === null && venue === null,
    agenda: agendaOf(tree, head),
  };
}

/** What is still to come was not on a day gone by: that is when it was agreed or proposed, "at the July 23 meeting they proposed [a summit]". */
const isAhead = (status: MeetingMention['status']): boolean => status === 'proposed' || status === 'planned';

function isOver(when: MeetingMention['when'], published: string | null): boolean {
  const day = published?.slice(0, 10);
  return when?.latest != null && day !== undefined && when.latest < day;
}

/** "[lunch] with the premier", "the two leaders had [dinner]"; never "they eat our [lunch]". */
function isInCompany(
  tree: Tree,
  { scope }: NounContext,
  { parties, persons }: Pick<MeetingMention, 'parties' | 'persons'>,
): boolean {
  if (parties.length > 1 || persons.length > 1) return true;
  return scope.some(at => tree.children[at]!.some(child => prepositionOf(tree, child) === 'with'));
}

/** "a new round of talks", "the third round": not a round of applause. */
function isRoundOfTalks(tree: Tree, head: number): boolean {
  const of = dependents(tree, head, 'nmod').filter(child => prepositionOf(tree, child) === 'of');
  if (of.length > 0)
    return of.some(
      child =>
        meetingWords().kindOf.has(tree.tokens[child]!.lemma.toLowerCase()) ||
        listed('talks', tree.tokens[child]!.lemma.toLowerCase()),
    );
  return tree.children[head]!.some(
    child =>
      ['amod', 'det', 'compound', 'nummod'].includes(tree.tokens[child]!.deprel) &&
      /^(first|second|third|fourth|fifth|sixth|next|new|last|latest|further|another|fresh|final|previous|subsequent|negotiating|negotiation)$/i.test(
        tree.tokens[child]!.form,
      ),
  );
}

/** "a call [for] restraint", "the call [on] both sides": nobody rings anybody. */
function isAppeal(tree: Tree, head: number): boolean {
  return (
    dependents(tree, head, 'acl').length > 0 ||
    tree.children[head]!.some(
      child =>
        ['for', 'on', 'by', 'to'].includes(prepositionOf(tree, child)) &&
        isRelation(tree.tokens[child]!.deprel, 'nmod'),
    )
  );
}

/** "the premier's visit to [Chile]": one side and the state it calls on, where nobody else is named and the report has it act. */
function withVisited({ actors }: Grounding, company: Company, at: MeetingMention['venue']): Company {
  const [visitor, ...others] = company.parties;
  if (visitor === undefined || others.length > 0 || at === null) return company;
  const visited = at.state ?? listedActor(at.name)?.id;
  if (visited === undefined || visited === visitor || actors.get(visited)?.kind !== 'state') return company;
  return { ...company, parties: [visitor, visited] };
}

function placeOfVisit(grounding: Grounding, tree: Tree, head: number): MeetingMention['venue'] {
  const to = dependents(tree, head, 'nmod').filter(child => ['to', 'in'].includes(prepositionOf(tree, child)));
  return findVenue(grounding, tree, head, [], to);
}

/** The clause where the noun is its subject or object, the phrase otherwise: "[a subsequent round of talks was held on July 23]". */
function mentionSpan(tree: Tree, head: number, { verbs }: NounContext): Span {
  const phrase = phraseSpan(tree, head, true);
  const verb = verbs[0];
  if (verb === undefined || verb.relation === 'obl') return phrase;
  const token = tree.tokens[verb.index]!;
  const near = tree.children[verb.index]!.filter(child =>
    ['aux', 'obl', 'advmod', 'compound'].some(relation => isRelation(tree.tokens[child]!.deprel, relation)),
  );
  const own =
    verb.relation === 'nsubj' ||
    meetingWords().statusOfVerb.has(token.lemma) ||
    meetingWords().holding.has(token.lemma);
  if (!own) return phrase;
  return (
    coverSpans([
      phrase,
      token,
      ...near.filter(child => child > head || verb.index < head).map(child => phraseSpan(tree, child)),
    ]) ?? phrase
  );
}

function formatOf(tree: Tree, head: number, { verbs }: NounContext, kind: MeetingKind): MeetingFormat | null {
  if (kind === 'call') return 'phone';
  const words = meetingWords().formatOf;
  const near = [head, ...verbs.map(({ index }) => index)].flatMap(index => [
    ...tree.children[index]!,
    ...tree.children[index]!.flatMap(child => [...tree.children[child]!]),
  ]);
  for (const index of near) {
    const { deprel, form, lemma } = tree.tokens[index]!;
    if (!['amod', 'compound', 'advmod', 'obl', 'nmod'].some(relation => isRelation(deprel, relation))) continue;
    const format = words.get(form.toLowerCase()) ?? words.get(lemma.toLowerCase());
    if (format !== undefined) return format;
  }
  return null;
}

function levelOf(tree: Tree, head: number, context: NounContext, kind: MeetingKind): MeetingLevel | null {
  const words = meetingWords().levelOf;
  for (const word of peopleWords(tree, head, context)) {
    const level = words.get(word);
    if (level !== undefined) return level;
  }
  return kind === 'summit' ? 'head of state' : null;
}

const ORDINALS: Readonly<Record<string, number | 'last' | 'first'>> = {
  first: 1,
  second: 2,
  third: 3,
  fourth: 4,
  fifth: 5,
  sixth: 6,
  seventh: 7,
  eighth: 8,
  ninth: 9,
  tenth: 10,
  last: 'last',
  latest: 'last',
};

function ordinalsOf(tree: Tree, head: number, kind: MeetingKind): MeetingMention['ordinals'] {
  return tree.children[head]!.flatMap(child => {
    const token = tree.tokens[child]!;
    const n = ORDINALS[token.form.toLowerCase()];
    if (n === undefined || child > head) return [];
    const between = tree.tokens.slice(child + 1, head).map(({ form }) => form);
    return [
      {
        series: [...between, tree.tokens[head]!.form].join(' ') || kind,
        n,
        span: { start: token.start, end: tree.tokens[head]!.end },
      },
    ];
  });
}

function agendaOf(tree: Tree, head: number): Span[] {
  return dependents(tree, head, 'nmod')
    .filter(child => ['on', 'about', 'over', 'concerning', 'regarding'].includes(prepositionOf(tree, child)))
    .map(child => phraseSpan(tree, child));
}
