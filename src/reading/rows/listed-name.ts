import { foldName, personWords } from '../actors/fold-name.ts';
import { loadReferenceList, type ReferenceList } from '../actors/reference/reference-list.ts';
import type { Actor } from '../entry.ts';

/** An actor of the reference list as a reading has it, but for its mentions. */
export type KnownActor = Omit<Actor, 'mentions' | 'rule' | 'confidence' | 'checked'>;

let list: ReferenceList | null = null;

/**
 * The actor that a cell of a table names: by its id (`state:RUS`, `org:hamas`), the code of a state (`RUS`), or a name the reference list has for
 * it, whole. Null where the list has none, or several.
 */
export function listedActor(cell: string): KnownActor | null {
  list ??= loadReferenceList();
  const key = cell.trim();
  const id = /^[A-Z]{3}$/.test(key) ? `state:${key}` : key;
  return bodyById(id, list) ?? personById(id, list) ?? byName(key, list);
}

function byName(name: string, { names, personNames }: ReferenceList): KnownActor | null {
  const words = foldName(name);
  const body = names.longest(words, 0);
  if (body !== null && body.length === words.length) {
    const meant = new Set(
      body.values
        .filter(
          ({ use, capitalsOnly }) =>
            (use === 'name' || use === 'short') && (!capitalsOnly || name === name.toUpperCase()),
        )
        .map(({ actor }) => actor),
    );
    if (meant.size === 1) return bodyById([...meant][0]!, list!);
    if (meant.size > 1) return null;
  }
  const spelled = personWords(name);
  const person = personNames.longest(spelled, 0);
  return person !== null && person.length === spelled.length && person.values.length === 1
    ? personById(person.values[0]!.id, list!)
    : null;
}

function bodyById(id: string, { actors }: ReferenceList): KnownActor | null {
  const found = actors.get(id);
  return found === undefined ? null : known(found.id, found.kind, found.name, found.partOf, found.ids);
}

/** A person belongs to where the latest office is held. */
function personById(id: string, { persons }: ReferenceList): KnownActor | null {
  const found = persons.get(id);
  return found === undefined ? null : known(id, 'person', found.name, found.offices.at(-1)?.organisation ?? null, {});
}

const known = (
  id: string,
  kind: Actor['kind'],
  name: string,
  partOf: string | null,
  ids: Actor['ids'],
): KnownActor => ({ id, entity: 'actor', kind, name, aliases: [], partOf, ids, basis: 'world' });
