/** A stretch of the axis, in days since 1970, with the pixels it is drawn over. */
export interface Stretch {
  readonly from: number;
  readonly to: number;
  readonly left: number;
  readonly right: number;
}

export interface TimeScale {
  readonly stretches: readonly Stretch[];
  /** Pixels of a day; between stretches it stands in the gap. */
  x(day: number): number;
  /** Months left out between each stretch and the next. */
  readonly cuts: readonly { readonly x: number; readonly months: number }[];
  readonly ticks: readonly Tick[];
}

export interface Tick {
  readonly x: number;
  readonly day: number;
  /** What the tick is the first day of. */
  readonly unit: 'month' | 'day';
  /** True where the larger unit (year over months, month over days) is written under it. */
  readonly heads: boolean;
}

/** So long without any date, and the axis is cut: the reader is told by how much. */
const CUT_DAYS = 200;
const GAP = 36;
const MARGIN_DAYS = 20;
const LEAST = 110;
const DAY_MS = 86_400_000;

/** An axis over the days that something happened on, cut where nothing did. */
export function timeScale(days: readonly number[], left: number, right: number): TimeScale {
  const sorted = [...new Set(days)].sort((a, b) => a - b);
  const spans: { from: number; to: number }[] = [];
  for (const day of sorted) {
    const last = spans.at(-1);
    if (last !== undefined && day - last.to <= CUT_DAYS) last.to = day;
    else spans.push({ from: day, to: day });
  }
  const wide = spans.map(({ from, to }) => ({ from: from - MARGIN_DAYS, to: to + MARGIN_DAYS }));
  const room = right - left - GAP * Math.max(0, wide.length - 1);
  const least = Math.min(LEAST, room / Math.max(1, wide.length));
  const total = wide.reduce((n, { from, to }) => n + to - from, 0);
  const spare = room - least * wide.length;
  const stretches: Stretch[] = [];
  let at = left;
  for (const { from, to } of wide) {
    const width = least + (spare * (to - from)) / total;
    stretches.push({ from, to, left: at, right: at + width });
    at += width + GAP;
  }
  const x = (day: number): number => {
    for (const [i, one] of stretches.entries()) {
      if (day > one.to && i + 1 < stretches.length && day >= stretches[i + 1]!.from) continue;
      if (day > one.to) return i + 1 < stretches.length ? one.right + GAP / 2 : right;
      return one.left + ((Math.max(day, one.from) - one.from) / (one.to - one.from)) * (one.right - one.left);
    }
    return right;
  };
  return {
    stretches,
    x,
    cuts: stretches.slice(1).map((one, i) => ({
      x: one.left - GAP / 2,
      months: Math.round((one.from - stretches[i]!.to) / 30.44),
    })),
    ticks: stretches.flatMap(ticksOf),
  };
}

/** An axis over one year or one month, without cuts. */
export function plainScale(
  { from, to }: { readonly from: number; readonly to: number },
  left: number,
  right: number,
): TimeScale {
  const stretch = { from, to: to + 1, left, right };
  const perDay = (right - left) / (to + 1 - from);
  return {
    stretches: [stretch],
    x: day => left + (Math.min(Math.max(day, from), to + 1) - from) * perDay,
    cuts: [],
    ticks: (to - from > 62 ? ticksOf(stretch) : dayTicks(stretch)).filter(({ day }) => day <= to),
  };
}

function dayTicks({ from, to, left, right }: Stretch): Tick[] {
  const perDay = (right - left) / (to - from);
  const step = perDay >= 24 ? 1 : 2;
  return Array.from({ length: Math.ceil((to - from) / step) }, (_, i) => ({
    x: left + i * step * perDay,
    day: from + i * step,
    unit: 'day' as const,
    heads: i === 0,
  }));
}

/** First days of months, so far apart that their names do not touch. */
function ticksOf(stretch: Stretch): Tick[] {
  const perDay = (stretch.right - stretch.left) / (stretch.to - stretch.from);
  const step = [1, 2, 3, 6, 12].find(months => months * 30.44 * perDay >= 44) ?? 12;
  const start = new Date(stretch.from * DAY_MS);
  const ticks: Tick[] = [];
  for (let month = start.getUTCMonth(), year = start.getUTCFullYear(); ; month++) {
    const day = Date.UTC(year, month, 1) / DAY_MS;
    if (day > stretch.to) return ticks;
    const shown = ((month % 12) + 12) % 12;
    if (day >= stretch.from && shown % step === 0)
      ticks.push({
        x: stretch.left + (day - stretch.from) * perDay,
        day,
        unit: 'month',
        heads: ticks.length === 0 || shown < step,
      });
  }
}

/** What an EDTF date says of the days since 1970: `from` to `to`, and whether it leaves its start unsaid or its end open. */
export interface DayRange {
  readonly from: number;
  readonly to: number;
  /** `../2024`: the line runs in from the edge. */
  readonly startOpen: boolean;
  /** `2024/..`: an outline without its last side. */
  readonly endOpen: boolean;
}

/** An EDTF date or interval, open ends among them; null where it is no date. */
export function rangeOfDate(edtf: string | null): DayRange | null {
  const days = daysOfDate(edtf);
  if (edtf === null || days !== null) return days === null ? null : { ...days, startOpen: false, endOpen: false };
  const [first, second] = edtf.split('/') as [string, string?];
  if (second === '..' || second === '') {
    const start = bounds(first);
    return start === null ? null : { ...start, startOpen: false, endOpen: true };
  }
  const end = second === undefined || (first !== '..' && first !== '') ? null : bounds(second);
  return end === null ? null : { ...end, startOpen: true, endOpen: false };
}

/** An EDTF date as days since 1970, both ends included; null where an end is open or it is no date. */
export function daysOfDate(edtf: string | null): { readonly from: number; readonly to: number } | null {
  if (edtf === null) return null;
  const [first, second] = edtf.split('/') as [string, string?];
  const from = bounds(first);
  const to = second === undefined ? from : bounds(second);
  return from === null || to === null || to.to < from.from ? null : { from: from.from, to: to.to };
}

function bounds(date: string): { readonly from: number; readonly to: number } | null {
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?/.exec(date);
  if (parts === null) return null;
  const [year, month, day] = parts.slice(1).map(part => (part === undefined ? null : Number(part))) as [
    number,
    number | null,
    number | null,
  ];
  if ((month !== null && (month < 1 || month > 12)) || (day !== null && (day < 1 || day > 31))) return null;
  const from = Date.UTC(year, (month ?? 1) - 1, day ?? 1);
  const to = day !== null ? from : month !== null ? Date.UTC(year, month, 0) : Date.UTC(year, 11, 31);
  return { from: from / DAY_MS, to: to / DAY_MS };
}
