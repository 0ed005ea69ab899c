import { casual } from 'chrono-node';

/** A time as `score/times.mjs` reads it. */
export interface ScoredTime {
  readonly cite: { readonly start: number; readonly end: number; readonly exact: string };
  readonly value: string | null;
  readonly type: 'date' | 'time' | 'duration' | 'set';
}

const two = (value: number | null) => String(value ?? 1).padStart(2, '0');

/** ISO week of a civil day; chrono knows no weeks, so its "last week" is given the benefit of this reading. */
function isoWeek(year: number, month: number, day: number): string {
  const date = new Date(Date.UTC(year, month - 1, day));
  date.setUTCDate(date.getUTCDate() + 4 - (date.getUTCDay() || 7));
  const first = Date.UTC(date.getUTCFullYear(), 0, 1);
  return `${date.getUTCFullYear()}-W${two(Math.ceil(((date.getTime() - first) / 86_400_000 + 1) / 7))}`;
}

/**
 * What chrono finds, put into TIMEX3 as kindly as its results allow: the granularity its result lacks is taken from the words
 * ("last week" becomes a week, "in 2011" a year). The peer that the own tagger is measured beside.
 */
export function chronoTimes(text: string, published: string): ScoredTime[] {
  const reference = { instant: new Date(`${published.slice(0, 10)}T12:00:00Z`), timezone: 0 };
  return casual.parse(text, reference).map(({ index, text: words, start }) => {
    const known = (part: 'year' | 'month' | 'day' | 'weekday' | 'hour') => start.isCertain(part);
    const [year, month, day] = [start.get('year'), start.get('month'), start.get('day')];
    const date = `${year}-${two(month)}-${two(day)}`;
    const cite = { start: index, end: index + words.length, exact: words };
    if (known('hour'))
      return { cite, type: 'time', value: `${date}T${two(start.get('hour'))}:${two(start.get('minute'))}` };
    if (/\bweeks?\b/i.test(words)) return { cite, type: 'date', value: isoWeek(year ?? 0, month ?? 1, day ?? 1) };
    if (/\byears?\b/i.test(words) || (known('year') && !known('month')))
      return { cite, type: 'date', value: `${year}` };
    const toMonth = /\bmonths?\b/i.test(words) || (known('month') && !known('day') && !known('weekday'));
    return { cite, type: 'date', value: toMonth ? `${year}-${two(month)}` : date };
  });
}
