import type { Actor, Notice, Reading } from '../../reading/index.ts';
import type { Passage } from '../../reports/index.ts';
import type { Span } from '../../text/index.ts';
import {
  describeAccount,
  describeAgreement,
  describeAssessment,
  describeCondition,
  describeDiscrepancy,
  describeMeeting,
  describeMove,
  describePosition,
  describeShift,
  describeStatement,
  type EntryLine,
  namesOf,
} from './describe-entry.ts';
import { GLYPHS, type Ink } from './ink.ts';
import { type Mark, markPassage, printable } from './mark-passage.ts';
import { wrapWords } from './wrap.ts';

const INDENT = '    ';

/** A reading to look at: the report's text with its entries marked in the words and listed under each passage. */
export function renderReading(reading: Reading, { width, ink }: { readonly width: number; readonly ink: Ink }): string {
  const { report } = reading;
  const marks = marksOf(reading);
  const lines = linesOf(reading);
  const out: string[] = [...head(reading, width, ink), ''];
  for (const passage of report.passages) {
    const text = markPassage(report.text, passage, passage.kind === 'boilerplate' ? [] : marks, width, ink);
    out.push(...drawPassage(passage, text, ink));
    for (const { line } of lines.filter(({ at }) => at >= passage.start && at < passage.end))
      out.push(...drawEntry(line, width, ink));
    out.push('');
  }
  out.push(...foot(reading, width, ink));
  return `${out.join('\n')}\n`;
}

function head({ report }: Reading, width: number, ink: Ink): string[] {
  const facts = [
    report.publisher ?? 'publisher not stated',
    report.agency === null ? null : `agency ${report.agency}`,
    report.published ?? 'date not stated',
    report.byline.length > 0 ? report.byline.join(', ') : null,
  ];
  const title = report.headline ?? report.file ?? report.id;
  return [
    ink.strong(wrapWords(printable(title), width)),
    ink.muted(
      wrapWords(
        facts
          .filter(fact => fact !== null)
          .map(printable)
          .join(' · '),
        width,
      ),
    ),
    ink.muted('─'.repeat(width)),
  ];
}

function drawPassage({ kind, label }: Passage, text: readonly string[], ink: Ink): string[] {
  if (kind === 'boilerplate')
    return [ink.muted(`(set aside: ${label ?? 'boilerplate'}) ${printable(text.join(' ')).slice(0, 60)}…`)];
  if (kind === 'headline' || kind === 'heading') return text.map(line => ink.strong(line));
  return [...text];
}

function drawEntry({ glyph, title, words }: EntryLine, width: number, ink: Ink): string[] {
  const titleLine = `  ${glyph} ${wrapWords(title, width - 4, INDENT)}`;
  return words === null || words === ''
    ? [titleLine]
    : [titleLine, ink.muted(`${INDENT}${wrapWords(words, width - 4, INDENT)}`)];
}

function foot(reading: Reading, width: number, ink: Ink): string[] {
  const nameOf = namesOf(reading.actors);
  const out = [ink.muted('─'.repeat(width))];
  const awaiting = reading.threads.flatMap(thread => thread.awaiting);
  if (awaiting.length > 0) {
    out.push(ink.strong('Whose move is next'));
    for (const { actor, basis, by, why } of awaiting) {
      const whose = basis === 'computed' ? 'as computed' : by === null ? 'as the report says' : `as ${nameOf(by)} says`;
      out.push(`  ${GLYPHS.awaiting} ${wrapWords(`${nameOf(actor)}, ${whose}: ${printable(why)}`, width - 4, INDENT)}`);
    }
    out.push('');
  }
  const actors = actorLine(reading.actors, nameOf);
  if (actors !== '') out.push(ink.strong('Actors'), `  ${wrapWords(actors, width - 2, '  ')}`, '');
  if (reading.times.length > 0) {
    const times = reading.times
      .map(({ cite, value }) => `${printable(cite.exact)} = ${value ?? 'not resolved'}`)
      .join(' · ');
    out.push(ink.strong('Times'), `  ${wrapWords(times, width - 2, '  ')}`, '');
  }
  for (const notice of reading.notices) out.push(ink.muted(wrapWords(noticeLine(notice), width)));
  return out;
}

const noticeLine = ({ code, cite, because }: Notice) =>
  `Note (${code}): ${printable(because)}${cite === null ? '' : `, at “${printable(cite.exact).slice(0, 60)}”`}`;

function actorLine(actors: readonly Actor[], nameOf: (id: string | null) => string): string {
  return actors
    .filter(({ mentions }) => mentions.length > 0)
    .sort((a, b) => b.mentions.length - a.mentions.length)
    .map(
      ({ name, partOf, mentions }) =>
        `${printable(name)}${partOf === null ? '' : ` (${nameOf(partOf)})`} ×${mentions.length}`,
    )
    .join(' · ');
}

/** Which words are drawn in which layer. */
function marksOf(reading: Reading): Mark[] {
  const marks: Mark[] = [];
  const add = (layer: Mark['layer'], spans: readonly Span[]) => {
    for (const { start, end } of spans) marks.push({ start, end, layer });
  };
  for (const { content } of reading.statements) add('statement', content);
  for (const { cites } of reading.moves) add('move', cites.slice(0, 1));
  for (const { requires } of reading.conditions) add('condition', [requires]);
  for (const { cites } of reading.meetings) add('meeting', cites.slice(0, 1));
  for (const { cites } of reading.assessments) add('assessment', cites);
  for (const { versions } of reading.discrepancies)
    for (const { cites } of versions) add('discrepancy', cites.slice(0, 1));
  return marks;
}

/** Every entry with its line and its place, in text order; entries of one place keep the order of the record. */
function linesOf(reading: Reading): { readonly at: number; readonly line: EntryLine }[] {
  const nameOf = namesOf(reading.actors);
  const placed = <E extends { readonly cites: readonly Span[] }>(
    entries: readonly E[],
    describe: (entry: E) => EntryLine,
  ) => entries.map(entry => ({ at: entry.cites[0]!.start, line: describe(entry) }));
  return [
    ...placed(reading.statements, entry => describeStatement(entry, nameOf)),
    ...placed(reading.meetings, entry => describeMeeting(entry, nameOf)),
    ...placed(reading.moves, entry => describeMove(entry, nameOf)),
    ...placed(reading.conditions, entry => describeCondition(entry, nameOf)),
    ...placed(reading.agreements, entry => describeAgreement(entry, nameOf)),
    ...placed(reading.accounts, entry => describeAccount(entry, nameOf)),
    ...placed(reading.positions, entry => describePosition(entry, nameOf)),
    ...placed(reading.shifts, entry => describeShift(entry, nameOf)),
    ...placed(reading.assessments, describeAssessment),
    ...placed(reading.discrepancies, describeDiscrepancy),
  ].sort((a, b) => a.at - b.at);
}
