import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import { type DiscrepancyContext, discrepancy } from './discrepancies.ts';
import type { DossierAccount, DossierDiscrepancy, FieldVersion, MergedMove } from './dossier.ts';
import { familyOf, type MoveFamily } from './same-move.ts';

export interface AccountSources {
  readonly readings: readonly Reading[];
  cast(report: string): Cast;
  sideName(side: string): string;
}

/** Acts a narrative of blame may speak of. */
const BLAMEABLE = new Set<MoveFamily>(['refuse', 'stop', 'withdraw', 'defer', 'breach', 'threaten', 'measure']);

/** Who blames whom, each narrative once for its holders and blamed, with every wording of it and the acts the record has of the blamed. */
export function accountsOf(
  { readings, cast, sideName }: AccountSources,
  moves: readonly MergedMove[],
): DossierAccount[] {
  const accounts = new Map<
    string,
    { holders: string[]; blames: string[]; claims: DossierAccount['claims'][number][] }
  >();
  for (const { report, accounts: told } of readings) {
    const who = cast(report.id);
    const named = (actors: readonly string[]) => who.sides(actors).map(sideName);
    for (const { holders, blames, claim, cites } of told) {
      const entry = { holders: named(holders), blames: named(blames) };
      if (entry.holders.length === 0 || entry.blames.length === 0) continue;
      const key = `${entry.holders.join('+')}>${entry.blames.join('+')}`;
      const account = accounts.get(key) ?? { ...entry, claims: [] };
      account.claims.push({ words: claim.exact, report: report.id, cites });
      accounts.set(key, account);
    }
  }
  const all = [...accounts].sort(([a], [b]) => compare(a, b));
  return all.map(([key, { holders, blames, claims }]) => ({
    id: `account/${key.replace(/\s+/g, '-')}`,
    holders,
    blames,
    claims: claims.sort((a, b) => compare(a.report, b.report) || a.cites[0]!.start - b.cites[0]!.start),
    acts: moves
      .filter(move => move.by.some(side => blames.includes(side)) && BLAMEABLE.has(familyOf(move.moveType)))
      .map(({ id, label, date, firstReported }) => ({
        entry: id,
        record: `${label} (${date.preferred ?? firstReported ?? 'undated'})`,
      })),
    opposes: all
      .filter(
        ([, other]) =>
          other.holders.some(side => blames.includes(side)) && other.blames.some(side => holders.includes(side)),
      )
      .map(([other]) => `account/${other.replace(/\s+/g, '-')}`),
  }));
}

/** Two narratives that blame one another: side by side, and no verdict on which is true. */
export function accountConflicts(
  accounts: readonly DossierAccount[],
  context: DiscrepancyContext,
): DossierDiscrepancy[] {
  const byId = new Map(accounts.map(account => [account.id, account] as const));
  return accounts.flatMap(account =>
    account.opposes
      .filter(other => account.id < other && byId.has(other))
      .map(other => {
        const versions = [account, byId.get(other)!].map(
          ({ holders, blames, claims }): FieldVersion => ({
            value: `${holders.join(' and ')} blames ${blames.join(' and ')}`,
            voices: holders.map(name => ({ kind: 'source', name })),
            cites: claims.flatMap(({ cites }) => cites),
            reports: [...new Set(claims.map(({ report }) => report))],
            independent: new Set(claims.map(({ report }) => report)).size,
          }),
        );
        const about = {
          id: account.id,
          label: `${account.holders.join(' and ')} against ${account.blames.join(' and ')}`,
          firstReported: null,
        };
        return discrepancy(
          about,
          'account',
          versions,
          { verdict: 'account conflict', why: 'each blames the other' },
          context,
        );
      }),
  );
}
