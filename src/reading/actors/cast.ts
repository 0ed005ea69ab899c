import type { Report } from '../../reports/index.ts';
import { citeOf, type Span } from '../../text/index.ts';
import type { ActorId } from '../entry.ts';
import { entryId } from '../step.ts';
import type { ActorKind, Basis } from '../vocabulary.ts';
import { foldName, isParticle, personWords, sameNameWord } from './fold-name.ts';
import type { ActorMention, MentionKind } from './mention.ts';
import { heldAt, type ListedPerson, type Office, type ReferenceList } from './reference/reference-list.ts';

/** An actor while the report is being read: what is known of it so far. Lives inside one reading only. */
export interface Figure {
  readonly id: ActorId;
  kind: ActorKind;
  name: string;
  partOf: ActorId | null;
  readonly basis: Basis;
  readonly rule: string;
  confidence: number;
  sex: 'female' | 'male' | null;
  readonly many: boolean;
  readonly listed: ListedPerson | null;
  /** Offices it is known by, from text and list: "president", "spokesperson". */
  readonly roles: Set<string>;
  readonly names: Set<string>;
  readonly mentions: ActorMention[];
  readonly places: Appearance[];
}

/** Where a figure has appeared, for asking who was spoken of last. */
export interface Appearance {
  readonly sentence: number;
  readonly token: number;
  readonly subject: boolean;
  readonly quoted: boolean;
  /** Subject of a verb of speech. */
  readonly speaks: boolean;
  readonly kind: MentionKind;
}

interface NewFigure {
  readonly id?: ActorId;
  readonly kind: ActorKind;
  readonly name: string;
  readonly partOf?: ActorId | null;
  readonly basis?: Basis;
  readonly rule: string;
  readonly confidence?: number;
  readonly sex?: 'female' | 'male' | null;
  readonly many?: boolean;
  readonly listed?: ListedPerson | null;
}

/** The figures of one report, found by id, by name, by surname. */
export interface Cast {
  readonly report: Report;
  readonly reference: ReferenceList;
  readonly figures: ReadonlyMap<ActorId, Figure>;
  get(id: ActorId | null): Figure | null;
  /** Makes a figure, or gives the one that has the id. Without an id it is made from the span of its first mention. */
  add(figure: NewFigure, span: Span): Figure;
  listed(id: ActorId, rule: string): Figure | null;
  person(person: ListedPerson, rule: string): Figure;
  /** `nameKey`, made once for each name of the report. */
  keyOf(name: string): string;
  /** A figure that is not a person, by one of its names. */
  byName(name: string): Figure | null;
  /** Persons whose name holds these words: surname, or first and last. */
  personsNamed(words: readonly string[]): Figure[];
  addName(figure: Figure, name: string): void;
  mention(
    figure: Figure,
    span: Span,
    head: Span,
    kind: MentionKind,
    rule: string,
    place: Omit<Appearance, 'kind'>,
  ): void;
  /** Holders of an office at the report's day; the list gives their states. */
  holdersOf(organisation: ActorId, role: string): readonly Office[];
  chainOf(id: ActorId | null): ActorId[];
}

export function createCast(report: Report, reference: ReferenceList): Cast {
  const figures = new Map<ActorId, Figure>();
  const names = new Map<string, Figure>();

  const wordsOfNames = new Map<string, string[]>();
  const wordsOf = (name: string) => {
    let words = wordsOfNames.get(name);
    if (words === undefined) {
      words = personWords(name);
      wordsOfNames.set(name, words);
    }
    return words;
  };

  const keys = new Map<string, string>();
  const keyOf = (name: string): string => {
    let key = keys.get(name);
    if (key === undefined) {
      key = nameKey(name);
      keys.set(name, key);
    }
    return key;
  };

  const get = (id: ActorId | null) => (id === null ? null : (figures.get(id) ?? null));

  const addName = (figure: Figure, name: string) => {
    figure.names.add(name);
    const key = keyOf(name);
    if (figure.kind !== 'person' && key !== '' && !names.has(key)) names.set(key, figure);
  };

  const add = (made: NewFigure, span: Span): Figure => {
    const id = made.id ?? entryId(report, 'actor', span);
    const known = figures.get(id);
    if (known !== undefined) return known;
    const figure: Figure = {
      id,
      kind: made.kind,
      name: made.name,
      partOf: made.partOf ?? null,
      basis: made.basis ?? 'text',
      rule: made.rule,
      confidence: made.confidence ?? 0.9,
      sex: made.sex ?? null,
      many: made.many ?? false,
      listed: made.listed ?? null,
      roles: new Set(),
      names: new Set(),
      mentions: [],
      places: [],
    };
    figures.set(id, figure);
    addName(figure, made.name);
    return figure;
  };

  const listed = (id: ActorId, rule: string): Figure | null => {
    const known = figures.get(id);
    if (known !== undefined) return known;
    const actor = reference.actors.get(id);
    if (actor === undefined) return null;
    if (actor.partOf !== null) listed(actor.partOf, 'owner of a listed actor');
    const figure = add(
      {
        id,
        kind: actor.kind,
        name: actor.name,
        partOf: actor.partOf,
        basis: 'world',
        rule,
        confidence: 0.95,
        many: actor.kind === 'armed organisation' || actor.kind === 'political party',
      },
      { start: 0, end: 0 },
    );
    for (const { text, use } of actor.names) if (use === 'name') addName(figure, text);
    return figure;
  };

  return {
    report,
    reference,
    figures,
    get,
    add,
    listed,
    addName,
    person(person, rule) {
      const known = figures.get(person.id);
      if (known !== undefined) return known;
      const current = person.offices
        .filter(office => report.published !== null && heldAt(office, report.published))
        .at(-1);
      const owner = current ?? (report.published === null ? person.offices.at(-1) : undefined);
      if (owner !== undefined) listed(owner.organisation, 'owner of an office');
      const figure = add(
        {
          id: person.id,
          kind: 'person',
          name: person.name,
          partOf: owner?.organisation ?? null,
          basis: 'world',
          rule,
          sex: person.sex,
          listed: person,
        },
        { start: 0, end: 0 },
      );
      for (const spelling of person.spellings) figure.names.add(spelling);
      for (const office of person.offices) if (heldAt(office, report.published)) figure.roles.add(office.role);
      return figure;
    },
    keyOf,
    byName: name => names.get(keyOf(name)) ?? null,
    personsNamed(words) {
      return [...figures.values()].filter(
        figure =>
          figure.kind === 'person' &&
          figure.id !== '' &&
          [...figure.names].some(name => fitsName(words, wordsOf(name))),
      );
    },
    mention(figure, span, head, kind, rule, place) {
      if (figure.mentions.some(({ cite }) => cite.start === span.start && cite.end === span.end)) return;
      const cite = citeOf(report, span);
      figure.mentions.push({ actor: figure.id, cite, kind, head, rule });
      figure.places.push({ ...place, kind });
    },
    holdersOf(organisation, role) {
      return (reference.holders.get(`${organisation}|${role}`) ?? []).filter(office =>
        heldAt(office, report.published),
      );
    },
    chainOf(id) {
      const chain: ActorId[] = [];
      for (let at = id; at !== null && !chain.includes(at); at = figures.get(at)?.partOf ?? null) chain.push(at);
      return chain;
    },
  };
}

/** Names of organisations are compared without articles, prepositions and the order of words: "Ministry of Justice", "Justice Ministry". */
export function nameKey(name: string): string {
  return foldName(name)
    .filter(word => !/^(?:the|of|for|and|a|an|s)$/.test(word))
    .sort()
    .join(' ');
}

/** Every word of the shorter name is in the longer, and the surname is among them. */
function fitsName(words: readonly string[], other: readonly string[]): boolean {
  const [shorter, longer] = words.length <= other.length ? [words, other] : [other, words];
  if (!shorter.every(word => longer.some(candidate => sameNameWord(word, candidate) || isInitialOf(word, candidate))))
    return false;
  if (shorter.length > 1) return true;
  // One word alone: the surname, or the first name of a family-name-first language.
  return sameNameWord(shorter[0]!, longer.at(-1)!) || sameNameWord(shorter[0]!, longer[0]!);
}

const isInitialOf = (a: string, b: string) => (a.length === 1 && b[0] === a) || (b.length === 1 && a[0] === b);

/** The word a person is called by on second mention, for comparing with a bare surname. */
export function lastWord(name: string): string {
  return (
    foldName(name)
      .filter(word => !isParticle(word))
      .at(-1) ?? ''
  );
}
