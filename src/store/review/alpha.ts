/** How far apart two values are: as names, as ranks, on a scale, or on a scale with a true zero. */
export type Level = 'nominal' | 'ordinal' | 'interval' | 'ratio';

/** What the coders said of one unit; null where one said nothing. For any level but nominal the values are numbers. */
export type Unit<Value> = readonly (Value | null)[];

/**
 * Krippendorff's alpha: how far coders agree beyond chance. 1 is perfect agreement, 0 what chance alone gives; below 0 they disagree on purpose.
 * Any number of coders, gaps allowed; units that fewer than two coders coded do not count.
 *
 * Source: K. Krippendorff, "Computing Krippendorff's Alpha-Reliability" (2011), whose worked examples are the tests.
 *
 * @returns null where nothing can be said: no unit was coded twice, or every value is the same.
 */
export function krippendorffAlpha(units: readonly Unit<string>[], level: 'nominal'): number | null;
export function krippendorffAlpha(units: readonly Unit<number>[], level: Level): number | null;
export function krippendorffAlpha(units: readonly Unit<string | number>[], level: Level): number | null {
  const paired = units.map(unit => unit.filter(value => value !== null)).filter(values => values.length > 1);
  const totals = new Map<string | number, number>();
  for (const value of paired.flat()) totals.set(value, (totals.get(value) ?? 0) + 1);
  const values = [...totals.keys()].sort((a, b) => (typeof a === 'number' && typeof b === 'number' ? a - b : 0));
  const count = paired.flat().length;
  const distance = distanceOf(level, values, totals);

  // Within a unit every pair of values weighs 1 / (values of the unit − 1); expected are the pairs of all values thrown together.
  let observed = 0;
  for (const unit of paired)
    for (const [i, a] of unit.entries())
      for (const [j, b] of unit.entries()) if (i !== j) observed += distance(a, b) / (unit.length - 1);
  let expected = 0;
  for (const [a, times] of totals)
    for (const [b, others] of totals) if (a !== b) expected += times * others * distance(a, b);
  return expected === 0 ? null : 1 - ((count - 1) * observed) / expected;
}

type Distance = (a: string | number, b: string | number) => number;

function distanceOf(
  level: Level,
  sorted: readonly (string | number)[],
  totals: ReadonlyMap<string | number, number>,
): Distance {
  if (level === 'nominal') return (a, b) => (a === b ? 0 : 1);
  if (level === 'interval') return (a, b) => (Number(a) - Number(b)) ** 2;
  if (level === 'ratio') return (a, b) => (a === b ? 0 : ((Number(a) - Number(b)) / (Number(a) + Number(b))) ** 2);
  // Ordinal: how many values lie from the one to the other, both ends counted half.
  const below = new Map<string | number, number>();
  let sum = 0;
  for (const value of sorted) {
    const times = totals.get(value)!;
    below.set(value, sum + times / 2);
    sum += times;
  }
  return (a, b) => (below.get(a)! - below.get(b)!) ** 2;
}
