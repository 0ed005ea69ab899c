import type { Actor, ActorId, Reading } from '../../reading/index.ts';
import { compareSpans } from '../../text/index.ts';

/**
 * Actors of one reading that a person said are one: the first takes the names and mentions of the others, and stands wherever they stood. Actors of
 * two readings are merged by the dossier, under the same decisions.
 */
export function mergeActors(reading: Reading, sameAs: ReadonlyMap<ActorId, ReadonlySet<ActorId>>): Reading {
  const byId = new Map(reading.actors.map(actor => [actor.id, actor] as const));
  const stays = new Map<ActorId, ActorId>();
  const lastOf = (id: ActorId): ActorId => {
    const next = stays.get(id);
    return next === undefined ? id : lastOf(next);
  };
  for (const { id } of reading.actors)
    for (const other of sameAs.get(id) ?? []) {
      const [kept, gone] = [lastOf(id), lastOf(other)];
      if (byId.has(other) && kept !== gone) stays.set(gone, kept);
    }
  if (stays.size === 0) return reading;
  const goes = new Map([...stays.keys()].map(id => [id, lastOf(id)] as const));
  const actors = reading.actors
    .filter(({ id }) => !goes.has(id))
    .map(actor =>
      [...goes].filter(([, kept]) => kept === actor.id).reduce((one, [gone]) => joined(one, byId.get(gone)!), actor),
    );
  const { report, reader, notices, actors: _, ...lists } = reading;
  return { report, reader, ...renamed(lists, goes), actors: renamed(actors, goes), notices };
}

function joined(actor: Actor, other: Actor): Actor {
  const known = new Set([actor.name, ...actor.aliases.map(({ text }) => text)]);
  const names = [{ text: other.name, language: null, from: null, to: null }, ...other.aliases];
  return {
    ...actor,
    aliases: [...actor.aliases, ...names.filter(({ text }) => !known.has(text))],
    partOf: actor.partOf ?? (other.partOf === actor.id ? null : other.partOf),
    ids: { ...other.ids, ...actor.ids },
    mentions: [...actor.mentions, ...other.mentions].sort(compareSpans),
  };
}

/** A value with one id in the place of another wherever it stands alone; the words of cites are left as they are. A list names each actor once. */
function renamed<Value>(value: Value, goes: ReadonlyMap<ActorId, ActorId>): Value {
  const rename = (part: unknown): unknown => {
    if (typeof part === 'string') return goes.get(part) ?? part;
    if (Array.isArray(part)) {
      const all = part.map(rename);
      return all.every(one => typeof one === 'string') ? [...new Set(all)] : all;
    }
    if (typeof part !== 'object' || part === null || 'exact' in part) return part;
    return Object.fromEntries(Object.entries(part).map(([key, inner]) => [key, rename(inner)]));
  };
  return rename(value) as Value;
}
