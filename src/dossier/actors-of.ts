import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { type Cluster, compare } from './cluster.ts';
import type { DossierActor } from './dossier.ts';
import type { Groups } from './groups.ts';
import { type KeyedIndex, newKeyedIndex } from './keyed-index.ts';
import { sortedCites } from './merge-field.ts';
import { actorMention } from './same-actor.ts';

type Office = DossierActor['offices'][number];
interface Appearance {
  readonly names: readonly string[];
  readonly offices: readonly Office[];
}
interface Known {
  readonly names: readonly string[];
  readonly offices: readonly Office[];
  readonly reports: readonly string[];
}

/** Under which names and in which offices an actor appears, by what it is compared as; fed report by report. */
export type Appearances = KeyedIndex<Appearance, Known>;

export function newAppearances(): Appearances {
  return newKeyedIndex((_, all, reports) => ({
    names: [...new Set(all.flatMap(({ names }) => names))],
    offices: all.flatMap(({ offices }) => offices),
    reports,
  }));
}

/** The actors of a report by what they are compared as. */
export function appearancesOf(
  { report, actors, affiliations }: Reading,
  cast: Cast,
): (readonly [string, Appearance])[] {
  return actors.map(({ id, name, aliases }) => [
    actorMention(cast.profile(id)!, report.id).id,
    {
      names: [name, ...aliases.map(({ text }) => text)],
      offices: affiliations
        .filter(({ person }) => person === id)
        .map(({ role, cites }) => ({ role, reported: report.published, cites: sortedCites(cites) })),
    },
  ]);
}

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
      const from = cluster.members.map(member => appearances.get(member)!);
      const profiles = cluster.members.map(member => actors.get(member).profile);
      const side = profiles.find(one => one.side !== null)?.side ?? null;
      const called = side === null ? null : sideName(side);
      const before = memory.get(cluster);
      if (before?.sideName === called && before.from.every((known, i) => known === from[i])) return before.actor;
      // The fullest name is the name; the rest are spellings.
      const name = profiles
        .map(({ actor }) => actor.name)
        .sort((a, b) => b.split(' ').length - a.split(' ').length || compare(a, b))[0]!;
      const actor: DossierActor = {
        id: `actor/${cluster.members[0]}`,
        entity: 'actor',
        name,
        kind: profiles[0]!.actor.kind,
        side: called,
        spellings: distinct(from.map(({ names }) => names)).filter(one => one !== name),
        reports: distinct(from.map(({ reports }) => reports)),
        merges: cluster.links.map(({ a, b, rule, why, score }) => ({ a, b, rule, why, score })),
        offices: from
          .flatMap(({ offices }) => offices)
          .sort((a, b) => compare(a.reported ?? '', b.reported ?? '') || compare(a.role, b.role)),
      };
      memory.set(cluster, { from, sideName: called, actor });
      return actor;
    });
}

const distinct = (lists: readonly (readonly string[])[]) => [...new Set(lists.flat())].sort(compare);
