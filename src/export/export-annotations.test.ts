import { createHash } from 'node:crypto';
import fc from 'fast-check';
import jsonld from 'jsonld';
import { describe, expect, it } from 'vitest';
import type { Reading } from '../reading/index.ts';
import { citeOf } from '../text/index.ts';
import { type Annotation, annotationId, exportAnnotations } from './export-annotations.ts';
import { sampleMeeting, sampleReading, sampleRecord } from './sample-record.ts';

const annotationsOf = (reading: Reading): readonly Annotation[] =>
  JSON.parse(exportAnnotations({ ...sampleRecord(), readings: [reading] }).files[0]!.text).first.items;

// The terms of the W3C context that the export uses, written after the model's vocabulary (https://www.w3.org/TR/annotation-vocab/):
// nothing is fetched in a test.
const oa = (term: string, more: object = {}) => ({ '@id': `oa:${term}`, ...more });
const iri = { '@type': '@id' };
const vocab = { '@type': '@vocab' };
const CONTEXT = {
  oa: 'http://www.w3.org/ns/oa#',
  dc: 'http://purl.org/dc/elements/1.1/',
  dcterms: 'http://purl.org/dc/terms/',
  dctypes: 'http://purl.org/dc/dcmitype/',
  foaf: 'http://xmlns.com/foaf/0.1/',
  rdf: 'http://www.w3.org/1999/02/22-rdf-syntax-ns#',
  rdfs: 'http://www.w3.org/2000/01/rdf-schema#',
  as: 'http://www.w3.org/ns/activitystreams#',
  xsd: 'http://www.w3.org/2001/XMLSchema#',
  id: iri['@type'],
  type: '@type',
  Annotation: 'oa:Annotation',
  TextualBody: 'oa:TextualBody',
  SpecificResource: 'oa:SpecificResource',
  TextQuoteSelector: 'oa:TextQuoteSelector',
  TextPositionSelector: 'oa:TextPositionSelector',
  TimeState: 'oa:TimeState',
  Text: 'dctypes:Text',
  Software: 'as:Application',
  AnnotationCollection: 'as:OrderedCollection',
  AnnotationPage: 'as:OrderedCollectionPage',
  classifying: 'oa:classifying',
  describing: 'oa:describing',
  assessing: 'oa:assessing',
  body: oa('hasBody', iri),
  target: oa('hasTarget', iri),
  source: oa('hasSource', iri),
  selector: oa('hasSelector', iri),
  state: oa('hasState', iri),
  motivation: oa('motivatedBy', vocab),
  purpose: oa('hasPurpose', vocab),
  exact: 'oa:exact',
  prefix: 'oa:prefix',
  suffix: 'oa:suffix',
  start: oa('start', { '@type': 'xsd:nonNegativeInteger' }),
  end: oa('end', { '@type': 'xsd:nonNegativeInteger' }),
  cached: oa('cachedSource', iri),
  value: 'rdf:value',
  format: 'dc:format',
  language: 'dc:language',
  name: 'foaf:name',
  label: 'rdfs:label',
  generator: { '@id': 'as:generator', ...iri },
  first: { '@id': 'as:first', ...iri },
  items: { '@id': 'as:items', '@type': '@id', '@container': '@list' },
  total: { '@id': 'as:totalItems', '@type': 'xsd:nonNegativeInteger' },
  startIndex: { '@id': 'as:startIndex', '@type': 'xsd:nonNegativeInteger' },
};
const documentLoader = async (documentUrl: string) => {
  expect(documentUrl).toBe('http://www.w3.org/ns/anno.jsonld');
  return { documentUrl, contextUrl: undefined, document: { '@context': CONTEXT } };
};

describe('exportAnnotations', () => {
  it('is JSON-LD without a term that the context does not know, and says the same as RDF', async () => {
    const document = JSON.parse(exportAnnotations(sampleRecord()).files[0]!.text);
    // `safe` refuses every term or IRI that would be dropped on the way.
    const quads = (await jsonld.toRDF(document, { documentLoader, safe: true } as object)) as readonly {
      readonly subject: { readonly value: string };
      readonly predicate: { readonly value: string };
      readonly object: { readonly value: string };
    }[];
    const objects = (predicate: string) =>
      quads.filter(quad => quad.predicate.value.endsWith(predicate)).map(({ object }) => object.value);
    expect(objects('oa#hasTarget')).toHaveLength(5);
    expect(objects('oa#exact').sort()).toEqual(
      ['met in Port Vell', 'met in Port Vell', 'meet again', 'offered to meet again', 'the call of 6 May 2020'].sort(),
    );
    expect(new Set(objects('oa#motivatedBy'))).toEqual(new Set(['http://www.w3.org/ns/oa#classifying']));
    expect(quads.some(({ subject }) => subject.value === annotationId(sampleReading().moves[0]!.id))).toBe(true);
  });

  it('finds the words by quote and by position alike, whatever the text holds', () => {
    const anyText = fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 });
    fc.assert(
      fc.property(anyText, fc.nat(), fc.nat(), (text, a, b) => {
        const points = [...text];
        const [from, to] = [a % points.length, b % points.length].sort((x, y) => x - y) as [number, number];
        const at = (n: number) => points.slice(0, n).join('').length;
        const report = { ...sampleReading().report, text };
        const cite = citeOf(report, { start: at(from), end: at(to + 1) });
        const meeting = { ...sampleMeeting('met in Port Vell'), cites: [cite] as const };
        const [{ target }] = annotationsOf(
          sampleReading({ report, actors: [], moves: [], events: [], meetings: [meeting] }),
        ) as [Annotation];
        const [quote, position] = target[0].selector;
        expect(points.slice(position.start, position.end).join('')).toBe(quote.exact);
        expect(quote.exact).toBe(cite.exact);
        expect(text).toContain(quote.prefix + quote.exact + quote.suffix);
        expect([...quote.prefix].length).toBeLessThanOrEqual(32);
      }),
    );
  });

  it('names the text it counts in by its hash', () => {
    const { report } = sampleReading();
    const hash = createHash('sha256').update(report.text);
    const [first] = annotationsOf(sampleReading({ report: { ...report, textHash: hash.copy().digest('hex') } }));
    expect(first!.target[0].state.cached).toBe(`ni:///sha-256;${hash.digest('base64url')}`);
  });

  it('carries every entry whole, and whether a person checked it', () => {
    const reading = sampleReading();
    const annotations = annotationsOf(reading);
    const entries = [...reading.meetings, ...reading.moves, ...reading.events];
    expect(annotations.map(({ body }) => JSON.parse(body[1]!.value))).toEqual(entries);
    expect(annotations.every(({ body }) => body[2]!.value === 'machine')).toBe(true);
  });

  it('names a report without an address by its id', () => {
    const { report } = sampleReading();
    const [first] = annotationsOf(sampleReading({ report: { ...report, url: null } }));
    expect(first!.target[0].source.id).toBe('urn:parley:report:sample%2C%20%22one%22');
  });
});
