import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import { type DiscrepancyContext, discrepancy } from './discrepancies.ts';
import type { DossierAccount, DossierDiscrepancy, FieldVersion, MergedMove } from './dossier.ts';
import { type KeyedIndex, newKeyedIndex } from './keyed-index.ts';
import { familyOf, type MoveFamily } from './same-move.ts';

/** Acts a narrative of blame may speak of. */
const BLAMEABLE = new Set<MoveFamily>(['refuse', 'stop', 'withdraw', 'defer', 'breach', 'threaten', 'measure']);

type Claim = DossierAccount['claims'][number];
interface Blame {
  readonly holders: readonly string[];
  readonly blames: readonly string[];
  readonly claim: Claim;
}
type Narrative = Pick<DossierAccount, 'id' | 'holders' | 'blames' | 'claims'>;

/** Who blames whom, each narrative once for its holders and blamed, with every wording of it; fed report by report. */
export type Narratives = KeyedIndex<Blame, Narrative>;

export function newNarratives(): Narratives {
  return newKeyedIndex((key, blames) => ({
    id: accountId(key),
    holders: blames[0]!.holders,
    blames: blames[0]!.blames,
    claims: blames
      .map(({ claim }) => claim)
      .sort((a, b) => compare(a.report, b.report) || a.cites[0]!.start - b.cites[0]!.start),
  }));
}

/** The blames of a report by the key of their narrative. */
export function blamesOf(
  { report, accounts }: Reading,
  { cast, sideName }: { cast(report: string): Cast; sideName(side: string): string },
): (readonly [string, Blame])[] {
  const who = cast(report.id);
  const named = (actors: readonly string[]) => who.sides(actors).map(sideName);
  return accounts.flatMap(({ holders, blames, claim, cites }) => {
    const [by, whom] = [named(holders), named(blames)];
    if (by.length === 0 || whom.length === 0) return [];
    const own = { holders: by, blames: whom, claim: { words: claim.exact, report: report.id, cites } };
    return [[`${by.join('+')}>${whom.join('+')}`, own] as const];
  });
}

const accountId = (key: string) => `account/${key.replace(/\s+/g, '-')}`;

/** The narratives with the acts the record has of the blamed, and those they are opposed to. */
export function accountsOf(narratives: readonly Narrative[], moves: readonly MergedMove[]): DossierAccount[] {
  const acts = narratives.length === 0 ? [] : moves.filter(({ moveType }) => BLAMEABLE.has(familyOf(moveType)));
  return narratives.map(narrative => ({
    ...narrative,
    acts: acts
      .filter(move => move.by.some(side => narrative.blames.includes(side)))
      .map(({ id, label, date, firstReported }) => ({
        entry: id,
        record: `${label} (${date.preferred ?? firstReported ?? 'undated'})`,
      })),
    opposes: narratives
      .filter(
        ({ holders, blames }) =>
          holders.some(side => narrative.blames.includes(side)) &&
          blames.some(side => narrative.holders.includes(side)),
      )
      .map(({ id }) => id),
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
