import type { Condition, Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import type { Matching } from './cluster.ts';
import { overlapOf, type Wording, wordingOf } from './words.ts';

export interface ConditionMention {
  readonly id: string;
  readonly report: string;
  readonly published: string | null;
  readonly entry: Condition;
  /** Key of the side that sets it, else the name of whoever does; null where nobody is named. */
  readonly side: string | null;
  readonly wording: Wording;
}

export function conditionMention(entry: Condition, { report }: Reading, cast: Cast): ConditionMention {
  const { id, setBy, requires } = entry;
  return {
    id,
    report: report.id,
    published: report.published,
    entry,
    side: setBy === null ? null : (cast.side(setBy) ?? cast.profile(setBy)?.actor.name ?? setBy),
    wording: wordingOf(requires.exact),
  };
}

/** Most of the shorter one in the other: the same demand. Hardly anything: another, whatever lies between them. */
const SAME = 0.6;
const OTHER = 0.3;

/** One condition in two places: the same side sets it, with the same operator, in much the same words. */
export const sameCondition: Matching<ConditionMention> = {
  keysOf({ side, wording, entry: { operator } }) {
    return { both: [...wording.set].map(stem => `${side}|${operator}|${stem}`), filed: [], asked: [] };
  },
  judge(a, b) {
    if (a.side !== b.side || a.entry.operator !== b.entry.operator)
      return { same: false, rule: 'other condition', why: 'another side sets it, or in another form' };
    const { held } = overlapOf(a.wording, b.wording);
    if (held < OTHER) return { same: false, rule: 'other matter', why: 'it requires something else' };
    return held < SAME
      ? null
      : { same: true, score: held, rule: 'same requirement', why: 'the same side requires it in much the same words' };
  },
};
