import type { Actor, Reading } from '../reading/index.ts';
import { type Cast, castOf, type Profile } from './cast.ts';
import { compare } from './cluster.ts';

/** What most reports of a strike call the other side of the company: no name, and yet only one is meant. */
export const THE_UNION = 'the union';

const EMPLOYERS: ReadonlySet<Actor['kind']> = new Set<Actor['kind']>(['company', "employers' association"]);

/** A company and the union it bargains with, in all reports of them. */
export interface Bargaining {
  /** The company as each report names it, and the union where one does. */
  readonly sides: readonly [company: readonly Profile[], unions: readonly Profile[]];
  readonly reports: ReadonlySet<string>;
}

interface Found {
  readonly report: string;
  readonly company: Profile;
  readonly unions: readonly Profile[];
  /** Moves and meetings in which the company or the union stands. */
  readonly dealings: number;
}

/**
 * Companies that bargain with a union, which reports seldom name ("the union rejected the offer"), so that no two sides of a move are known.
 * One report at least must tell of two dealings; then all that tell of any are taken. Unions of several names at one company are one side
 * only when they stand in reports together.
 */
export function bargainingsOf(readings: readonly Reading[]): Bargaining[] {
  const byCompany = new Map<string, Found[]>();
  for (const found of readings.map(bargainingIn))
    if (found !== null) byCompany.set(found.company.side!, [...(byCompany.get(found.company.side!) ?? []), found]);
  return [...byCompany]
    .sort(([a], [b]) => compare(a, b))
    .flatMap(([, all]) => {
      const sides = new Set(all.flatMap(({ unions }) => unions.map(({ side }) => side!)));
      // Without a name, or with one alone, all reports are of the same bargaining; else each named union has its own.
      if (sides.size <= 1) return [all];
      return [...sides].sort(compare).map(side => all.filter(({ unions }) => unions.some(one => one.side === side)));
    })
    .filter(all => all.some(({ dealings }) => dealings >= 2))
    .map(all => ({
      sides: [all.map(({ company }) => company), all.flatMap(({ unions }) => unions)],
      reports: new Set(all.map(({ report }) => report)),
    }));
}

/** The company of a report that deals most, beside a union; null without either, or without any dealing. */
function bargainingIn(reading: Reading): Found | null {
  const cast = castOf(reading, () => null);
  const unions = reading.actors.filter(({ kind }) => kind === 'union').map(({ id }) => cast.profile(id)!);
  if (unions.length === 0) return null;

  const ofUnions = dealings(reading, id =>
    unions.some(({ actor, side }) => actor.id === id || (side !== null && side === cast.side(id))),
  );
  const [first] = companiesOf(reading, cast)
    .map(company => ({ company, count: dealings(reading, id => cast.side(id) === company.side) }))
    .filter(({ count }) => count > 0)
    .sort((a, b) => b.count - a.count || b.company.actor.mentions.length - a.company.actor.mentions.length);
  if (first === undefined) return null;
  return {
    report: reading.report.id,
    company: first.company,
    unions: unions.filter(({ isSide }) => isSide),
    dealings: first.count + ofUnions,
  };
}

const companiesOf = ({ actors }: Reading, cast: Cast) =>
  actors
    .filter(({ kind }) => EMPLOYERS.has(kind))
    .map(({ id }) => cast.profile(id)!)
    .filter(({ isSide }) => isSide);

const dealings = ({ moves, meetings }: Reading, stands: (actor: string) => boolean) =>
  moves.filter(({ by, to }) => by.some(stands) || to.some(stands)).length +
  meetings.filter(({ parties }) => parties.some(stands)).length;
