import type { Dossier, MergedMeeting } from '../dossier/index.ts';
import { dayAfter, daysOf, isUncertain } from './edtf-days.ts';
import type { Exported, ExportInput, ExportNotice } from './exported.ts';
import { icsText, property } from './ics-lines.ts';

/**
 * The meetings of each dossier as a calendar (RFC 5545). A meeting whose day the record has is a VEVENT of that day, or of the time of day
 * where a report gives one; a meeting whose day is not known, or only to a month, is a VJOURNAL without a date: nothing is invented. A
 * meeting that sources only deny is left out.
 */
export function exportCalendar({ dossiers, asOf }: ExportInput): Exported {
  const denied = dossiers.flatMap(({ meetings }) => meetings.filter(({ status }) => status.preferred === 'denied'));
  const code: ExportNotice = 'meeting-denied';
  return {
    files: dossiers.map(dossier => ({
      name: `${dossier.id}.ics`,
      mediaType: 'text/calendar; charset=utf-8; component=vevent',
      text: calendarOf(dossier, asOf),
    })),
    notices: denied.map(({ cites, label }) => ({
      code,
      cite: cites[0] ?? null,
      because: `${label}: sources deny it, so it is no date in a calendar`,
    })),
  };
}

function calendarOf(dossier: Dossier, asOf: string): string {
  const stamp = `${asOf.replaceAll('-', '')}T000000Z`;
  return [
    property('BEGIN', 'VCALENDAR'),
    property('VERSION', '2.0'),
    property('PRODID', '-//Parley//Record of a negotiation//EN'),
    property('X-WR-CALNAME', icsText(dossier.definition.title)),
    ...dossier.meetings
      .filter(({ status }) => status.preferred !== 'denied')
      .flatMap(meeting => componentOf(dossier, meeting, stamp)),
    property('END', 'VCALENDAR'),
  ].join('');
}

/** A meeting that did not take place on its day is cancelled on that day, whether or not it is to be held later. */
const STATUSES: Readonly<Record<string, string>> = {
  held: 'CONFIRMED',
  ongoing: 'CONFIRMED',
  planned: 'TENTATIVE',
  proposed: 'TENTATIVE',
  rumoured: 'TENTATIVE',
  postponed: 'CANCELLED',
  cancelled: 'CANCELLED',
  refused: 'CANCELLED',
};

function componentOf(dossier: Dossier, meeting: MergedMeeting, stamp: string): string[] {
  const { id, status, date, duration, venue, reports } = meeting;
  const when = whenOf(date.preferred, duration.preferred);
  const kind = when === null ? 'VJOURNAL' : 'VEVENT';
  const told = status.preferred ?? 'planned';
  const url = dossier.reports.find(report => reports.includes(report.id) && report.url !== null)?.url ?? null;
  return [
    property('BEGIN', kind),
    property('UID', icsText(`${encodeURIComponent(id)}@${dossier.id}.parley`)),
    property('DTSTAMP', stamp),
    ...(when ?? []),
    // VJOURNAL knows FINAL and CANCELLED, but not how sure a date is.
    ...(kind === 'VEVENT'
      ? [property('STATUS', STATUSES[told] ?? 'TENTATIVE')]
      : STATUSES[told] === 'CANCELLED'
        ? [property('STATUS', 'CANCELLED')]
        : []),
    property('SUMMARY', icsText(summaryOf(meeting))),
    property('CATEGORIES', icsText(told)),
    ...(venue.preferred === null || kind === 'VJOURNAL' ? [] : [property('LOCATION', icsText(venue.preferred))]),
    property('DESCRIPTION', icsText(descriptionOf(dossier, meeting))),
    ...(url === null ? [] : [property('URL', url.replace(/[\s\u0000-\u001f]/g, ''))]),
    ...(date.preferred === null ? [] : [property('X-PARLEY-DATE', icsText(date.preferred))]),
    ...(duration.preferred === null ? [] : [property('X-PARLEY-DURATION', icsText(duration.preferred))]),
    property('END', kind),
  ];
}

const TIMED = /^(\d{4})-(\d\d)-(\d\d)T(\d\d):(\d\d)(?::(\d\d))?(Z?)$/;
const WHOLE_DAYS = /^P\d+[DW]$/;
const LENGTH = /^P(?:\d+W|(?:\d+D)?(?:T(?:\d+H)?(?:\d+M)?(?:\d+S)?)?)$/;

/**
 * DTSTART, and DURATION or DTEND; null where the day is not certain. A day has no room for `PT40M` (RFC 5545, 3.6.1: a DATE takes whole
 * days), and the time of day would be made up: it then stands in the description and in X-PARLEY-DURATION alone.
 */
function whenOf(date: string | null, duration: string | null): string[] | null {
  if (date === null || isUncertain(date)) return null;
  const timed = TIMED.exec(date);
  const days = daysOf(date);
  if (days === null || days.first === null || days.last === null) return null;
  if (timed !== null) {
    const [, year, month, day, hour, minute, second = '00', zone] = timed;
    return [
      property('DTSTART', `${year}${month}${day}T${hour}${minute}${second}${zone}`),
      ...(duration !== null && LENGTH.test(duration) && /\d/.test(duration) ? [property('DURATION', duration)] : []),
    ];
  }
  if (!isDays(date)) return null;
  const start = property('DTSTART;VALUE=DATE', days.first.replaceAll('-', ''));
  if (days.first !== days.last) return [start, property('DTEND;VALUE=DATE', dayAfter(days.last).replaceAll('-', ''))];
  return duration !== null && WHOLE_DAYS.test(duration) ? [start, property('DURATION', duration)] : [start];
}

/** A day, or the first and the last day of several: no month, no open end. */
const isDays = (date: string) => date.split('/').every(part => /^\d{4}-\d\d-\d\d$/.test(part));

function summaryOf({ between, ordinal, venue, status }: MergedMeeting): string {
  const who = between.length > 0 ? between.join(' and ') : 'Meeting';
  const told = status.preferred === null || status.preferred === 'held' ? '' : ` (${status.preferred})`;
  return `${who}${ordinal.preferred === null ? '' : `, ${ordinal.preferred}`}${venue.preferred === null ? '' : `, ${venue.preferred}`}${told}`;
}

/** What the record has beside the date: every version where reports differ, and the words with their reports. */
function descriptionOf(dossier: Dossier, meeting: MergedMeeting): string {
  const names = new Map(dossier.reports.map(({ id, publisher }) => [id, publisher ?? id] as const));
  const fields = {
    Status: meeting.status,
    Date: meeting.date,
    Duration: meeting.duration,
    Venue: meeting.venue,
    Format: meeting.format,
    Level: meeting.level,
  };
  const lines = Object.entries(fields).flatMap(([name, { preferred, versions }]) => {
    if (preferred === null) return [];
    const others = versions
      .slice(1)
      .map(({ value, reports }) => `${value} (${reports.map(id => names.get(id) ?? id).join(', ')})`);
    return [`${name}: ${preferred}${others.length === 0 ? '' : `; but: ${others.join('; ')}`}`];
  });
  const quotes = meeting.cites.map(({ report, exact }) => `${names.get(report) ?? report}: “${exact}”`);
  return [...lines, ...quotes].join('\n');
}
