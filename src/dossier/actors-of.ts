import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import type { DossierDefinition } from './definition.ts';
import type { DossierActor } from './dossier.ts';
import type { Groups } from './groups.ts';
import type { MergeContext } from './merge-entries.ts';
import { sortedCites } from './merge-field.ts';
import { namePartsOf } from './names.ts';
import { actorMention } from './same-actor.ts';

/** How a side is called: as the definition has it, else by the commonest name of the actor that is the side. */
export function namesOfSides(
  readings: readonly Reading[],
  castOf: (report: string) => Cast,
  { parties, thirdParties }: DossierDefinition,
): Map<string, string> {
  const counts = new Map<string, Map<string, number>>();
  for (const { report, actors } of readings) {
    const cast = castOf(report.id);
    for (const { id, name } of actors) {
      const profile = cast.profile(id);
      // Those without a side stand for themselves.
      const side =
        profile === null ? null : profile.side === null ? profile.name.key : profile.isSide ? profile.side : null;
      if (side === null) continue;
      const names = counts.get(side) ?? new Map<string, number>();
      counts.set(side, names.set(name, (names.get(name) ?? 0) + 1));
    }
  }
  const found = new Map<string, string>();
  for (const [side, names] of counts)
    found.set(side, [...names].sort(([a, n], [b, m]) => m - n || compare(a, b))[0]![0]);
  for (const { name } of [...parties, ...thirdParties]) found.set(namePartsOf(name).key, name);
  return found;
}

/** The actors of all readings, each once, with every spelling and every office they were given. */
export function actorsOf(groups: Groups, readings: readonly Reading[], context: MergeContext): DossierActor[] {
  const seen = new Map<
    string,
    { reports: Set<string>; names: Set<string>; offices: DossierActor['offices'][number][] }
  >();
  for (const { report, actors, affiliations } of readings) {
    const cast = groups.castOf(report.id);
    for (const { id, name, aliases } of actors) {
      const key = actorMention(cast.profile(id)!, report.id).id;
      const known = seen.get(key) ?? { reports: new Set<string>(), names: new Set<string>(), offices: [] };
      known.reports.add(report.id);
      for (const spelling of [name, ...aliases.map(({ text }) => text)]) known.names.add(spelling);
      for (const { person, role, cites } of affiliations)
        if (person === id) known.offices.push({ role, reported: report.published, cites });
      seen.set(key, known);
    }
  }
  return groups.actors.clusters().map(({ members, links }): DossierActor => {
    const profiles = members.map(member => groups.actors.get(member).profile);
    const all = members.map(member => seen.get(member)!);
    // The fullest name is the name; the rest are spellings.
    const name = profiles
      .map(({ actor }) => actor.name)
      .sort((a, b) => b.split(' ').length - a.split(' ').length || compare(a, b))[0]!;
    const side = profiles.find(profile => profile.side !== null)?.side ?? null;
    return {
      id: `actor/${members[0]}`,
      entity: 'actor',
      name,
      kind: profiles[0]!.actor.kind,
      side: side === null ? null : context.sideName(side),
      spellings: [...new Set(all.flatMap(({ names }) => [...names]))].filter(one => one !== name).sort(compare),
      reports: [...new Set(all.flatMap(({ reports }) => [...reports]))].sort(compare),
      merges: links.map(({ a, b, rule, why, score }) => ({ a, b, rule, why, score })),
      offices: all
        .flatMap(({ offices }) => offices)
        .map(office => ({ ...office, cites: sortedCites(office.cites) }))
        .sort((a, b) => compare(a.reported ?? '', b.reported ?? '') || compare(a.role, b.role)),
    };
  });
}
