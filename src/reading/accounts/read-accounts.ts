import { citeOf, type Span } from '../../text/index.ts';
import type { Account, Voice } from '../entry.ts';
import { counterparts, type Grounding, groundingOf, mainPair } from '../grounding/index.ts';
import { newEntry, REPORTER, type ReadingStep } from '../step.ts';
import { type Claim, findClaims } from './find-claims.ts';

/** Who says who is to blame: one account for all claims of the same holders against the same parties; opposed accounts know each other. */
export const readAccounts: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const groups = new Map<string, Claim[]>();
  const pair = mainPair(counterparts(grounding, soFar.moves, soFar.meetings));
  for (const claim of findClaims(grounding, soFar.statements, pair)) {
    const key = [claim.holders, claim.blames, claim.exculpates].map(ids => [...ids].sort().join('+')).join(' > ');
    groups.set(key, [...(groups.get(key) ?? []), claim]);
  }
  const all = [...groups.values()].map(claims => accountOf(grounding, claims as [Claim, ...Claim[]]));
  return { accounts: all.map(account => ({ ...account, opposes: opponentsOf(account, all) })) };
};

function accountOf(grounding: Grounding, claims: readonly [Claim, ...Claim[]]): Account {
  const [first] = claims;
  const spans: [Span, ...Span[]] = [first.span, ...claims.slice(1).map(({ span }) => span)];
  const { report } = grounding;
  const causes = claims.flatMap(({ cause }) => (cause === null ? [] : [citeOf(report, cause)]));
  const base = newEntry(report, 'account', spans, {
    rule: first.rule,
    confidence: Math.max(...claims.map(({ confidence }) => confidence)),
    voice: voiceOf(first),
    discriminator: entryKey(first),
  });
  return {
    ...base,
    holders: first.holders,
    claim: citeOf(report, first.span),
    blames: first.blames,
    exculpates: first.exculpates,
    causes,
    statements: [...new Set(claims.flatMap(({ statement }) => (statement === null ? [] : [statement.id])))],
    opposes: [],
  };
}

/** Two accounts of other parties may rest on the same words: "each blaming the other". */
const entryKey = ({ holders, blames }: Claim): string => `${holders.join('+')}>${blames.join('+')}`;

function voiceOf({ statement }: Claim): Voice {
  return statement === null ? REPORTER : { kind: 'source', actor: statement.speaker.actor, statement: statement.id };
}

/** Accounts that turn the blame round, or deny what this one claims. */
function opponentsOf(account: Account, all: readonly Account[]): string[] {
  return all
    .filter(
      other =>
        other !== account &&
        other.holders.some(holder => account.blames.includes(holder)) &&
        (other.blames.some(blamed => account.holders.includes(blamed)) ||
          other.exculpates.some(cleared => account.blames.includes(cleared))),
    )
    .map(({ id }) => id);
}
