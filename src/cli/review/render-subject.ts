import { correctableFields, isCorrectable, type Review, sentenceSpan } from '../../dossier/index.ts';
import type { Actor, Entry, Reading } from '../../reading/index.ts';
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
} from '../render/describe-entry.ts';
import { GLYPHS, type Ink, type Layer } from '../render/ink.ts';
import { type Mark, markPassage, printable } from '../render/mark-passage.ts';
import { wrapWords } from '../render/wrap.ts';
import type { Subject } from './find-subject.ts';

export interface Page {
  readonly width: number;
  readonly ink: Ink;
}

/** An entry in the sentence it stands in, its words marked, with what the reader made of it: what a person needs to decide. */
export function renderEntry(entry: Entry | Actor, reading: Reading, { width, ink }: Page): string {
  const { report } = reading;
  const cites = (entry.entity === 'actor' ? entry.mentions : entry.cites).slice(0, 3);
  const line = lineOf(entry, reading);
  const where = [report.published ?? 'undated', report.publisher ?? 'unknown', report.headline ?? 'no headline'];
  const marks: Mark[] = cites.map(({ start, end }) => ({ start, end, layer: layerOf(entry.entity) }));
  const sentences = [
    ...new Map(cites.map(cite => sentenceSpan(report.text, cite)).map(span => [span.start, span])).values(),
  ];
  return [
    ink.muted(wrapWords(where.map(printable).join('  '), width)),
    '',
    ...sentences.flatMap(span => markPassage(report.text, span, marks, width - 2, ink).map(words => `  ${words}`)),
    '',
    ink.strong(wrapWords(`${line.glyph} ${line.title}`, width, '  ')),
    ...(ink.layer(['move'], 'x') === 'x'
      ? cites.map(({ exact }) => wrapWords(`  “${printable(exact)}”`, width, '  '))
      : []),
    ink.muted(`${printable(entry.id)}  ${entry.checked}${by(entry)}`),
  ].join('\n');
}

const by = ({ reviewed }: Entry | Actor) =>
  reviewed === undefined ? '' : ` by ${printable(reviewed.by)}, ${reviewed.at}`;

/** The fields of an entry that can be corrected, each with its value as the command line takes it. */
export function renderFields(entry: Entry | Actor): string {
  if (!isCorrectable(entry.entity)) return '';
  const values = new Map(Object.entries(entry));
  return correctableFields(entry.entity)
    .filter(field => field !== 'cites' && field !== 'voice' && field !== 'basis')
    .map(field => `  ${field}=${shown(values.get(field))}`)
    .join('\n');
}

function shown(value: unknown): string {
  const written = typeof value === 'string' ? value : JSON.stringify(value ?? null);
  return printable(written.length > 120 ? `${written.slice(0, 119)}…` : written);
}

/** What an id names, whole, with what people decided on it. */
export function renderSubject(subject: Subject, reviews: readonly Review[], page: Page): string {
  const log = reviews.map(review => `  ${renderReview(review)}`);
  switch (subject.of) {
    case 'entry':
      return [renderEntry(subject.entry, subject.reading, page), renderFields(subject.entry), ...log].join('\n');
    case 'report': {
      const { id, headline, publisher, published } = subject.report;
      return [[id, published, publisher, headline].map(one => printable(one ?? 'not stated')).join('  '), ...log].join(
        '\n',
      );
    }
    case 'passage': {
      const words = subject.reading.report.text.slice(subject.start, subject.end);
      return [wrapWords(printable(words), page.width), ...log].join('\n');
    }
    case 'review':
      return renderReview(subject.review);
  }
}

/** A line of the log. */
export function renderReview({ id, at, by, action, entry, field, value, reason }: Review): string {
  const what = [field, value === null ? null : value.length > 80 ? `${value.slice(0, 79)}…` : value];
  const said = what.filter(one => one !== null).join('=');
  const words = [at, by, action, entry, said, reason === null ? '' : `(${reason})`, id];
  return words.filter(Boolean).map(printable).join('  ');
}

function lineOf(entry: Entry | Actor, { actors }: Reading): EntryLine {
  const nameOf = namesOf(actors);
  const plain = (title: string): EntryLine => ({ glyph: '·', title: printable(title), words: null });
  switch (entry.entity) {
    case 'statement':
      return describeStatement(entry, nameOf);
    case 'meeting':
      return describeMeeting(entry, nameOf);
    case 'move':
      return describeMove(entry, nameOf);
    case 'condition':
      return describeCondition(entry, nameOf);
    case 'position':
      return describePosition(entry, nameOf);
    case 'shift':
      return describeShift(entry, nameOf);
    case 'account':
      return describeAccount(entry, nameOf);
    case 'agreement':
      return describeAgreement(entry, nameOf);
    case 'assessment':
      return describeAssessment(entry);
    case 'discrepancy':
      return describeDiscrepancy(entry);
    case 'actor':
      return plain(`actor: ${entry.name}, ${entry.kind}`);
    case 'affiliation':
      return plain(
        `${nameOf(entry.person)}: ${entry.role}${entry.organisation === null ? '' : `, ${nameOf(entry.organisation)}`}`,
      );
    case 'event':
      return plain(
        `event: ${entry.plover.event} ${entry.cameo ?? ''}: ${entry.actor.map(nameOf).join(' and ')} → ${entry.recipient.map(nameOf).join(' and ')}`,
      );
    case 'time':
      return { ...plain(`${entry.type}: ${entry.edtf ?? entry.value ?? 'not dated'}`), glyph: GLYPHS.time };
  }
}

const LAYERS: ReadonlySet<string> = new Set<Layer>([
  'statement',
  'move',
  'condition',
  'meeting',
  'assessment',
  'discrepancy',
]);
const isLayer = (entity: string): entity is Layer => LAYERS.has(entity);
const layerOf = (entity: string): Layer => (isLayer(entity) ? entity : 'statement');
