import type { Sentence } from '../../language/index.ts';
import type { Report } from '../../reports/index.ts';
import { contains, overlaps, type Span } from '../../text/index.ts';
import { type ActorIndex, actorIndexOf } from '../actors/index.ts';
import type { ActorId, Statement, TimeEntry } from '../entry.ts';
import {
  builtInRules,
  dependents,
  doers,
  isNominal,
  isRelation,
  listed,
  type RuleSet,
  type Tree,
  treeOf,
} from '../rules/index.ts';
import type { ReadingContext, ReadingSoFar } from '../step.ts';
import { nameSpan } from './phrase.ts';

/** From words in a tree to what the reading already knows of them: actors, times, statements. */
export interface Grounding {
  readonly report: Report;
  readonly sentences: readonly Sentence[];
  readonly trees: readonly Tree[];
  readonly actors: ActorIndex;
  readonly rules: RuleSet;
  /** Who a word stands for: by its mention, by the speaker of the quotation for "we", else null. */
  actorOf(tree: Tree, index: number): ActorId | null;
  /** The same for several words: members of a joint actor one by one, each once. */
  actorsOf(tree: Tree, indexes: readonly number[]): ActorId[];
  /** Times that lie inside a span, in text order. */
  timesIn(span: Span): TimeEntry[];
  /** The innermost statement whose content holds the span, or null where the reporter speaks. */
  statementAt(span: Span): Statement | null;
}

const THIRD_PERSON = new Set(['it', 'they', 'he', 'she', 'them', 'him']);
const PERSONAL = new Set(['he', 'she', 'him']);
const FIRST_PERSON = new Set(['we', 'us', 'our', 'i', 'me', 'my', 'ours', 'ourselves']);

const groundings = new WeakMap<ReadingContext, { readonly soFar: ReadingSoFar; readonly made: Grounding }>();

/** Made once per step; its indexes are what every finder of meetings, moves and conditions asks. */
export function groundingOf(soFar: ReadingSoFar, context: ReadingContext): Grounding {
  const known = groundings.get(context);
  if (
    known !== undefined &&
    known.soFar.actors === soFar.actors &&
    known.soFar.times === soFar.times &&
    known.soFar.statements === soFar.statements
  ) {
    return known.made;
  }
  const made = ground(soFar, context);
  groundings.set(context, { soFar, made });
  return made;
}

function ground(soFar: ReadingSoFar, { report, sentences, rules }: ReadingContext): Grounding {
  const actors = actorIndexOf(soFar.actors);
  const times = [...soFar.times].sort((a, b) => a.cite.start - b.cite.start || b.cite.end - a.cite.end);
  const contents = soFar.statements
    .flatMap(statement => statement.content.map(({ start, end }) => ({ start, end, statement })))
    .sort((a, b) => a.end - a.start - (b.end - b.start));

  const lastWords = new Map<string, ActorId[]>();
  for (const { id, name, kind } of soFar.actors) {
    const words = name.split(' ');
    if (kind === 'person' || kind === 'state' || words.length < 2) continue;
    const last = words.at(-1)!.toLowerCase();
    lastWords.set(last, [...(lastWords.get(last) ?? []), id]);
  }

  const statementAt = (span: Span): Statement | null =>
    contents.find(content => contains(content, span))?.statement ?? null;

  const actorOf = (tree: Tree, index: number): ActorId | null => {
    const token = tree.tokens[index]!;
    if (FIRST_PERSON.has(token.form.toLowerCase())) {
      const statement = statementAt(token);
      if (statement !== null) return statement.onBehalfOf ?? statement.speaker.actor;
    }
    return (
      actors.at(nameSpan(tree, index)) ??
      actors.at(token) ??
      byApposition(tree, index) ??
      byOwner(tree, index) ??
      byNoun(tree, index) ??
      bySayer(tree, index) ??
      bySubjectBefore(tree, index)
    );
  };
  // "The movement said [it] would accept": who says it speaks of itself, unless something else is named.
  const bySayer = (tree: Tree, index: number): ActorId | null => {
    if (!THIRD_PERSON.has(tree.tokens[index]!.form.toLowerCase())) return null;
    for (let at = tree.tokens[index]!.head, steps = 0; at >= 0 && steps < 4; at = tree.tokens[at]!.head, steps++) {
      const { head, deprel } = tree.tokens[at]!;
      if (head < 0 || !isRelation(deprel, 'ccomp') || !listed('verbs of saying', tree.tokens[head]!.lemma)) continue;
      const [sayer] = doers(tree, head).filter(found => found !== index);
      const actor = sayer === undefined ? null : actorOf(tree, sayer);
      // A person says of himself "he"; of "it" and "they" an organisation, a state, a group.
      if (actor === null) return null;
      const isPerson = soFar.actors.find(({ id }) => id === actor)?.kind === 'person';
      return isPerson === PERSONAL.has(tree.tokens[index]!.form.toLowerCase()) ? actor : null;
    }
    return null;
  };
  // "The Kremlin's answer was conditional. … [it] insisted": an empty-looking subject of a verb of saying is who was last spoken of.
  const bySubjectBefore = (tree: Tree, index: number): ActorId | null => {
    const { form, deprel, head } = tree.tokens[index]!;
    if (
      form.toLowerCase() !== 'it' ||
      deprel !== 'expl' ||
      head < 0 ||
      !listed('verbs of saying', tree.tokens[head]!.lemma)
    )
      return null;
    const before = sentences[tree.sentence.index - 1];
    if (before === undefined || before.block !== tree.sentence.block) return null;
    const known = treeOf(before);
    const subject = known.tokens.find(token => isRelation(token.deprel, 'nsubj'));
    if (subject === undefined) return null;
    return (
      actors.at(nameSpan(known, subject.index)) ??
      dependents(known, subject.index, 'nmod:poss')
        .map(owner => actors.at(nameSpan(known, owner)))
        .find(found => found !== null) ??
      null
    );
  };
  // "[the federation]" after "the Port Employers' Federation": the one known actor whose name ends so.
  const byNoun = (tree: Tree, index: number): ActorId | null => {
    const { lemma, upos } = tree.tokens[index]!;
    if (upos === 'PRON' || !tree.children[index]!.some(child => tree.tokens[child]!.form.toLowerCase() === 'the'))
      return null;
    const named = lastWords.get(lemma.toLowerCase());
    return named === undefined || named.length !== 1 ? null : named[0]!;
  };
  const byApposition = (tree: Tree, index: number): ActorId | null => {
    for (const child of dependents(tree, index, 'appos')) {
      const found = actors.at(nameSpan(tree, child));
      if (found !== null) return found;
    }
    return null;
  };
  // "[Kyiv]'s position", "the [Russian] side": people who belong to a party stand for it; its things do not.
  const byOwner = (tree: Tree, index: number): ActorId | null => {
    const token = tree.tokens[index]!;
    if (!isNominal(token) || !STANDS_FOR_OWNER.has(token.lemma.toLowerCase())) return null;
    for (const child of tree.children[index]!) {
      const { deprel } = tree.tokens[child]!;
      if (!(isRelation(deprel, 'nmod') || deprel === 'amod' || isRelation(deprel, 'compound'))) continue;
      const found = actors.at(nameSpan(tree, child)) ?? actors.at(tree.tokens[child]!);
      if (found !== null) return found;
    }
    return null;
  };
  return {
    report,
    sentences,
    trees: sentences.map(treeOf),
    actors,
    rules: rules ?? builtInRules(),
    actorOf,
    actorsOf(tree, indexes) {
      const found = new Set<ActorId>();
      for (const index of indexes) {
        const actor = actorOf(tree, index);
        if (actor !== null) for (const member of actors.membersOf(actor)) found.add(member);
      }
      return [...found];
    },
    timesIn: span =>
      times.filter(
        time => overlaps(time.cite, span) && contains({ start: span.start - 2, end: span.end + 2 }, time.cite),
      ),
    statementAt,
  };
}

const STANDS_FOR_OWNER = new Set([
  'side',
  'official',
  'negotiator',
  'team',
  'delegation',
  'government',
  'leader',
  'leadership',
  'authority',
  'minister',
  'spokesman',
  'spokeswoman',
  'spokesperson',
  'envoy',
  'diplomat',
  'president',
  'representative',
  'administration',
  'force',
  'troop',
  'military',
  'army',
  'ally',
  'cabinet',
  'parliament',
  'mediator',
  'member',
  'chief',
]);
