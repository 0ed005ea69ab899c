import { type Dossier, type DossierDiscrepancy, type Field, isClash, type MergedMeeting } from '../dossier/index.ts';
import type { Cite } from '../text/index.ts';
import type { Exported, ExportInput } from './exported.ts';

/** A brief on each dossier in Markdown, every claim with its words in a footnote (GitHub's footnotes; Pandoc reads them, too). */
export function exportMarkdown({ dossiers }: ExportInput): Exported {
  return {
    files: dossiers.map(dossier => ({
      name: `${dossier.id}.md`,
      mediaType: 'text/markdown; charset=utf-8; variant=GFM',
      text: briefOf(dossier),
    })),
    notices: [],
  };
}

/**
 * The text with everything escaped that Markdown or HTML would act on: a report's words can format nothing. An
 * address may still be shown as a link, to itself alone: some readers look for them in plain text.
 */
export function markdownText(text: string): string {
  return text
    .replace(/\s+/g, ' ')
    .trim()
    .replace(/[\\`*_[\]<>|~^$&@]/g, '\\$&')
    .replace(/^(?:[-+=#]|\d+(?=[.)]))/, start => (/\d/.test(start) ? `${start}\\` : `\\${start}`));
}

/** Numbers cites as they come; the same words have the same number. */
function newNotes(dossier: Dossier) {
  const numbers = new Map<string, { readonly n: number; readonly cite: Cite }>();
  const reports = new Map(dossier.reports.map(report => [report.id, report] as const));
  const keyOf = ({ report, start, end }: Cite) => `${report}|${start}|${end}`;
  const mark = (cite: Cite): string => {
    const known = numbers.get(keyOf(cite)) ?? { n: numbers.size + 1, cite };
    numbers.set(keyOf(cite), known);
    return `[^${known.n}]`;
  };
  const noteOf = ({ n, cite }: { readonly n: number; readonly cite: Cite }): string => {
    const report = reports.get(cite.report);
    const url = report?.url ?? null;
    const parts = [
      markdownText(report?.publisher ?? cite.report),
      ...(report?.published ? [report.published.slice(0, 10)] : []),
      // An address that could end its own brackets is text.
      ...(url === null ? [] : [/^https?:\/\/[^\s<>\\`]+$/.test(url) ? `<${url}>` : markdownText(url)]),
    ];
    return `[^${n}]: “${markdownText(cite.exact)}” ${parts.join(', ')} (${markdownText(cite.report)}, ${cite.start} to ${cite.end})`;
  };
  return {
    marks: (cites: readonly Cite[]) => [...new Set(cites.map(mark))].join(''),
    all: () => [...numbers.values()].map(noteOf),
  };
}
type Notes = ReturnType<typeof newNotes>;

function briefOf(dossier: Dossier): string {
  const { definition, reports, groups, standing, threads, moves, meetings, agreements, shifts, discrepancies } =
    dossier;
  const notes = newNotes(dossier);
  const byId = new Map(moves.map(move => [move.id, move] as const));
  const parts = [
    `# ${markdownText(definition.title)}`,
    `As of ${standing.asOf}: ${reports.length} reports, ${groups.length} independent sources. Machine-read; no statement here is reviewed unless it says so.`,
    ...section(
      'Where things stand',
      standing.clauses.map(({ text, cites }) => `${markdownText(text)}${notes.marks(cites)}`),
    ),
    ...section(
      'Whose move it is',
      threads.flatMap(({ awaiting }) =>
        awaiting.map(
          ({ side, basis, by, why, cites }) =>
            `**${markdownText(side)}** (${basis}${by === null ? '' : ` by ${markdownText(by)}`}): ${markdownText(why)}${notes.marks(cites)}`,
        ),
      ),
    ),
    ...meetingTable(meetings, notes),
    ...section(
      'Offers and answers',
      threads.flatMap(({ label, state, moves: ids }) => [
        `${markdownText(label)} (${state})`,
        ...ids.flatMap(id => {
          const move = byId.get(id);
          return move === undefined ? [] : [`  - ${markdownText(move.label)}${notes.marks(move.cites)}`];
        }),
      ]),
    ),
    ...section(
      'Agreements',
      agreements.map(
        ({ name, status, cites }) => `${preferredText(name)}: ${preferredText(status)}${notes.marks(cites)}`,
      ),
    ),
    ...section(
      'Changes of position',
      shifts.map(
        ({ side, issue, direction, before, after }) =>
          `${markdownText(side)}, ${markdownText(issue)} (${direction}): ${markdownText(before.words)}${notes.marks(before.cites)}, then ${markdownText(after.words)}${notes.marks(after.cites)}`,
      ),
    ),
    ...section(
      'Where reports do not agree',
      discrepancies.filter(isClash).flatMap(clash => discrepancyLines(clash, notes)),
    ),
  ];
  const footnotes = notes.all();
  return `${[...parts, ...(footnotes.length === 0 ? [] : [footnotes.join('\n')])].join('\n\n')}\n`;
}

function section(title: string, lines: readonly string[]): string[] {
  if (lines.length === 0) return [];
  return [`## ${title}`, lines.map(line => (line.startsWith('  ') ? line : `- ${line}`)).join('\n')];
}

const preferredText = ({ preferred }: Field) => (preferred === null ? 'not stated' : markdownText(preferred));

function meetingTable(meetings: readonly MergedMeeting[], notes: Notes): string[] {
  if (meetings.length === 0) return [];
  const rows = [...meetings]
    .sort((a, b) => ((a.date.preferred ?? '9999') < (b.date.preferred ?? '9999') ? -1 : 1))
    .map(
      ({ date, between, status, venue, duration, cites }) =>
        `| ${preferredText(date)} | ${between.map(markdownText).join(', ') || 'not stated'} | ${preferredText(status)} | ${preferredText(venue)} | ${preferredText(duration)} | ${notes.marks(cites)} |`,
    );
  return [
    '## Meetings',
    ['| date | between | status | venue | length | words |', '| --- | --- | --- | --- | --- | --- |', ...rows].join(
      '\n',
    ),
  ];
}

function discrepancyLines({ label, verdict, why, versions }: DossierDiscrepancy, notes: Notes): string[] {
  return [
    `**${markdownText(label)}** (${verdict}): ${markdownText(why)}`,
    ...versions.map(
      ({ value, independent, cites }) =>
        `  - ${markdownText(value)}, ${independent} independent ${independent === 1 ? 'source' : 'sources'}${notes.marks(cites)}`,
    ),
  ];
}
