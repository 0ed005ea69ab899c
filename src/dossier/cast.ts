import type { Actor, Reading } from '../reading/index.ts';
import type { PartyLookup } from './definition.ts';
import { type NameParts, namePartsOf } from './names.ts';

/** An actor of one reading as the judges compare it: who it is by name, and whom it stands or speaks for. */
export interface Profile {
  readonly actor: Actor;
  readonly name: NameParts;
  readonly person: boolean;
  /** Key of the party or state up its `partOf` chain that it acts or speaks for: a defined party first. */
  readonly side: string | null;
  /** True when the actor is its side itself, not one of its people or offices. */
  readonly isSide: boolean;
  /** Same text, same actor: the id of the reference list, else name, kind and side. */
  readonly key: string;
}

/** The actors of one reading by id, profiled once. */
export interface Cast {
  profile(actor: string | null): Profile | null;
  side(actor: string | null): string | null;
  /** Sides of several actors, each once, sorted; those without a side stand for themselves, and groups nobody names for none. */
  sides(actors: readonly string[]): readonly string[];
}

export function castOf(reading: Reading, lookup: PartyLookup): Cast {
  const actors = new Map(reading.actors.map(actor => [actor.id, actor] as const));
  const profiles = new Map<string, Profile>();
  const profile = (id: string | null): Profile | null => {
    const actor = id === null ? undefined : actors.get(id);
    if (actor === undefined) return null;
    let found = profiles.get(actor.id);
    if (found === undefined) {
      found = profileOf(actor, actors, lookup);
      profiles.set(actor.id, found);
    }
    return found;
  };
  const side = (id: string | null) => profile(id)?.side ?? null;
  return {
    profile,
    side,
    sides: ids =>
      [
        ...new Set(
          ids.flatMap(id => {
            const own = profile(id);
            if (own?.side != null) return [own.side];
            return own === null || nobodyInParticular(own) ? [] : [own.name.key];
          }),
        ),
      ].sort(),
  };
}

/** "The leaders", "both delegations", "officials": no name, and nobody to tell whose they are. */
const nobodyInParticular = ({ name, actor }: Profile) => name.anonymous || !/\p{Lu}/u.test(actor.name);

const TAKES_SIDES = new Set<Actor['kind']>([
  'state',
  'government',
  'armed organisation',
  'union',
  "employers' association",
  'company',
  'political party',
  'intergovernmental organisation',
  'place-like entity',
  'other',
  'delegation',
]);

function profileOf(actor: Actor, actors: ReadonlyMap<string, Actor>, lookup: PartyLookup): Profile {
  const name = namePartsOf(actor.name);
  const person =
    actor.kind === 'person' ||
    (actor.kind === 'other' && actor.partOf !== null && /^\p{Lu}\S+ \p{Lu}\S+$/u.test(actor.name));
  let side: string | null = null;
  let isSide = false;
  const seen = new Set<string>();
  for (let at: Actor | undefined = actor; at !== undefined && !seen.has(at.id); at = actors.get(at.partOf ?? '')) {
    seen.add(at.id);
    const party = lookup(at.name, at.ids.iso3 ?? null) ?? aliasedParty(at, lookup);
    if (party !== null) {
      side = namePartsOf(party).key;
      isSide = at === actor && !person;
      break;
    }
    // The highest named body of the chain, unless a defined party is found on the way.
    if (
      TAKES_SIDES.has(at.kind) &&
      /\p{Lu}/u.test(at.name) &&
      !namePartsOf(at.name).anonymous &&
      (at !== actor || !person)
    ) {
      side = sideName(at);
      isSide = at === actor;
    }
  }
  const government = actor.kind === 'government' && side !== null;
  const key =
    actor.basis === 'world' || actor.id.startsWith('state:')
      ? actor.id
      : `${person ? 'person' : government ? 'government' : actor.kind}|${government ? side : name.key}|${side ?? ''}`;
  return { actor, name, person, side, isSide: isSide || (government && actor.partOf !== null), key };
}

function aliasedParty(actor: Actor, lookup: PartyLookup): string | null {
  if (actor.kind === 'person') return null;
  for (const { text } of actor.aliases) {
    const party = lookup(text, null);
    if (party !== null) return party;
  }
  return null;
}

/** `Government of Israel`, `Afghanistan (government)`: the state's name. */
function sideName(actor: Actor): string {
  const { words, key } = namePartsOf(actor.name);
  return words.length > 1 ? words.filter(word => word !== 'government').join(' ') : key;
}
