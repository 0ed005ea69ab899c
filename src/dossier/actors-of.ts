import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { type Cluster, compare } from './cluster.ts';
import type { DossierActor } from './dossier.ts';
import type { Groups } from './groups.ts';
import { sortedCites } from './merge-field.ts';
import { actorMention } from './same-actor.ts';
import { putSorted, takeSorted } from './sorted.ts';

type Office = DossierActor['offices'][number];

/** What the reports have of one actor, by what it is compared as. A new object whenever a report adds to it or goes. */
interface Known {
  readonly names: readonly string[];
  /** Those of them that a person gave. */
  readonly given: readonly string[];
  readonly offices: readonly Office[];
  readonly reports: readonly string[];
}

/** Under which names and in which offices actors appear; a report costs as much as the actors it has, however many reports have them too. */
export interface Appearances {
  add(reading: Reading, cast: Cast): void;
  remove(reading: Reading, cast: Cast): void;
  get(key: string): Known;
}

interface Tally {
  /** How often under each name. */
  readonly names: Map<string, number>;
  readonly given: Map<string, number>;
  /** By report, for those that give one. */
  readonly offices: Map<string, Office[]>;
  /** How many actors of each report are this one. */
  readonly counts: Map<string, number>;
  /** The same reports, sorted. */
  readonly reports: string[];
  known: Known | null;
}

export function newAppearances(): Appearances {
  const tallies = new Map<string, Tally>();
  const tally = ({ report, actors, affiliations }: Reading, cast: Cast, by: 1 | -1) => {
    for (const { id, name, aliases, reviewed } of actors) {
      const key = actorMention(cast.profile(id)!, report.id).id;
      const own: Tally = tallies.get(key) ?? {
        names: new Map(),
        given: new Map(),
        offices: new Map(),
        counts: new Map(),
        reports: [],
        known: null,
      };
      tallies.set(key, own);
      own.known = null;
      count(own.names, name, by);
      if (reviewed?.fields.includes('name') === true) count(own.given, name, by);
      for (const { text } of aliases) count(own.names, text, by);
      const times = count(own.counts, report.id, by);
      if (by === 1 && times === 1) putSorted(own.reports, report.id, compare);
      if (times === 0) {
        takeSorted(own.reports, report.id, compare);
        own.offices.delete(report.id);
      }
      const offices = affiliations
        .filter(({ person }) => by === 1 && person === id)
        .map(({ role, cites }) => ({ role, reported: report.published, cites: sortedCites(cites) }));
      if (offices.length > 0) own.offices.set(report.id, [...(own.offices.get(report.id) ?? []), ...offices]);
      if (own.reports.length === 0) tallies.delete(key);
    }
  };
  return {
    add: (reading, cast) => tally(reading, cast, 1),
    remove: (reading, cast) => tally(reading, cast, -1),
    get(key) {
      const own = tallies.get(key);
      if (own === undefined) throw new RangeError(`No actor is known as ${key}`);
      own.known ??= {
        names: [...own.names.keys()],
        given: [...own.given.keys()],
        offices: own.reports.length === 0 ? [] : inReportOrder(own.offices),
        reports: [...own.reports],
      };
      return own.known;
    },
  };
}

/** Adds to a count; what is 0 is gone. */
function count(counts: Map<string, number>, key: string, by: 1 | -1): number {
  const now = (counts.get(key) ?? 0) + by;
  if (now === 0) counts.delete(key);
  else counts.set(key, now);
  return now;
}

const inReportOrder = (offices: ReadonlyMap<string, readonly Office[]>) =>
  [...offices].sort(([a], [b]) => compare(a, b)).flatMap(([, own]) => own);

interface Made {
  readonly from: readonly Known[];
  readonly sideName: string | null;
  readonly actor: DossierActor;
}

/** The actors of all readings, each once, with every spelling and every office they were given; made again where something was added. */
export function rememberActors(
  { actors }: Groups,
  appearances: Appearances,
): (sideName: (side: string) => string) => DossierActor[] {
  const memory = new WeakMap<Cluster, Made>();
  return sideName =>
    actors.clusters().map(cluster => {
      const from = cluster.members.map(member => appearances.get(member));
      const profiles = cluster.members.map(member => actors.get(member).profile);
      const side = profiles.find(one => one.side !== null)?.side ?? null;
      const called = side === null ? null : sideName(side);
      const before = memory.get(cluster);
      if (before?.sideName === called && before.from.every((known, i) => known === from[i])) return before.actor;
      // What a person calls it, else the fullest name is the name; the rest are spellings.
      const given = from.flatMap(one => one.given);
      const name = (given.length > 0 ? given : profiles.map(({ actor }) => actor.name)).sort(
        (a, b) => b.split(' ').length - a.split(' ').length || compare(a, b),
      )[0]!;
      const actor: DossierActor = {
        id: `actor/${cluster.members[0]}`,
        entity: 'actor',
        name,
        kind: profiles[0]!.actor.kind,
        side: called,
        spellings: distinct(from.map(({ names }) => names)).filter(one => one !== name),
        reports: from.length === 1 ? from[0]!.reports : distinct(from.map(({ reports }) => reports)),
        merges: cluster.links.map(({ a, b, rule, why, score }) => ({ a, b, rule, why, score })),
        offices: from
          .flatMap(({ offices }) => offices)
          .sort((a, b) => compare(a.reported ?? '', b.reported ?? '') || compare(a.role, b.role)),
      };
      memory.set(cluster, { from, sideName: called, actor });
      return actor;
    });
}

/** Several lists as one, sorted, each item once. */
const distinct = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].sort(compare);
