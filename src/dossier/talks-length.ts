import type { Reading } from '../reading/index.ts';
import type { Report } from '../reports/index.ts';
import { citeOf, NUMBER_WORDS } from '../text/index.ts';
import { breadth, daysApart, daysOf } from './days.ts';
import { type DiscrepancyContext, discrepancy } from './discrepancies.ts';
import type { DossierDiscrepancy, FieldVersion, MergedMeeting } from './dossier.ts';

const DAYS: Readonly<Record<string, number>> = { week: 7, month: 30.4, year: 365 };
const NUMBERS = [...NUMBER_WORDS].filter(([, value]) => value >= 2 && value <= 12).map(([word]) => word);
const LENGTH = new RegExp(
  `\\b(${NUMBERS.join('|')}|\\d{1,2})[ -](week|month|year)s?(?:[’']|\\b)(?: of)?(?: \\p{L}+){0,2} (?:talks|negotiations|bargaining)\\b`,
  'giu',
);
/** A length is given in whole units: that much of it may be rounding. */
const SLACK = 0.15;

/** "Eight months of talks" in one report, "since November" in another: how long the talks ran, against when they began. */
export function talksLengths(
  meetings: readonly MergedMeeting[],
  readings: readonly Reading[],
  context: DiscrepancyContext,
): DossierDiscrepancy[] {
  const long = meetings.flatMap(meeting =>
    meeting.date.versions.flatMap(version => {
      const days = daysOf(version.value);
      return days !== null && Number.isFinite(breadth(days)) && breadth(days) >= 45 ? [{ meeting, version, days }] : [];
    }),
  );
  if (long.length === 0) return [];
  return readings.flatMap(({ report }) => {
    const lengths = lengthsIn(report);
    const published = lengths.length === 0 ? null : daysOf(report.published);
    if (published === null) return [];
    return lengths.flatMap(({ words, start, days: said }) => {
      const rival = long.find(
        ({ days, version }) => daysApart(days, published) <= 5 && !version.reports.includes(report.id),
      );
      if (rival === undefined) return [];
      const ran = breadth(rival.days);
      if (Math.abs(ran - said) <= SLACK * Math.max(ran, said)) return [];
      const claim: FieldVersion = {
        value: words,
        voices: [{ kind: 'reporter', name: null }],
        cites: [citeOf(report, { start, end: start + words.length })],
        reports: [report.id],
        independent: 1,
      };
      const why = `${Math.round(ran / 30.4)} months lie between the days given`;
      return [
        discrepancy(rival.meeting, 'duration', [rival.version, claim], { verdict: 'contradiction', why }, context),
      ];
    });
  });
}

interface Length {
  readonly words: string;
  readonly start: number;
  readonly days: number;
}
const known = new WeakMap<Report, readonly Length[]>();

/** The lengths of talks that a report tells of; its text is looked through once. */
function lengthsIn(report: Report): readonly Length[] {
  const before = known.get(report);
  if (before !== undefined) return before;
  const found = [...report.text.matchAll(LENGTH)].map(({ 0: words, 1: number = '', 2: unit = '', index }): Length => {
    const count = NUMBER_WORDS.get(number.toLowerCase()) ?? Number(number);
    return { words, start: index, days: count * DAYS[unit.toLowerCase()]! };
  });
  known.set(report, found);
  return found;
}
