import type { Reading } from '../reading/index.ts';
import { castOf, type Profile } from './cast.ts';
import { compare } from './cluster.ts';
import { type DefinedParty, type DossierDefinition, idOf } from './definition.ts';
import { bargainingsOf, THE_UNION } from './draw-labour.ts';
import { routeTo } from './route.ts';

/** Dealings between the same two sides in so many reports make a dossier of their own. */
const REPORTS = 2;

/**
 * Draws dossiers from reports that no definition takes: one for each two sides that deal with one another in two reports or more. A report
 * may serve several; one whose sides nobody else writes about (a footballer's contract, a company's earnings) serves none.
 */
export function drawDefinitions(
  readings: readonly Reading[],
): { readonly definition: DossierDefinition; readonly reports: readonly string[] }[] {
  const pairs = new Map<string, { sides: readonly [Profile[], Profile[]]; reports: Set<string> }>();
  for (const reading of readings) {
    for (const [a, b] of dealingPairs(reading)) {
      const key = `${a.side}|${b.side}`;
      const pair = pairs.get(key) ?? { sides: [[], []] as const, reports: new Set<string>() };
      pair.sides[0].push(a);
      pair.sides[1].push(b);
      pair.reports.add(reading.report.id);
      pairs.set(key, pair);
    }
  }
  const bargainings = bargainingsOf(readings);
  const ofBargaining = new Set(bargainings.flatMap(({ sides: [company, unions] }) => pairKeys(company, unions)));
  // Who is known to deal with one another makes a report of theirs that tells of less a part of the same story.
  const drawn = (definition: DossierDefinition, reports: ReadonlySet<string>) => ({
    definition,
    reports: readings
      .filter(reading => reports.has(reading.report.id) || routeTo(definition, reading).taken)
      .map(({ report }) => report.id)
      .sort(compare),
  });
  return [
    ...[...pairs]
      .filter(([key, { reports }]) => reports.size >= REPORTS && !ofBargaining.has(key))
      .sort(([a], [b]) => compare(a, b))
      .map(([, { sides, reports }]) =>
        drawn(define(sides.map(partyOf), isLabour(sides) ? 'labour' : 'other'), reports),
      ),
    ...bargainings
      .filter(({ reports }) => reports.size >= REPORTS)
      .map(({ sides: [company, unions], reports }) =>
        drawn(define([partyOf(company), unionParty(unions)], 'labour'), reports),
      ),
  ];
}

function define(parties: readonly DefinedParty[], kind: DossierDefinition['kind']): DossierDefinition {
  const title = parties.map(({ name }) => name).join(' and ');
  return { id: idOf(title), title, kind, parties, period: null, thirdParties: [], issues: [], given: false };
}

const isLabour = (sides: readonly (readonly Profile[])[]) =>
  sides.some(side => side.some(({ actor }) => actor.kind === 'union'));

const pairKeys = (one: readonly Profile[], other: readonly Profile[]) =>
  one.flatMap(a => other.map(b => [a.side!, b.side!].sort(compare).join('|')));

/** The union of a bargaining: by its names, and as "the union", for in its reports nobody else is meant. */
function unionParty(unions: readonly Profile[]): DefinedParty {
  if (unions.length === 0) return { name: THE_UNION, aliases: [], iso3: null };
  const party = partyOf(unions);
  return { ...party, aliases: [...party.aliases, THE_UNION] };
}

/** A side as a definition has it: its commonest name (the longest of several), its code, and every other way in which it is named. */
function partyOf(profiles: readonly Profile[]): DefinedParty {
  const counts = new Map<string, number>();
  for (const { actor } of profiles) counts.set(actor.name, (counts.get(actor.name) ?? 0) + 1);
  const names = [...counts]
    .sort(([a, n], [b, m]) => m - n || b.length - a.length || compare(a, b))
    .map(([name]) => name);
  const spellings = profiles.flatMap(({ actor }) => actor.aliases.map(({ text }) => text)).filter(isName);
  return {
    name: names[0]!,
    aliases: [...new Set([...names.slice(1), ...spellings])].filter(alias => alias !== names[0]).sort(compare),
    iso3: profiles.find(({ actor }) => actor.ids.iso3 !== undefined)?.actor.ids.iso3 ?? null,
  };
}

/** "Moscow" and "District 751", but not "the company", which is somebody else in the next report. */
const isName = (text: string) =>
  /^\p{Lu}/u.test(text) && !/^(?:The|Its|Their|Our|His|Her|It|They|He|She|We|Both)\b/.test(text);

/** Pairs of sides between which the report tells of two moves or meetings at least, each pair in order of name. */
function dealingPairs(reading: Reading): (readonly [Profile, Profile])[] {
  const cast = castOf(reading, () => null);
  const counts = new Map<string, { pair: readonly [Profile, Profile]; count: number }>();
  const sidesOf = (actors: readonly string[]) => {
    const found = new Map<string, Profile>();
    for (const id of actors) {
      const side = cast.side(id);
      // The side itself, where the report names it; else whoever stands for it.
      const itself = reading.actors
        .map(({ id: other }) => cast.profile(other)!)
        .find(profile => profile.isSide && profile.side === side);
      if (side !== null && itself !== undefined) found.set(side, itself);
    }
    return [...found.values()];
  };
  const deal = (one: readonly string[], other: readonly string[]) => {
    for (const a of sidesOf(one))
      for (const b of sidesOf(other)) {
        if (a.side === b.side) continue;
        const pair = a.side! < b.side! ? ([a, b] as const) : ([b, a] as const);
        const key = `${pair[0].side}|${pair[1].side}`;
        counts.set(key, { pair, count: (counts.get(key)?.count ?? 0) + 1 });
      }
  };
  for (const { by, to } of reading.moves) deal(by, to);
  for (const { parties } of reading.meetings)
    parties.forEach((party, i) => {
      deal([party], parties.slice(i + 1));
    });
  return [...counts.values()].filter(({ count }) => count >= 2).map(({ pair }) => pair);
}
