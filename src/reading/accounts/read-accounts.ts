import { citeOf, contains, type Span } from '../../text/index.ts';
import type { Account, Voice } from '../entry.ts';
import { counterparts, expertsAmong, type Grounding, groundingOf, mainPair, mainSides } from '../grounding/index.ts';
import { newEntry, REPORTER, type ReadingStep } from '../step.ts';
import { type Claim, findClaims } from './find-claims.ts';

/** Who says who is to blame: one account for all claims of the same holders against the same parties; opposed accounts know each other. */
export const readAccounts: ReadingStep = (soFar, context) => {
  const grounding = groundingOf(soFar, context);
  const groups = new Map<string, Claim[]>();
  const claims = findClaims({
    grounding,
    statements: soFar.statements,
    experts: expertsAmong(soFar),
    mainPair: mainPair(counterparts(grounding, soFar.moves, soFar.meetings, mainSides(grounding, soFar.actors))),
  });
  for (const claim of claims) {
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
  const reasons = claims.flatMap(({ cause }) => (cause === null ? [] : [cause]));
  // Two patterns may tell one reason, one of them with fewer of its words.
  const causes = reasons
    .filter((cause, at) => !reasons.some((other, place) => place !== at && isWithin(cause, at, other, place)))
    .map(cause => citeOf(report, cause));
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

/** The one lies inside the other; of two equal ones the later does. */
const isWithin = (one: Span, at: number, other: Span, place: number): boolean =>
  contains(other, one) && (place < at || !contains(one, other));

/** Two accounts of other parties may rest on the same words: "each blaming the other". */
const entryKey = ({ holders, blames }: Claim): string => `${holders.join('+')}>${blames.join('+')}`;

function voiceOf({ statement }: Claim): Voice {
  return statement === null ? REPORTER : { kind: 'source', actor: statement.speaker.actor, statement: statement.id };
}

/** Accounts that turn the blame round, or deny what this one claims. */
function opponentsOf(account: Account, all: readonly Account[]): string[] {
  return all
    .filter(other => other !== account && (answers(account, other) || answers(other, account)))
    .map(({ id }) => id);
}

/** The blamed of the one blame its holders in the other, or clear themselves there. */
const answers = (one: Account, other: Account): boolean =>
  other.holders.some(holder => one.blames.includes(holder)) &&
  (other.blames.some(blamed => one.holders.includes(blamed)) ||
    other.exculpates.some(cleared => one.blames.includes(cleared)));
