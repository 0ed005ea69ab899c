import { entriesOf, type Reading } from '../reading/index.ts';
import type { Report } from '../reports/index.ts';
import { type Cite, type CodePoints, codePointsOf, spanInCodePoints } from '../text/index.ts';
import type { Exported, ExportInput } from './exported.ts';

/** Text kept on each side of the words, so that they are found again when the page changed elsewhere. In code points. */
const CONTEXT = 32;

/** A SpecificResource of the W3C Web Annotation model: the words, found by themselves and by their place. */
interface Target {
  readonly type: 'SpecificResource';
  readonly source: { readonly id: string; readonly type: 'Text'; readonly language?: string };
  readonly selector: readonly [
    { readonly type: 'TextQuoteSelector'; readonly exact: string; readonly prefix: string; readonly suffix: string },
    { readonly type: 'TextPositionSelector'; readonly start: number; readonly end: number },
  ];
  /** The text that the position counts in, named by its hash (RFC 6920): a page on the web may say something else by now. */
  readonly state: { readonly type: 'TimeState'; readonly cached: string };
}

interface Body {
  readonly type: 'TextualBody';
  readonly purpose: 'classifying' | 'describing' | 'assessing';
  readonly format: 'text/plain' | 'application/json';
  readonly value: string;
}

export interface Annotation {
  readonly id: string;
  readonly type: 'Annotation';
  readonly motivation: 'classifying';
  readonly body: readonly Body[];
  readonly target: readonly [Target, ...Target[]];
  readonly generator: { readonly id: string; readonly type: 'Software'; readonly name: string };
}

/**
 * Every entry of every reading as a W3C Web Annotation (https://www.w3.org/TR/annotation-model/), in one AnnotationCollection. The
 * bodies say what kind of entry it is, the whole entry as JSON, and whether a person has checked it.
 */
export function exportAnnotations({ readings }: ExportInput): Exported {
  const items = readings.flatMap(annotationsOf);
  const collection = {
    '@context': 'http://www.w3.org/ns/anno.jsonld',
    id: 'urn:parley:annotations',
    type: 'AnnotationCollection',
    label: 'Parley: the words that the record stands on',
    total: items.length,
    first: { id: 'urn:parley:annotations:1', type: 'AnnotationPage', startIndex: 0, items },
  };
  return {
    files: [
      {
        name: 'annotations.jsonld',
        mediaType: 'application/ld+json; profile="http://www.w3.org/ns/anno.jsonld"',
        text: `${JSON.stringify(collection, null, 1)}\n`,
      },
    ],
    notices: [],
  };
}

function annotationsOf(reading: Reading): Annotation[] {
  const { report, reader } = reading;
  const points = codePointsOf(report.text);
  const generator = {
    id: `urn:parley:reader:${encodeURIComponent(reader.version)}`,
    type: 'Software',
    name: 'Parley',
  } as const;
  return entriesOf(reading).map(entry => ({
    id: annotationId(entry.id),
    type: 'Annotation',
    motivation: 'classifying',
    body: [
      { type: 'TextualBody', purpose: 'classifying', format: 'text/plain', value: entry.entity },
      { type: 'TextualBody', purpose: 'describing', format: 'application/json', value: JSON.stringify(entry) },
      { type: 'TextualBody', purpose: 'assessing', format: 'text/plain', value: entry.checked },
    ],
    target: targetsOf(report, points, entry.cites),
    generator,
  }));
}

/** The IRI of an entry's annotation; ids may hold anything that a report's own id holds. */
export const annotationId = (entry: string): string => `urn:parley:entry:${encodeURIComponent(entry)}`;

function targetsOf(
  report: Report,
  points: CodePoints,
  [first, ...more]: readonly [Cite, ...Cite[]],
): [Target, ...Target[]] {
  const target = (cite: Cite) => targetOf(report, points, cite);
  return [target(first), ...more.map(target)];
}

function targetOf(report: Report, points: CodePoints, cite: Cite): Target {
  const { start, end } = spanInCodePoints(points, cite);
  const from = points.toUtf16(Math.max(0, start - CONTEXT));
  const to = points.toUtf16(Math.min(points.length, end + CONTEXT));
  return {
    type: 'SpecificResource',
    source: {
      id: report.url ?? `urn:parley:report:${encodeURIComponent(report.id)}`,
      type: 'Text',
      ...(report.language === null ? {} : { language: report.language }),
    },
    selector: [
      {
        type: 'TextQuoteSelector',
        exact: cite.exact,
        prefix: report.text.slice(from, cite.start),
        suffix: report.text.slice(cite.end, to),
      },
      { type: 'TextPositionSelector', start, end },
    ],
    state: { type: 'TimeState', cached: `ni:///sha-256;${Buffer.from(report.textHash, 'hex').toString('base64url')}` },
  };
}
