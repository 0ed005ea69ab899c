import type { Unit } from './words.ts';

const LETTERS: { readonly [unit in Unit]: readonly [string, number] } = {
  second: ['TS', 1],
  minute: ['TM', 1],
  hour: ['TH', 1],
  day: ['D', 1],
  night: ['D', 1],
  weekend: ['WE', 1],
  week: ['W', 1],
  fortnight: ['W', 2],
  month: ['M', 1],
  quarter: ['Q', 1],
  year: ['Y', 1],
  decade: ['Y', 10],
  century: ['Y', 100],
};

/** TIMEX3 of a length: 40 minutes are `PT40M`, a decade `P10Y`, "several days" (`null`) `PXD`. Half an hour is `PT30M`. */
export function durationOf(count: number | null, unit: Unit): string | null {
  const [letter, times] = LETTERS[unit];
  const timed = letter.startsWith('T');
  const sign = timed ? letter.slice(1) : letter;
  const prefix = timed ? 'PT' : 'P';
  if (count === null) return unit === 'decade' ? 'PXDE' : unit === 'century' ? 'PXCE' : `${prefix}X${sign}`;
  const value = count * times;
  if (!Number.isFinite(value) || value <= 0) return null;
  if (value === 0.5 && unit === 'hour') return 'PT30M';
  if (value === 0.25 && unit === 'hour') return 'PT15M';
  if (value === 0.5 && unit === 'year') return 'P6M';
  if (value === 0.5 && unit === 'day') return 'PT12H';
  return `${prefix}${Math.round(value * 100) / 100}${sign}`;
}
