/** Day, month and year in English order. A second language brings its own. */
const MONTHS = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec'];

/** EDTF as people write it: `2025-07-23T10:00Z` is `23 Jul 2025`, `2022-03` is `Mar 2022`, `2024/..` is `from 2024`; what it cannot read it leaves. */
export function formatDate(edtf: string): string {
  const [from, to] = edtf.split('/') as [string, string?];
  if (to !== undefined) {
    if (to === '..' || to === '') return `from ${formatDate(from)}`;
    if (from === '..' || from === '') return `until ${formatDate(to)}`;
    return `${formatDate(from)} to ${formatDate(to)}`;
  }
  const parts = /^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?(?:T[\d:.]+(?:Z|[+-][\d:]+)?)?([?~%])?$/.exec(from);
  if (parts === null) return printable(edtf);
  const [, year, month, day, doubt] = parts;
  const name = month === undefined ? undefined : MONTHS[Number(month) - 1];
  if (month !== undefined && name === undefined) return printable(edtf);
  const date = [day === undefined ? undefined : String(Number(day)), name, year]
    .filter(part => part !== undefined)
    .join(' ');
  return doubt === undefined ? date : doubt === '~' ? `about ${date}` : `${date}, uncertain`;
}

export const dateOr = (edtf: string | null, otherwise: string) => (edtf === null ? otherwise : formatDate(edtf));

/** ISO 8601: `PT40M` is `40 min`, `P30D` is `30 days`, `PT1H30M` is `1 h 30 min`. */
export function formatDuration(iso: string): string {
  const parts = /^P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)W)?(?:(\d+)D)?(?:T(?:(\d+)H)?(?:(\d+)M)?)?$/.exec(iso);
  if (parts === null) return printable(iso);
  const units = ['years', 'months', 'weeks', 'days', 'h', 'min'];
  const said = parts
    .slice(1)
    .flatMap((n, i) => (n === undefined ? [] : [`${n} ${n === '1' ? units[i]!.replace(/s$/, '') : units[i]}`]));
  return said.length === 0 ? printable(iso) : said.join(' ');
}

// Controls, and the marks that turn the direction of text around: a report may hold them, a page must not obey them.
const UNPRINTABLE = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f\u200e\u200f\u202a-\u202e\u2066-\u2069\ufeff]/g;

/** The same text, as long as before, with characters that would command the page replaced by U+FFFD. */
export const printable = (text: string) => text.replace(UNPRINTABLE, '\ufffd');

/** In one line of at most `most` characters, cut between words. */
export function brief(text: string, most = 90): string {
  const plain = printable(text).replace(/\s+/g, ' ').trim();
  if (plain.length <= most) return plain;
  const cut = plain.lastIndexOf(' ', most - 1);
  return `${plain.slice(0, cut > most / 2 ? cut : most - 1)} …`;
}

/** Stands where a published record leaves a report's words out. */
export const LEFT_OUT = '…';

export const capital = (text: string) => text.charAt(0).toUpperCase() + text.slice(1);

/** Every ISO date in a text, as people write it. */
export const withDates = (text: string) => text.replace(/\b\d{4}-\d{2}(-\d{2})?\b/g, formatDate);

/** Whole days from one ISO day to another; null where the first is not known to the day. */
export function daysBetween(since: string | null, asOf: string): number | null {
  const day = since === null ? null : /^\d{4}-\d{2}-\d{2}/.exec(since)?.[0];
  if (day === null || day === undefined) return null;
  const days = Math.round((Date.parse(asOf.slice(0, 10)) - Date.parse(day)) / 86_400_000);
  return Number.isNaN(days) || days < 0 ? null : days;
}

/** A link that cannot run script: http and https only. */
export function safeUrl(url: string | null): string | null {
  if (url === null || !URL.canParse(url)) return null;
  return /^https?:$/.test(new URL(url).protocol) ? url : null;
}

/** An id as part of an address or a fragment: letters, digits and hyphens. */
export const slugOf = (id: string) => id.replace(/[^A-Za-z0-9]+/g, '-').replace(/^-|-$/g, '') || 'x';
