import { type EntryId, entriesOf, type Reading } from '../../reading/index.ts';

/** The reading as the record takes it: without what was rejected, and without what other entries say of it. */
export function withoutRejected(reading: Reading): Reading {
  const rejected = new Set(
    [...entriesOf(reading), ...reading.actors].filter(({ checked }) => checked === 'rejected').map(({ id }) => id),
  );
  if (rejected.size === 0) return reading;
  const kept = <One extends { readonly id: EntryId }>(entries: readonly One[]): readonly One[] =>
    entries.filter(({ id }) => !rejected.has(id)).map(entry => cleared(entry, rejected));
  return {
    ...reading,
    // An actor that is none leaves its name behind where entries stand on it; nothing is found under it.
    actors: reading.actors.filter(({ id }) => !rejected.has(id)),
    affiliations: kept(reading.affiliations),
    times: kept(reading.times),
    statements: kept(reading.statements),
    meetings: kept(reading.meetings),
    moves: kept(reading.moves),
    conditions: kept(reading.conditions),
    threads: kept(reading.threads).filter(({ moves }) => moves.length > 0),
    positions: kept(reading.positions),
    shifts: kept(reading.shifts),
    accounts: kept(reading.accounts),
    agreements: kept(reading.agreements),
    assessments: kept(reading.assessments),
    events: kept(reading.events),
    discrepancies: kept(reading.discrepancies),
  };
}

/** An entry that names no rejected one: gone from lists, null where it stood alone. A condition then hangs on nothing in particular. */
function cleared<One extends object>(entry: One, rejected: ReadonlySet<EntryId>): One {
  const gone = (part: unknown) => typeof part === 'string' && rejected.has(part);
  const clear = (part: unknown, key: string): unknown => {
    if (typeof part !== 'object' || part === null)
      return !gone(part) || ACTOR_KEYS.has(key) ? part : key === 'on' ? 'generic' : null;
    if (Array.isArray(part))
      return part
        .filter(one => !gone(one) && !(isLink(one) && Object.values(one).some(gone)))
        .map(one => clear(one, key));
    if ('exact' in part) return part;
    return Object.fromEntries(Object.entries(part).map(([inner, value]) => [inner, clear(value, inner)]));
  };
  return clear(entry, '') as One;
}

// Fields that have to name somebody.
const ACTOR_KEYS = new Set(['about', 'actor', 'person', 'party']);

/** `{move, basis}`: a member of a list that is nothing without what it names. */
const isLink = (value: unknown): value is object => typeof value === 'object' && value !== null && 'move' in value;
