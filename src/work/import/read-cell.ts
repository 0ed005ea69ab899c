/** What became of a cell: a value, or why there is none. */
export type CellResult<Value> =
  | { readonly ok: true; readonly value: Value }
  | { readonly ok: false; readonly because: string };

const good = <Value>(value: Value): CellResult<Value> => ({ ok: true, value });
const bad = (because: string): { readonly ok: false; readonly because: string } => ({ ok: false, because });

const shown = (cell: string) => `“${cell.length > 60 ? `${cell.slice(0, 60)}…` : cell}”`;

/** A word of a closed list; case, `_` and `-` for a space do not count. */
export function readWord(cell: string, among: readonly string[]): CellResult<string> {
  const plain = (word: string) =>
    word
      .trim()
      .toLowerCase()
      .replace(/[_\s-]+/g, ' ');
  const found = among.find(word => plain(word) === plain(cell));
  return found === undefined ? bad(`${shown(cell)} is none of: ${among.join(', ')}`) : good(found);
}

const MONTHS = ['jan', 'feb', 'mar', 'apr', 'may', 'jun', 'jul', 'aug', 'sep', 'oct', 'nov', 'dec'];
const two = (n: number) => String(n).padStart(2, '0');

/**
 * A date as EDTF, never more exact than it was written: ISO and EDTF as they are; `3 March 2022`, `March 3, 2022`, `March 2022`; `20220303`;
 * `31/3/2022` where it can be read in one way alone. `3/4/2022` is refused: it may be April or March.
 */
export function readDate(cell: string): CellResult<string> {
  const text = cell.trim();
  if (EDTF.test(text)) {
    const days = [...text.matchAll(/(\d{4})-(\d{2})-(\d{2})/g)];
    const months = [...text.matchAll(/\d{4}-(\d{2})/g)];
    const real =
      days.every(([, year, month, day]) => isDay(Number(year), Number(month), Number(day))) &&
      months.every(([, month]) => isMonth(Number(month)));
    return real ? good(text) : bad(`${shown(text)} is no day of the calendar`);
  }
  const packed = /^(\d{4})(\d{2})(\d{2})$/.exec(text);
  if (packed !== null) return dayOf(packed[1]!, Number(packed[2]), Number(packed[3]), text);
  const dayFirst = /^(\d{1,2})(?:st|nd|rd|th)?[\s-]+(\p{L}{3,9})\.?,?[\s-]+(\d{4})$/u.exec(text);
  if (dayFirst !== null) return dayOf(dayFirst[3]!, monthOf(dayFirst[2]!), Number(dayFirst[1]), text);
  const monthFirst = /^(\p{L}{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/u.exec(text);
  if (monthFirst !== null) return dayOf(monthFirst[3]!, monthOf(monthFirst[1]!), Number(monthFirst[2]), text);
  const month = /^(\p{L}{3,9})\.?,?\s+(\d{4})$/u.exec(text);
  if (month !== null && monthOf(month[1]!) > 0) return good(`${month[2]}-${two(monthOf(month[1]!))}`);
  const slashed = /^(\d{1,2})[/.](\d{1,2})[/.](\d{4})$/.exec(text);
  if (slashed !== null) {
    const [a, b] = [Number(slashed[1]), Number(slashed[2])];
    if (a <= 12 && b <= 12 && a !== b) return bad(`${shown(text)} can be two days; write ${slashed[3]}-MM-DD`);
    return dayOf(slashed[3]!, a > 12 ? b : a, a > 12 ? a : b, text);
  }
  return bad(`${shown(text)} is no date; write 2022-03-29, 2022-03 or 2022`);
}

const PART = '-?\\d{4}(?:-\\d{2}(?:-\\d{2}(?:T\\d{2}:\\d{2}(?::\\d{2})?(?:Z|[+-]\\d{2}:\\d{2})?)?)?)?[?~%]?';
const EDTF = new RegExp(`^(?:${PART}|(?:${PART}|\\.\\.)?/(?:${PART}|\\.\\.)?)$`);

/** A month, or one of EDTF's seasons and quarters (21 to 41). */
const isMonth = (n: number) => (n >= 1 && n <= 12) || (n >= 21 && n <= 41);

const monthOf = (name: string) => MONTHS.indexOf(name.slice(0, 3).toLowerCase()) + 1;

function dayOf(year: string, month: number, day: number, text: string): CellResult<string> {
  return isDay(Number(year), month, day)
    ? good(`${year}-${two(month)}-${two(day)}`)
    : bad(`${shown(text)} is no day of the calendar`);
}

function isDay(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCFullYear() === year && date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

export function readDuration(cell: string): CellResult<string> {
  const text = cell.trim().toUpperCase();
  if (/^P(?=\d|T\d)(?:\d+Y)?(?:\d+M)?(?:\d+W)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+S)?)?$/.test(text))
    return good(text);
  const plain = /^(\d+)\s*(minutes?|mins?|hours?|h|days?)$/i.exec(cell.trim());
  if (plain === null) return bad(`${shown(cell)} is no length; write PT40M, 40 minutes or 2 days`);
  const unit = plain[2]!.toLowerCase();
  return good(unit.startsWith('d') ? `P${plain[1]}D` : `PT${plain[1]}${unit.startsWith('h') ? 'H' : 'M'}`);
}

export function readNumber(cell: string): CellResult<number> {
  const text = cell.trim().replace(/(?<=\d),(?=\d{3}(?:\D|$))/g, '');
  return /^[+-]?\d+(?:\.\d+)?$/.test(text) ? good(Number(text)) : bad(`${shown(cell)} is no number`);
}

export function readTruth(cell: string): CellResult<boolean> {
  const text = cell.trim().toLowerCase();
  if (['true', 'yes', 'y', '1', 'x'].includes(text)) return good(true);
  if (['false', 'no', 'n', '0'].includes(text)) return good(false);
  return bad(`${shown(cell)} is neither true nor false`);
}

/** `5 percent`, `120 people`, `PT40M`: a value and its unit; words without a number are kept as words. */
export function readAmount(part: string): { readonly value: number | null; readonly unit: string | null } {
  const found = /^([+-]?[\d.,]*\d)\s*(.*)$/.exec(part.trim());
  const value = found === null ? null : readNumber(found[1]!);
  return value?.ok === true
    ? { value: value.value, unit: found![2] === '' ? null : found![2]! }
    : { value: null, unit: null };
}
