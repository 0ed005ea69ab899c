import type { Expression, YearWord } from './expression.ts';

/**
 * How much the neighbourhood of a mention tells a story of other years (`WikiWars`: "In April, Germany invaded …" means 1940) or
 * reports the news of the day of publication ("In April, the sides met" means the last April). There is no switch for a whole
 * text: one report can tell both.
 */

/** Evidence of one mention: above 0 for a story of other years, below for news of the day; its size is its weight. */
function evidenceOf({ meaning, clock }: Expression, publishedYear: number | null): number {
  const numbered = (year: YearWord, weight: number) => {
    if (year.is === 'said') return -weight;
    if (year.is !== 'number') return year.is === 'told' ? weight / 2 : 0;
    if (publishedYear === null) return weight;
    if (year.year > publishedYear) return -weight / 4;
    const distance = publishedYear - year.year;
    return distance > 1 ? weight : distance === 1 ? weight * 0.4 : -weight / 2;
  };
  switch (meaning.kind) {
    case 'day':
    case 'month':
      return numbered(meaning.year, 1);
    case 'season':
    case 'quarter':
    case 'half':
    case 'holiday':
      return numbered(meaning.year, 0.6);
    case 'year':
      return numbered({ is: 'number', year: meaning.year }, 0.35);
    case 'weekday':
    case 'weekend':
      return -1.2;
    case 'shift':
      return meaning.from === 'said' ? -1 : meaning.unit === 'day' ? 0.2 : 0.1;
    case 'some day':
      return clock === null ? 0 : -0.2;
    default:
      return 0;
  }
}

const REACH = 12;
/** Another paragraph tells less of this one's time. */
const ELSEWHERE = 0.5;

/** The evidence around each mention; nearer neighbours, and those of its own paragraph, weigh more. */
export function storyAround(
  expressions: readonly Expression[],
  publishedYear: number | null,
  sameBlock: (a: Expression, b: Expression) => boolean,
): number[] {
  const evidence = expressions.map(expression => evidenceOf(expression, publishedYear));
  return expressions.map((expression, at) => {
    let sum = 0;
    for (let other = Math.max(0, at - REACH); other <= Math.min(evidence.length - 1, at + REACH); other++) {
      const near = sameBlock(expression, expressions[other]!) ? 1 : ELSEWHERE;
      sum += (near * evidence[other]!) / (1 + Math.abs(other - at) / 4);
    }
    return sum;
  });
}
