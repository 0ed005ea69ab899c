import { type Judgement, keysInTime, type Matching } from './cluster.ts';
import { daysApart } from './days.ts';
import { type FigureMention, likenessOf, SAME_MATTER } from './figures.ts';
import { overlapOf } from './words.ts';

/** Rival figures lie near one another; what is three times as large counts something else. */
const NEAR = 1.25;

/** One amount in two reports: the same thing counted in sentences about the same matter, in numbers that are near or equal. */
export const sameFigure: Matching<FigureMention> = {
  keysOf: ({ counted, published }) => {
    const week = published === null ? null : Math.floor(published.to / 7);
    return keysInTime([counted], week === null ? [] : [week, week + 1]);
  },
  judge(a, b) {
    const different = (rule: string, why: string): Judgement => ({ same: false, rule, why });
    if (a.counted !== b.counted || a.other !== b.other) return different('other things', 'other things are counted');
    const like = likenessOf(a, b);
    if (a.report === b.report && a.low !== b.low && (a.counted === '%' || like < SAME_MATTER))
      return different('told apart', 'one report gives both');
    if (a.report === b.report && a.low === b.low) return null;
    if (a.published !== null && b.published !== null && daysApart(a.published, b.published) > 3) return null;
    const ratio = Math.max(a.high, b.high) / Math.max(1e-9, Math.min(a.low, b.low));
    if (ratio > NEAR) return different('far apart', 'the numbers are too far apart to be of one thing');
    if (a.low !== b.low && (a.besides.includes(b.low) || b.besides.includes(a.low)))
      return different('told apart', 'one report gives both numbers');
    const needed = a.counted === '$' ? 2.8 : a.counted === '%' ? 2 : a.low === b.low ? 0.8 : 1;
    if (like < needed || (like < 2 && overlapOf(a.context, b.context).held < 0.1)) return null;
    return {
      same: true,
      score: Math.min(1, 0.3 + 0.1 * like) - (a.low === b.low ? 0 : 0.2),
      rule: 'same thing counted',
      why: 'the same thing is counted, in sentences about the same matter',
    };
  },
};
