/** The first and the last day a date can mean, ISO; null for an end that is open or not known. */
export interface DayRange {
  readonly first: string | null;
  readonly last: string | null;
}

const DATE = /^(-?\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.Z+-]*)?[?~%]?$/;

/**
 * An EDTF date or interval as a range of days: `2022-03` is its first to its last day, `../2024` has an open beginning. Never a
 * made-up day: what is no date of this kind (seasons, sets) is null.
 */
export function daysOf(edtf: string | null): DayRange | null {
  if (edtf === null) return null;
  const [from, to, ...more] = edtf.split('/');
  if (more.length > 0) return null;
  const start = rangeOf(from!);
  const end = to === undefined ? start : rangeOf(to);
  if (start === null || end === null || (start.first === null && end.last === null)) return null;
  return { first: start.first, last: end.last };
}

function rangeOf(date: string): DayRange | null {
  if (date === '..' || date === '') return { first: null, last: null };
  const found = DATE.exec(date);
  if (found === null) return null;
  const [, year, month, day] = found;
  if (day !== undefined) return isDay(`${year}-${month}-${day}`);
  if (month === undefined) return { first: `${year}-01-01`, last: `${year}-12-31` };
  if (Number(month) < 1 || Number(month) > 12) return null;
  const last = new Date(Date.UTC(Number(year), Number(month), 0)).getUTCDate();
  return { first: `${year}-${month}-01`, last: `${year}-${month}-${last}` };
}

function isDay(day: string): DayRange | null {
  const time = Date.parse(`${day}T00:00:00Z`);
  return Number.isNaN(time) || new Date(time).toISOString().slice(0, 10) !== day ? null : { first: day, last: day };
}

/** True for a date that its report marks as uncertain or approximate: `2025-07-23?`, `2025-07~`. */
export const isUncertain = (edtf: string): boolean => /[?~%]/.test(edtf);

/** The day after an ISO day. */
export function dayAfter(day: string): string {
  return new Date(Date.parse(`${day}T00:00:00Z`) + 86_400_000).toISOString().slice(0, 10);
}
