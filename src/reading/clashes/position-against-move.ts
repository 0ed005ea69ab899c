import type { Condition, Move } from '../entry.ts';
import type { MoveType } from '../vocabulary.ts';
import type { Clash, ClashFinder } from './clash.ts';

/**
 * A side that will not talk before something happens, and yet has offered to talk without asking for it.
 *
 *   [talks can only begin after the troops withdraw] … [a proposal for a direct summit] by the same side
 */
export const findPositionAgainstMove: ClashFinder = ({ actors }, { conditions, moves }) => {
  const preconditions = conditions.filter(
    condition =>
      (condition.operator === 'only after' || condition.operator === 'not while') && barsTalks(condition, moves),
  );
  const offers = moves.filter(
    ({ type, conditions: own, standing }) => OFFERS.has(type) && own.length === 0 && !standing,
  );
  for (const condition of preconditions) {
    const offer = offers.find(
      ({ by }) => condition.setBy !== null && by.some(id => actors.sameSide(id, condition.setBy!)),
    );
    // One is enough: the same tension between the same two sides is told once.
    if (offer !== undefined) return [clashOf(condition, offer)];
  }
  return [];
};

const OFFERS: ReadonlySet<MoveType> = new Set(['propose meeting', 'offer talks', 'invite']);

function barsTalks({ on, requires, cites }: Condition, moves: readonly Move[]): boolean {
  const hangs = moves.find(({ id }) => id === on);
  const words = `${hangs?.cites[0].exact ?? ''} ${cites[0].exact}`.replace(requires.exact, '');
  return hangs?.type === 'set precondition' && /\b(?:talks?|negotiations?|dialogue|meet(?:ing)?|summit)\b/i.test(words);
}

function clashOf(condition: Condition, offer: Move): Clash {
  return {
    kind: 'position against move',
    verdict: 'tension',
    severity: 'medium',
    why: 'the same side makes talks wait for something, and has proposed to meet without asking for it: the position came later, or it does not cover this meeting',
    versions: [
      { value: `${condition.operator} ${condition.requires.exact}`, span: condition.cites[0] },
      { value: offer.type, span: offer.cites[0] },
    ],
    rule: 'clashes/position-against-move',
    confidence: 0.6,
  };
}
