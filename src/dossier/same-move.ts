import type { Move, MoveType, Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { type Judgement, keysInTime, type Matching } from './cluster.ts';
import { type Days, daysApart, daysOf, weeksOf } from './days.ts';
import { sentenceAround } from './sentence-around.ts';
import { overlapOf, stemOf, type Wording, without, wordingOf } from './words.ts';

export interface MoveMention {
  readonly id: string;
  readonly report: string;
  readonly entry: Move;
  readonly by: readonly string[];
  readonly to: readonly string[];
  readonly family: MoveFamily;
  /** True when the report knows it from the side it was addressed to: that side's account of the move, not the move. */
  readonly toldByOther: boolean;
  readonly days: Days | null;
  readonly published: Days | null;
  readonly wording: Wording;
  readonly context: Wording;
}

/** Move types that reports use for one another: what one calls an invitation another calls a proposal. */
const MOVE_FAMILIES = {
  offer: [
    'offer talks',
    'invite',
    'propose meeting',
    'propose terms',
    'propose ceasefire',
    'counter-propose',
    'offer mediation',
  ],
  demand: ['demand', 'set precondition', 'ultimatum', 'urge'],
  accept: ['accept', 'accept in principle', 'accept with condition'],
  settle: ['tentative agreement', 'sign', 'ratify'],
  refuse: ['reject', 'dismiss'],
  stop: ['suspend talks', 'walk out'],
  withdraw: ['withdraw offer'],
  defer: ['defer'],
  resume: ['resume talks'],
  deny: ['deny'],
  clarify: ['clarify'],
  concede: ['concede', 'comply'],
  threaten: ['threaten'],
  breach: ['alleged breach', 'denounce'],
  ballot: ['ballot'],
  notice: ['strike notice', 'lockout notice'],
  measure: ['impose'],
  pause: ['pause', 'extend'],
} as const satisfies Record<string, readonly MoveType[]>;
export type MoveFamily = keyof typeof MOVE_FAMILIES;

const FAMILY_OF = new Map(
  Object.entries(MOVE_FAMILIES).flatMap(([family, types]) =>
    types.map(type => [type as MoveType, family as MoveFamily] as const),
  ),
);

/** @throws {TypeError} never for a type of the vocabulary: the test holds that each has its family. */
export function familyOf(type: MoveType): MoveFamily {
  const family = FAMILY_OF.get(type);
  if (family === undefined) throw new TypeError(`Move type ${type} has no family`);
  return family;
}

export function moveMention(entry: Move, reading: Reading, cast: Cast): MoveMention {
  const teller = reading.statements.find(({ id }) => id === entry.accordingTo);
  const by = cast.sides(entry.by);
  const to = cast.sides(entry.to);
  const tellerSide = teller === undefined ? null : (cast.side(teller.onBehalfOf) ?? cast.side(teller.speaker.actor));
  const parties = new Set([...by, ...to].flatMap(name => name.split(' ').map(stemOf)));
  return {
    id: entry.id,
    report: reading.report.id,
    entry,
    by,
    to,
    family: familyOf(entry.type),
    toldByOther: tellerSide !== null && to.includes(tellerSide) && !by.includes(tellerSide),
    days: daysOf(entry.date),
    published: daysOf(reading.report.published),
    wording: without(wordingOf(entry.cites.map(({ exact }) => exact).join(' ')), parties),
    context: without(wordingOf(sentenceAround(reading.report.text, entry.cites[0])), parties),
  };
}

/** Acts so marked that a side does them once in a while: same sides and same days are enough. */
const DECISIVE = new Set<MoveFamily>(['stop', 'withdraw', 'ballot', 'notice']);

/**
 * One move in two reports: the same side does the same kind of thing to the same side at the same time, about the same matter. Offers with
 * other numbers are other offers; an offer as the other side tells it is that side's account.
 */
export const sameMove: Matching<MoveMention> = {
  keysOf({ by, to, family, days, published, wording }) {
    const dated = days === null ? [] : weeksOf(days);
    const week = published === null ? null : Math.floor(published.to / 7);
    const weeks = new Set([...dated, ...(week === null ? [] : [week, week + 1])]);
    const numbered = wording.stems.flatMap((stem, i, all) =>
      /^\d/.test(stem) && all[i + 1] !== undefined ? [`${stem} ${all[i + 1]}`] : [],
    );
    const names = [...by, ...to.map(side => `to ${side}`), ...numbered, ...(DECISIVE.has(family) ? ['anybody'] : [])];
    return keysInTime(
      names.map(name => `${name}|${family}`),
      [...weeks],
    );
  },
  judge(a, b) {
    const different = (rule: string, why: string): Judgement => ({ same: false, rule, why });
    const unsaid = (a.by.length === 0 || b.by.length === 0) && DECISIVE.has(a.family);
    if (!unsaid && !a.by.some(side => b.by.includes(side)))
      return sameTerms(a, b) ?? different('other side', 'another side makes it');
    if (a.to.length > 0 && b.to.length > 0 && !a.to.some(side => b.to.includes(side)))
      return different('other addressee', 'it is made to another side');
    if (a.family !== b.family) return different('other move', `${a.entry.type} and ${b.entry.type}`);
    if (a.toldByOther !== b.toldByOther)
      return different("the other side's account", 'one is the move, the other what the other side says of it');
    const sameReport = a.report === b.report;
    const apart = a.days !== null && b.days !== null ? daysApart(a.days, b.days) : null;
    if (apart !== null && apart > 2 && !(a.entry.standing && b.entry.standing))
      return different('other days', `${apart} days lie between them`);
    if (termsClash(a, b)) return different('other terms', 'the numbers on the table differ');
    const between = a.published === null || b.published === null ? null : daysApart(a.published, b.published);
    const tellTime = apart !== null ? apart <= 2 : between === null || between <= 6;
    if (!tellTime && !(a.entry.standing && b.entry.standing && between !== null && between <= 21)) return null;
    const near = overlapOf(a.wording, b.wording);
    const around = overlapOf(a.context, b.context);
    const score = (base: number) => base + 0.2 * near.held + (apart === 0 ? 0.1 : 0);
    if (near.shared >= 1.8 && near.held >= 0.4)
      return {
        same: true,
        score: score(0.7),
        rule: 'same side, same matter',
        why: 'the same side makes the same kind of move in much the same words',
      };
    const sameDays = apart === 0 || (between === null ? around.shared >= 1.2 : between <= 3);
    if (DECISIVE.has(a.family) && sameDays)
      return {
        same: true,
        score: score(0.6),
        rule: 'decisive act',
        why: `the same side, ${a.entry.type}, in reports of the same days`,
      };
    if (sameReport) return DECISIVE.has(a.family) ? null : different('told apart', 'one report tells them apart');
    if (apart === 0 && near.shared >= 1)
      return {
        same: true,
        score: score(0.6),
        rule: 'same side, same day',
        why: 'the same side makes the same kind of move on the same day',
      };
    if (near.shared >= 1 && near.held >= (a.entry.standing && b.entry.standing ? 0.3 : 0.5))
      return {
        same: true,
        score: score(0.5),
        rule: 'same matter',
        why: 'the same side makes the same kind of move about the same matter',
      };
    if (
      a.entry.type === b.entry.type &&
      around.shared >= 4 &&
      around.held >= 0.35 &&
      sharesNumber(a.context, b.context)
    )
      return {
        same: true,
        score: score(0.5),
        rule: 'same sentence',
        why: 'the sentences around them give the same numbers',
      };
    return null;
  },
};

/** One body under two names ("the city", "the school district"): the same kind of move to the same side on the same terms, word for word. */
function sameTerms(a: MoveMention, b: MoveMention): Judgement | null {
  const near = a.published !== null && b.published !== null && daysApart(a.published, b.published) <= 2;
  const mirror = a.by.some(side => b.to.includes(side)) || b.by.some(side => a.to.includes(side));
  if (!near || mirror || a.family !== b.family || a.toldByOther !== b.toldByOther || termsClash(a, b)) return null;
  if (a.to.length > 0 && b.to.length > 0 && !a.to.some(side => b.to.includes(side))) return null;
  const { shared, held } = overlapOf(a.wording, b.wording);
  return shared >= 3 && held >= 0.5 && sharesNumber(a.wording, b.wording)
    ? { same: true, score: 0.5, rule: 'same terms', why: 'the same kind of move to the same side on the same terms' }
    : null;
}

const sharesNumber = (a: Wording, b: Wording) => a.stems.some(stem => /^\d/.test(stem) && b.set.has(stem));

/** Numbers of one unit that differ: a raise of 25 and one of 30 percent. */
function termsClash(a: MoveMention, b: MoveMention): boolean {
  for (const unit of ['percent', 'hours', 'days', 'prisoners', 'people', 'dollars']) {
    const [one, other] = [amountsOf(a, unit), amountsOf(b, unit)];
    if (one.size > 0 && other.size > 0 && ![...one].some(value => other.has(value))) return true;
  }
  return false;
}

function amountsOf({ entry, wording }: MoveMention, unit: string): Set<number> {
  const amounts = new Set<number>();
  for (const terms of entry.terms) if (terms.value !== null && terms.unit === unit) amounts.add(terms.value);
  const { sequence } = wording;
  sequence.forEach((word, i) => {
    if (/^\d/.test(word) && sequence[i + 1] === unit) amounts.add(Number(word));
  });
  return amounts;
}
