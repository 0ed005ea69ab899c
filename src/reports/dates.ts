/**
 * Dates of publication as EDTF text. The zone stays as written: 01:50Z on the 20th is still the 19th in New York, and which of the
 * two a paper means cannot be known from here.
 */
const MONTH_NAMES = [
  'jan january janvier januar enero gennaio janeiro',
  'feb february février februar febrero febbraio fevereiro',
  'mar march mars märz marzo março',
  'apr april avril abril aprile',
  'may mai mayo maggio maio',
  'jun june juin juni junio giugno junho',
  'jul july juillet juli julio luglio julho',
  'aug august août agosto',
  'sep sept september septembre septiembre settembre setembro',
  'oct october octobre oktober okt octubre ottobre outubro',
  'nov november novembre noviembre novembro',
  'dec december décembre dezember dez diciembre dicembre dezembro',
].map(names => names.split(' '));
const MONTH_BY_NAME = new Map(MONTH_NAMES.flatMap((names, i) => names.map(name => [name, i + 1] as const)));
// The longest first, or "mar" would be found in "march".
const MONTH = `(${MONTH_NAMES.flat()
  .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
  .join('|')})(?![\\p{L}])`;
const CLOCK = '(?:[ ,|–-]+(?:at )?(\\d{1,2})[:.](\\d{2})(?::\\d{2})? ?([ap])?\\.?m?\\.?)?';

const ISO =
  /^(\d{4})-(\d{2})(?:-(\d{2})(?:[T ](\d{2}):(\d{2})(?::(\d{2})(?:[.,]\d+)?)?\s*(Z|UTC|GMT|[+-]\d{2}:?\d{2})?)?)?$/i;
const DAY_FIRST = new RegExp(
  `\\b(\\d{1,2})(?:st|nd|rd|th|\\.)?[ -]+(?:de )?${MONTH}\\.?,?[ -]+(?:de )?(\\d{4})${CLOCK}`,
  'iu',
);
const MONTH_FIRST = new RegExp(`(?<![\\p{L}])${MONTH}\\.? (\\d{1,2})(?:st|nd|rd|th)?,? (\\d{4})${CLOCK}`, 'iu');
const COMPACT = /^(\d{4})(\d{2})(\d{2})(?:T?(\d{2})(\d{2})(\d{2})?)?(Z)?$/;

/** Content systems write 0001-01-01 or 1970-01-01 for "none"; no page is older than this. */
const FIRST_YEAR = 1990;
const LAST_YEAR = 2100;

const two = (n: number) => String(n).padStart(2, '0');

/** A calendar day as EDTF, or null when there is no such day or no page could be from it. */
function day(year: number, month: number, date: number): string | null {
  if (year < FIRST_YEAR || year > LAST_YEAR || month < 1 || month > 12 || date < 1) return null;
  if (date > new Date(Date.UTC(year, month, 0)).getUTCDate()) return null;
  return `${year}-${two(month)}-${two(date)}`;
}

function clock(hour: string | undefined, minute: string | undefined, half?: string): string {
  if (hour === undefined || minute === undefined) return '';
  const hours = (Number(hour) % (half === undefined ? 24 : 12)) + (half?.toLowerCase() === 'p' ? 12 : 0);
  return Number(hour) > 24 || Number(minute) > 59 ? '' : `T${two(hours)}:${minute}`;
}

/** Number of the month a name, abbreviated or not, stands for; 0 when it is none. */
export const monthOf = (name: string) => MONTH_BY_NAME.get(name.toLowerCase().replace(/\.$/, '')) ?? 0;

/**
 * Reads the way publications write when they were published: ISO 8601 in its variants, `Nov. 3, 2025`, `3 November 2025 | 14:20`,
 * RFC 2822. Figures alone (`03/04/2025`) are not read: which is the month cannot be known.
 *
 * @returns EDTF, or null when there is no whole date in the words, or one that no page can have.
 */
export function publicationDate(written: string): string | null {
  const words = written.trim().slice(0, 200);
  const iso = ISO.exec(words);
  if (iso !== null) {
    const [, year, month, date, hour, minute, second, zone] = iso;
    if (date === undefined) return day(Number(year), Number(month), 1) === null ? null : `${year}-${month}`;
    const found = day(Number(year), Number(month), Number(date));
    if (found === null || hour === undefined) return found;
    const offset =
      zone === undefined ? '' : /^(?:z|utc|gmt)$/i.test(zone) ? 'Z' : zone.replace(/(\d{2}):?(\d{2})/, '$1:$2');
    return `${found}T${hour}:${minute}:${second ?? '00'}${offset}`;
  }
  const compact = COMPACT.exec(words);
  if (compact !== null) {
    const [, year, month, date, hour, minute, second, zone] = compact;
    const found = day(Number(year), Number(month), Number(date));
    return found === null || hour === undefined ? found : `${found}T${hour}:${minute}:${second ?? '00'}${zone ?? ''}`;
  }
  const dayFirst = DAY_FIRST.exec(words);
  if (dayFirst !== null) {
    const [, date, month = '', year, hour, minute, half] = dayFirst;
    const found = day(Number(year), monthOf(month), Number(date));
    return found === null ? null : found + clock(hour, minute, half);
  }
  const monthFirst = MONTH_FIRST.exec(words);
  if (monthFirst !== null) {
    const [, month = '', date, year, hour, minute, half] = monthFirst;
    const found = day(Number(year), monthOf(month), Number(date));
    return found === null ? null : found + clock(hour, minute, half);
  }
  // An ISO date at the head of something longer: `2025-11-03 14:20 EST`.
  const leading = /^\d{4}-\d{2}-\d{2}(?!\d)/.exec(words);
  return leading === null ? null : publicationDate(leading[0]);
}

/** The day in a news address, `/2025/nov/03/` or `/2025/11/03/`: the last evidence, after everything the page says of itself. */
export function dateInUrl(url: string): string | null {
  const found =
    /\/((?:19|20)\d{2})[/-](\d{1,2}|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[/-](\d{1,2})(?=[/-]|$)/i.exec(url);
  if (found === null) return null;
  const [, year, month = '', date] = found;
  return day(Number(year), /^\d/.test(month) ? Number(month) : monthOf(month), Number(date));
}
