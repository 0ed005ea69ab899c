import type { Reading } from '../reading/index.ts';
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
    const published = daysOf(report.published);
    if (published === null) return [];
    return [...report.text.matchAll(LENGTH)].flatMap(match => {
      const [words, number, unit] = match;
      const said = (NUMBER_WORDS.get(number!.toLowerCase()) ?? Number(number)) * DAYS[unit!.toLowerCase()]!;
      const rival = long.find(
        ({ days, version }) => daysApart(days, published) <= 5 && !version.reports.includes(report.id),
      );
      if (rival === undefined) return [];
      const ran = breadth(rival.days);
      if (Math.abs(ran - said) <= SLACK * Math.max(ran, said)) return [];
      const claim: FieldVersion = {
        value: words,
        voices: [{ kind: 'reporter', name: null }],
        cites: [citeOf(report, { start: match.index, end: match.index + words.length })],
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
