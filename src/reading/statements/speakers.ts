import type { Report } from '../../reports/index.ts';
import { citeOf, type Span } from '../../text/index.ts';
import { type ActorIndex, isNobody } from '../actors/index.ts';
import type { Actor, ActorId } from '../entry.ts';
import { referent } from '../rules/index.ts';
import type { ActorKind } from '../vocabulary.ts';
import type { Attribution } from './attribution.ts';
import type { Draft } from './complete-quotations.ts';
import { listed } from './manner-words.ts';
import { outletNames } from './outlets.ts';
import { branch, isRelation, spansOfWords, type Tree } from './tree.ts';

/** Who speaks in a draft: its actor, those who speak with it, and for whom. */
export interface Speakers {
  readonly actor: ActorId | null;
  readonly others: readonly ActorId[];
  /** True when the words here do not name it: a pronoun, "the official". */
  readonly byReference: boolean;
}

/** Finds and, for sources that no layer before this one knows, makes actors. One book per report. */
export interface SpeakerBook {
  speakersOf(draft: Draft): Speakers;
  /** The actor named by these words; made when unknown. `kind` is used for a new one. */
  named(name: string, kind: ActorKind, mention: Span | null): ActorId;
  /** The actor the phrase of this head names, if a layer before knows it. */
  known(tree: Tree, head: number): ActorId | null;
  get(id: ActorId): Actor | undefined;
  /** Actors made here, in order of their first words. */
  made(): Actor[];
}

interface Made {
  readonly actor: Omit<Actor, 'mentions'>;
  readonly mentions: Span[];
}

export function speakerBook(report: Report, index: ActorIndex): SpeakerBook {
  const made = new Map<ActorId, Made>();
  /** Who spoke before, latest last, so that "she" and "the official" can be told. */
  const spoken: { actor: ActorId; head: string; plural: boolean; person: boolean }[] = [];

  const get = (id: ActorId): Actor | undefined => {
    const known = index.get(id);
    if (known !== undefined) return known;
    const own = made.get(id);
    return own === undefined ? undefined : { ...own.actor, mentions: own.mentions.map(span => citeOf(report, span)) };
  };

  const make = (name: string, kind: ActorKind, mention: Span | null): ActorId => {
    const id = `${report.id}/actor/${keyOf(name)}`;
    const known = made.get(id);
    if (known !== undefined) {
      if (mention !== null && !known.mentions.some(({ start }) => start === mention.start))
        known.mentions.push(mention);
      return id;
    }
    made.set(id, {
      actor: {
        id,
        entity: 'actor',
        kind,
        name,
        aliases: [],
        partOf: null,
        ids: {},
        basis: 'text',
        rule: 'statements/source',
        confidence: 0.5,
        checked: 'machine',
      },
      mentions: mention === null ? [] : [mention],
    });
    return id;
  };

  const known = (tree: Tree, head: number): ActorId | null => {
    const core = corePhrase(tree, head);
    const whole = index.at(core);
    if (whole !== null) return whole;
    const { start, end } = tree.tokens[head]!;
    const named = index.at({ start, end });
    if (named !== null) return named;
    // "the Commissioner for Trade [Ann Berg]": the name that ends the phrase.
    const last = index.allAt(core).at(-1);
    const person = last === undefined ? undefined : index.get(last);
    return person?.kind === 'person' && person.mentions.some(mention => mention.end === core.end) ? person.id : null;
  };

  /** What "who" and "which" stand for: what the tree says, or the name beside them when only that one can speak. */
  const antecedent = (tree: Tree, at: number): number => {
    const head = referent(tree, at);
    if (!/^W/.test(tree.tokens[at]!.xpos) || known(tree, head) !== null) return head;
    const beside = tree.tokens[at - 1]?.form === ',' ? at - 2 : at - 1;
    return beside >= 0 && tree.tokens[beside]!.upos === 'PROPN' && known(tree, beside) !== null ? beside : head;
  };

  const byReference = (tree: Tree, head: number): ActorId | null => {
    const { lemma, form, upos } = tree.tokens[head]!;
    const word = form.toLowerCase();
    if (upos === 'PRON' || word === 'they') {
      const wants = (one: (typeof spoken)[number]) =>
        word === 'they' || word === 'their'
          ? one.plural || !one.person
          : /^(?:he|she|his|her)$/.test(word)
            ? one.person
            : !one.person;
      return spoken.findLast(wants)?.actor ?? null;
    }
    const definite = tree.children[head]!.some(child =>
      /^(?:the|this|that|these|those)$/i.test(tree.tokens[child]!.form),
    );
    return definite && upos === 'NOUN'
      ? (spoken.findLast(one => one.head === lemma.toLowerCase())?.actor ?? null)
      : null;
  };

  const resolve = (tree: Tree, at: number): { actor: ActorId | null; byReference: boolean } => {
    const head = antecedent(tree, at);
    const token = tree.tokens[head]!;
    const found = known(tree, head);
    if (found !== null) return { actor: found, byReference: token.upos === 'PRON' };
    const referred = byReference(tree, head);
    if (referred !== null) return { actor: referred, byReference: true };
    if (token.upos === 'PRON' || token.upos === 'DET') return { actor: null, byReference: true };
    if (!canSpeak(tree, head)) return { actor: null, byReference: false };
    const core = corePhrase(tree, head);
    return {
      actor: make(nameOf(report.text.slice(core.start, core.end)), kindOf(tree, head), core),
      byReference: false,
    };
  };

  const inTextOrder = (members: readonly ActorId[]): ActorId[] => {
    const firstMention = (id: ActorId) => index.get(id)?.mentions[0]?.start ?? Number.MAX_SAFE_INTEGER;
    return [...members].sort((a, b) => firstMention(a) - firstMention(b));
  };

  const remember = (tree: Tree, at: number, actor: ActorId) => {
    const head = tree.tokens[referent(tree, at)]!;
    const kind = get(actor)?.kind ?? 'other';
    const words = branch(tree, head.index).filter(word => tree.tokens[word]!.upos === 'NOUN');
    const titles = head.upos === 'NOUN' ? [head.lemma] : words.map(word => tree.tokens[word]!.lemma);
    const plural =
      head.xpos === 'NNS' ||
      head.xpos === 'NNPS' ||
      /^(?:they|both)$/i.test(head.form) ||
      tree.children[head.index]!.some(child => isRelation(tree.tokens[child]!.deprel, 'conj'));
    spoken.push({ actor, head: '', plural, person: isPerson(kind, tree, head.index) });
    for (const title of titles)
      spoken.push({ actor, head: title.toLowerCase(), plural, person: isPerson(kind, tree, head.index) });
  };

  return {
    speakersOf({ attribution }) {
      if (attribution?.source == null) return { actor: null, others: [], byReference: false };
      const { tree, source } = attribution;
      const [first, ...rest] = [source.head, ...conjunctsIn(attribution)];
      const { actor: found, byReference: referred } = resolve(tree, first!);
      // "They" for a couple: the one named first speaks, the others with him. "Both sides" remain one.
      const members = found === null || tree.tokens[first!]!.upos !== 'PRON' ? [] : inTextOrder(index.membersOf(found));
      const actor = members.length > 1 ? members[0]! : found;
      const joined = members.length > 1 ? members : rest.map(head => resolve(tree, head).actor);
      const others = joined.filter(id => id !== null && id !== actor);
      if (actor !== null) remember(tree, first!, actor);
      return { actor, others: [...new Set(others.filter(id => id !== null))], byReference: referred };
    },
    named: (name, kind, mention) => {
      const at = mention === null ? null : index.at(mention);
      // "Israel Radio" is not Israel: the words must be one mention of that actor.
      const whole =
        at !== null && index.get(at)?.mentions.some(({ start, end }) => start <= mention!.start && mention!.end <= end);
      return whole ? at : make(name, kind, mention);
    },
    known,
    get,
    made: () => [...made.keys()].map(id => get(id)!),
  };
}

/** Joined sources: "[Kyiv] and [its partners] said". */
function conjunctsIn({ tree, source }: Attribution): number[] {
  const { start, end } = source!.span;
  const inSource = (word: number) => tree.tokens[word]!.start >= start && tree.tokens[word]!.end <= end;
  return tree.children[source!.head]!.filter(
    child => isRelation(tree.tokens[child]!.deprel, 'conj') && inSource(child),
  );
}

/** The noun phrase without what only describes it further: "[The deputy mayor], who lost his seat in May,". */
export function corePhrase(tree: Tree, head: number): Span {
  const without = tree.children[head]!.filter(child => {
    const { deprel } = tree.tokens[child]!;
    const later = child > head;
    return (
      isRelation(deprel, 'case') ||
      (later &&
        (deprel.startsWith('acl') ||
          isRelation(deprel, 'appos') ||
          isRelation(deprel, 'conj') ||
          isRelation(deprel, 'parataxis') ||
          isRelation(deprel, 'punct')))
    );
  });
  const words = branch(tree, head, without);
  const spans = spansOfWords(tree, words);
  const { start, end } = tree.tokens[head]!;
  return spans.find(span => span.start <= start && end <= span.end) ?? { start, end };
}

const keyOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/[^\p{L}\p{N}]+/gu, '-')
    .replace(/^-|-$/g, '');

const nameOf = (phrase: string) =>
  phrase
    .replace(/\s+/g, ' ')
    .replace(/^(?:the|a|an|its|his|her|their)\s+/i, '')
    .replace(/[’']s?$/, '');

/** Persons, bodies and documents speak; "the accusation", "much of the debate" and "45%" make no actor. */
function canSpeak(tree: Tree, head: number): boolean {
  const { upos, form, lemma } = tree.tokens[head]!;
  if (upos === 'PROPN') return true;
  if (upos !== 'NOUN' && upos !== 'ADJ') return false;
  if (outletNames().documents.has(lemma.toLowerCase())) return true;
  return upos === 'NOUN' ? !isNobody(lemma) && /\p{L}/u.test(form) : /^(?:many|others?|some|few)$/i.test(form);
}

function kindOf(tree: Tree, head: number): ActorKind {
  const { upos, xpos, lemma } = tree.tokens[head]!;
  if (upos === 'NOUN' && outletNames().documents.has(lemma.toLowerCase())) return 'other';
  if (xpos === 'NNS') return 'group';
  if (listed('collective nouns', lemma.toLowerCase())) return 'group';
  if (upos === 'PROPN' && tree.children[head]!.some(child => isRelation(tree.tokens[child]!.deprel, 'flat')))
    return 'person';
  return upos === 'NOUN' && PERSON_ENDING.test(lemma) ? 'person' : 'other';
}

const PERSON_ENDING =
  /(?:er|or|ist|ian|man|woman|person|ant|ent|official|source|chief|head|aide|spokes\w+|mayor|envoy|analyst|expert)$/i;

function isPerson(kind: ActorKind, tree: Tree, head: number): boolean {
  if (kind === 'person') return true;
  if (kind !== 'other') return false;
  const { form, lemma, upos } = tree.tokens[head]!;
  return /^(?:he|she|who)$/i.test(form) || (upos === 'NOUN' && PERSON_ENDING.test(lemma)) || upos === 'PROPN';
}
