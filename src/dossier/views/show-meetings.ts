import { dateWords, durationWords } from '../days.ts';
import type { MergedMeeting } from '../dossier.ts';
import { fieldLine, indented, quoteLine, type ReportNames, sources, twoReports } from './lines.ts';

/** Meetings in order of their day, the undated last. */
export function meetingLines(meetings: readonly MergedMeeting[], name: ReportNames): string[] {
  return [...meetings]
    .sort((a, b) => {
      const [one, other] = [a.date.preferred ?? '9', b.date.preferred ?? '9'];
      return one < other ? -1 : one > other ? 1 : a.id < b.id ? -1 : 1;
    })
    .flatMap(meeting => linesOf(meeting, name));
}

function linesOf(meeting: MergedMeeting, name: ReportNames): string[] {
  const { status, date, between, venue, format, duration, ordinal, reports, independent, merges, cites } = meeting;
  const facts = [
    ['when', fieldLine(date, name, dateWords)],
    ['where', fieldLine(venue, name)],
    ['how', fieldLine(format, name)],
    ['how long', fieldLine(duration, name, durationWords)],
    ['which', fieldLine(ordinal, name, ordinalWords)],
  ] as const;
  const why = [...new Set(merges.map(merge => merge.why))];
  return [
    `  ${between.join(' and ') || 'somebody'}: ${fieldLine(status, name)} (${reports.length} ${reports.length === 1 ? 'report' : 'reports'}, ${sources({ independent })})`,
    ...indented(facts.flatMap(([fact, value]) => (value === null ? [] : [`${fact}: ${value}`]))),
    ...indented(twoReports(cites).map(cite => quoteLine(cite, name))),
    ...indented(why.length === 0 ? [] : [`one meeting because: ${why.join('; ')}`]),
  ];
}

/** `round last`: "called the last round"; `round 3`: "3rd round". */
const ordinalWords = (value: string) =>
  value
    .replace(/^(.*) last$/, 'called the last $1')
    .replace(/^(.*) (\d+)$/, (_, series: string, n: string) => `${n}${SUFFIXES[RULES.select(Number(n))]} ${series}`);
const RULES = new Intl.PluralRules('en', { type: 'ordinal' });
const SUFFIXES: Readonly<Record<Intl.LDMLPluralRule, string>> = {
  zero: 'th',
  one: 'st',
  two: 'nd',
  few: 'rd',
  many: 'th',
  other: 'th',
};
