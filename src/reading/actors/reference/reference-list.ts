import { readFileSync } from 'node:fs';
import type { Actor, ActorId } from '../../entry.ts';
import type { ActorKind } from '../../vocabulary.ts';
import { foldName, personWords } from '../fold-name.ts';
import { type ActorWords, readActorWords } from './actor-words.ts';
import { createPhraseIndex, type PhraseIndex } from './phrase-index.ts';
import { type ReferenceFile, readReferenceFile } from './reference-file.ts';

/**
 * What a listed name is when it is met: the name itself, a nationality, a people, a capital that may speak for its state, or a short name
 * that is this actor only where its state is in the report ("the House", "Labour").
 */
export type NameUse = 'name' | 'adjective' | 'people' | 'capital' | 'short';

export interface ListedName {
  readonly text: string;
  readonly actor: ActorId;
  readonly use: NameUse;
  /** "US", "WHO", "IS" are these actors only in capitals. */
  readonly capitalsOnly: boolean;
}

/** An actor of the reference list. Its id is the same in every reading: `state:RUS`, `org:hamas`, `person:sergei-lavrov`. */
export interface ListedActor {
  readonly id: ActorId;
  readonly kind: ActorKind;
  readonly name: string;
  readonly names: readonly ListedName[];
  readonly partOf: ActorId | null;
  readonly ids: Actor['ids'];
}

export interface Office {
  readonly person: ActorId;
  readonly organisation: ActorId;
  /** "foreign minister", "presidential spokesperson". */
  readonly role: string;
  /** EDTF year or month; `to` null: to this day. */
  readonly from: string;
  readonly to: string | null;
}

export interface ListedPerson {
  readonly id: ActorId;
  readonly name: string;
  readonly spellings: readonly string[];
  readonly sex: 'female' | 'male' | null;
  readonly offices: readonly Office[];
}

/** Everything known of actors before a report is opened. */
export interface ReferenceList {
  readonly actors: ReadonlyMap<ActorId, ListedActor>;
  readonly persons: ReadonlyMap<ActorId, ListedPerson>;
  readonly names: PhraseIndex<ListedName>;
  readonly personNames: PhraseIndex<ListedPerson>;
  /** People by the word a newspaper calls them by on second mention. */
  readonly bySurname: ReadonlyMap<string, readonly ListedPerson[]>;
  /** Offices by `organisation|role`. */
  readonly holders: ReadonlyMap<string, readonly Office[]>;
  /** Organs with a name of their own, by `state|organ`: `state:USA|foreign-ministry` is the State Department. */
  readonly organs: ReadonlyMap<string, ActorId>;
  readonly words: ActorWords;
}

const FILES = ['actors-states.yaml', 'actors-organisations.yaml', 'offices.yaml', 'actors-people.yaml'];
/** States whose people are called by the first word of their name: Xi Jinping is Xi. */
const FAMILY_NAME_FIRST = new Set(['CHN', 'PRK', 'KOR', 'TWN', 'HKG', 'VNM', 'KHM'].map(code => `state:${code}`));

/**
 * Reads the reference list of the language, with a user's own files laid over it.
 *
 * @throws {ParleyError} `actors-file-invalid` for a file that does not read.
 */
export function loadReferenceList(
  options: { readonly folder?: URL; readonly more?: readonly { readonly file: string; readonly yaml: string }[] } = {},
): ReferenceList {
  const folder = options.folder ?? new URL('../../../../rules/en/', import.meta.url);
  const own = FILES.map(file => readReferenceFile(readFileSync(new URL(file, folder), 'utf8'), file));
  const more = (options.more ?? []).map(({ file, yaml }) => readReferenceFile(yaml, file));
  const words = readActorWords(readFileSync(new URL('actors-words.yaml', folder), 'utf8'), 'actors-words.yaml');
  return buildReferenceList([...own, ...more], words);
}

function buildReferenceList(files: readonly ReferenceFile[], words: ActorWords): ReferenceList {
  const actors = new Map<ActorId, ListedActor>();
  const organs = new Map<string, ActorId>();
  const idOf = (key: string): ActorId => (/^[A-Z]{3}$/.test(key) ? `state:${key}` : `org:${key}`);
  const put = (actor: Omit<ListedActor, 'names'>, texts: Readonly<Record<NameUse, readonly string[]>>) => {
    const before = actors.get(actor.id);
    const names = (Object.keys(texts) as NameUse[]).flatMap(use =>
      texts[use].map(text => listedName(text, actor.id, use)),
    );
    actors.set(actor.id, { ...actor, names: [...(before?.names ?? []), ...names] });
  };
  for (const file of files) {
    for (const [code, row] of Object.entries(file.states)) {
      put(
        { id: idOf(code), kind: row.kind, name: row.name, partOf: null, ids: { iso3: code, plover: code } },
        {
          name: [row.name, ...row.names],
          adjective: row.adjectives,
          people: row.people,
          capital: row.capital,
          short: [],
        },
      );
    }
    for (const row of file.organisations) {
      const owner = row['part of'] ?? row.state;
      if (row.organ !== undefined && owner !== undefined) organs.set(`${idOf(owner)}|${row.organ}`, idOf(row.key));
      put(
        {
          id: idOf(row.key),
          kind: row.kind,
          name: row.name,
          partOf: owner === undefined ? null : idOf(owner),
          ids: {},
        },
        {
          name: [row.name, ...row.names],
          adjective: row.adjectives,
          people: row.people,
          capital: [],
          short: row.short,
        },
      );
    }
  }
  const names = createPhraseIndex<ListedName>();
  for (const actor of actors.values()) for (const name of actor.names) names.add(foldName(name.text), name);

  const persons = listPersons(files, idOf, words);
  const personNames = createPhraseIndex<ListedPerson>();
  const bySurname = new Map<string, ListedPerson[]>();
  const holders = new Map<string, Office[]>();
  for (const person of persons.values()) {
    for (const spelling of person.spellings) personNames.add(personWords(spelling), person);
    for (const surname of surnamesOf(person)) push(bySurname, surname, person);
    for (const office of person.offices) push(holders, `${office.organisation}|${office.role}`, office);
  }
  return { actors, persons, names, personNames, bySurname, holders, organs, words };
}

function listPersons(
  files: readonly ReferenceFile[],
  idOf: (key: string) => ActorId,
  words: ActorWords,
): Map<ActorId, ListedPerson> {
  const spellings = new Map(files.flatMap(file => Object.entries(file.spellings)));
  const women = new Set(files.flatMap(file => file.women));
  const men = new Set(files.flatMap(file => file.men));
  const persons = new Map<ActorId, { -readonly [Field in keyof ListedPerson]: ListedPerson[Field] }>();
  for (const { name, organisation, office, from, to } of files.flatMap(file => file.holders)) {
    const id = `person:${foldName(name).join('-')}`;
    const held: Office = { person: id, organisation: idOf(organisation), role: office, from, to };
    const known = persons.get(id);
    if (known !== undefined) known.offices = [...known.offices, held];
    else {
      const sex = women.has(name) ? 'female' : men.has(name) ? 'male' : words.sexOf(foldName(name)[0] ?? '');
      persons.set(id, { id, name, spellings: [name, ...(spellings.get(name) ?? [])], sex, offices: [held] });
    }
  }
  return persons;
}

/** "Lavrov"; for Xi Jinping "Xi"; for a king with one name that name. */
function surnamesOf({ spellings, offices }: ListedPerson): Set<string> {
  const first = offices.some(({ organisation }) => FAMILY_NAME_FIRST.has(organisation));
  return new Set(
    spellings.flatMap(spelling => {
      const parts = personWords(spelling);
      return [first ? parts[0]! : parts.at(-1)!];
    }),
  );
}

/** True for people whose family name comes first. */
export function isFamilyNameFirst(person: ListedPerson): boolean {
  return person.offices.some(({ organisation }) => FAMILY_NAME_FIRST.has(organisation));
}

function listedName(text: string, actor: ActorId, use: NameUse): ListedName {
  const letters = text.replace(/[^\p{L}]/gu, '');
  return { text, actor, use, capitalsOnly: letters.length <= 5 && letters === letters.toUpperCase() };
}

function push<Key, Value>(map: Map<Key, Value[]>, key: Key, value: Value): void {
  const list = map.get(key);
  if (list === undefined) map.set(key, [value]);
  else list.push(value);
}

/**
 * True when the office was held at a day (`2014-08-05`, or a month, or a year). Unknown day: held at any time. Half-known dates are
 * given the benefit of the doubt at both ends.
 */
export function heldAt({ from, to }: Office, day: string | null): boolean {
  if (day === null) return true;
  const date = /^\d{4}(?:-\d{2}){0,2}/.exec(day)?.[0];
  if (date === undefined) return true;
  const precision = (edtf: string) => Math.min(edtf.length, date.length);
  const notBefore = date.slice(0, precision(from)) >= from.slice(0, precision(from));
  const notAfter = to === null || date.slice(0, precision(to)) <= to.slice(0, precision(to));
  return notBefore && notAfter;
}
