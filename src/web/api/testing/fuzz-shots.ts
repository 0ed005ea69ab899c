import fc from 'fast-check';
import { entriesOf } from '../../../reading/index.ts';
import type { SampleRecord } from './sample-record.ts';

/** A JSON Schema, as far as the document uses them. */
export interface Schema {
  readonly $ref?: string;
  readonly type?: string | readonly string[];
  readonly const?: unknown;
  readonly enum?: readonly unknown[];
  readonly anyOf?: readonly Schema[];
  readonly oneOf?: readonly Schema[];
  readonly properties?: Readonly<Record<string, Schema>>;
  readonly required?: readonly string[];
  readonly items?: Schema;
  readonly pattern?: string;
  readonly minimum?: number;
  readonly maximum?: number;
  readonly minLength?: number;
  readonly maxLength?: number;
}
export interface Operation {
  readonly operationId: string;
  readonly parameters: readonly {
    readonly name: string;
    readonly in: 'path' | 'query';
    readonly required: boolean;
    readonly schema: Schema;
  }[];
  readonly requestBody?: { readonly content: Readonly<Record<string, { readonly schema?: Schema }>> };
  readonly responses: Readonly<
    Record<string, { readonly content?: Readonly<Record<string, { readonly schema?: Schema }>> }>
  >;
}
export interface Document {
  readonly paths: Readonly<Record<string, Readonly<Record<'get' | 'post', Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, Schema>> };
}

/** One request to be sent. */
interface Shot {
  readonly operation: Operation;
  readonly method: string;
  readonly url: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: string | Uint8Array<ArrayBuffer> | null;
}

const oddText = fc.oneof(
  fc.string({ maxLength: 30 }),
  fc.string({ unit: 'binary', maxLength: 20 }),
  fc.constantFrom(
    '__proto__',
    '../../x',
    '%2e%2e',
    "' or 1=1 --",
    '\u0000',
    '"',
    'NEAR(',
    '*',
    '-',
    'a'.repeat(3000),
    '\u202e',
    'null',
    '[]',
  ),
);

/** Requests made of the document, and ids learned from the answers to them. */
export async function shotsAt(document: Document, { live }: SampleRecord) {
  const pool: Record<'report' | 'entry' | 'dossier' | 'review' | 'etag', string[]> = {
    report: [],
    entry: [],
    dossier: live.site().dossiers.map(({ id }) => id),
    review: ['none'],
    etag: ['"none"'],
  };
  for await (const reading of live.store.readings()) {
    pool.report.push(reading.report.id);
    pool.entry.push(
      ...[...entriesOf(reading), ...reading.actors].map(({ id }) => id),
      `${reading.report.id}/passage/4-30`,
    );
  }
  const known = (name: keyof typeof pool) => fc.nat().map(at => pool[name][at % pool[name].length]!);
  const sensible: Readonly<Record<string, fc.Arbitrary<unknown>>> = {
    start: fc.constantFrom(0, 4, 30),
    end: fc.constantFrom(19, 50, 9999),
    entity: fc.constantFrom('meeting', 'move', 'statement', 'account'),
    fields: fc.constantFrom({ status: 'held' }, { type: 'reject' }, {}, 'type,date'),
    entry: fc.oneof({ weight: 8, arbitrary: known('entry') }, known('report'), fc.constant('state:RUS')),
    report: known('report'),
    dossier: known('dossier'),
    by: fc.constantFrom('ann', 'ben'),
    cursor: fc.constantFrom('cDA', 'cDE', 'cDI'),
    as: fc.constantFrom('ann', 'ben'),
    coders: fc.constant('ann,ben'),
    q: fc.constantFrom('offer', '"the offer" -rain', 'strike OR raise', 'off*'),
    field: fc.constantFrom('type', 'date', 'by', 'venue', 'status', 'name', 'published'),
    file: fc.constantFrom('reports.csv', 'plover.jsonl', 'README.md'),
    value: fc.oneof(fc.constantFrom('"reject"', '2024-05-13', 'null', '"held"', '[]', '"Port Lowell"'), known('entry')),
  };
  const idIn = (path: string) =>
    known(
      path.startsWith('/reports')
        ? 'report'
        : path.startsWith('/entries')
          ? 'entry'
          : path.startsWith('/reviews')
            ? 'review'
            : 'dossier',
    );

  const valueFor = (schema: Schema, name = '', depth = 0): fc.Arbitrary<unknown> => {
    const resolved = schema.$ref === undefined ? schema : document.components.schemas[schema.$ref.split('/').at(-1)!]!;
    const made = shaped(resolved, depth);
    return sensible[name] === undefined ? made : fc.oneof({ weight: 6, arbitrary: sensible[name] }, made);
  };
  const shaped = (schema: Schema, depth: number): fc.Arbitrary<unknown> => {
    if (schema.const !== undefined) return fc.constant(schema.const);
    if (schema.enum !== undefined) return fc.constantFrom(...schema.enum);
    const either = schema.anyOf ?? schema.oneOf;
    if (either !== undefined)
      return depth > 2 ? fc.constant(null) : fc.oneof(...either.map(one => valueFor(one, '', depth + 1)));
    const type = typeof schema.type === 'string' ? schema.type : schema.type?.[0];
    if (type === 'string')
      return schema.pattern === undefined || schema.pattern.includes('\\p')
        ? fc.oneof(
            oddText,
            fc.string({ minLength: schema.minLength ?? 0, maxLength: Math.min(schema.maxLength ?? 40, 40) }),
          )
        : fc.stringMatching(new RegExp(schema.pattern));
    if (type === 'integer' || type === 'number') return fc.integer({ min: -2, max: 400 });
    if (type === 'boolean') return fc.boolean();
    if (type === 'null') return fc.constant(null);
    if (type === 'array') return fc.array(valueFor(schema.items ?? {}, '', depth + 1), { maxLength: 3 });
    if (schema.properties === undefined)
      return fc.dictionary(fc.constantFrom('status', 'type', 'by', '__proto__'), fc.jsonValue({ maxDepth: 2 }), {
        maxKeys: 3,
      });
    return fc.record(
      Object.fromEntries(Object.entries(schema.properties).map(([key, one]) => [key, valueFor(one, key, depth + 1)])),
      { requiredKeys: [...(schema.required ?? [])] },
    );
  };

  const reports = fc
    .array(
      fc.record(
        {
          id: fc.oneof(fc.uuid(), known('report'), oddText),
          text: fc.oneof(
            fc.constantFrom('The company met the union on Friday.', 'The union rejected it. "No," Ann Bell said.'),
            fc.string({ unit: 'binary', maxLength: 60 }),
          ),
          published: fc.constantFrom('2024-05-19', 'yesterday', null),
        },
        { requiredKeys: [] },
      ),
      { minLength: 1, maxLength: 2 },
    )
    .map(list => list.map(one => JSON.stringify(one)).join('\n'));
  const junk = fc.oneof(
    oddText,
    fc.uint8Array({ maxLength: 60 }).map(bytes => new Uint8Array(bytes)),
    fc.json(),
  );

  const shotAt = (path: string, verb: 'get' | 'post', operation: Operation): fc.Arbitrary<Shot> => {
    const parameter = ({ name, schema }: Operation['parameters'][number]) => {
      const right = name === 'id' ? idIn(path) : valueFor(schema, name).map(String);
      return fc.oneof({ weight: 14, arbitrary: right }, oddText);
    };
    const values = fc.record(
      Object.fromEntries(operation.parameters.map(one => [`${one.in}:${one.name}`, parameter(one)])),
      { requiredKeys: operation.parameters.filter(({ required }) => required).map(one => `${one.in}:${one.name}`) },
    );
    const types = Object.keys(operation.requestBody?.content ?? {});
    const schema = operation.requestBody?.content['application/json']?.schema;
    const body: fc.Arbitrary<Shot['body']> =
      verb === 'get'
        ? fc.constant(null)
        : fc.oneof(
            {
              weight: 8,
              arbitrary: schema === undefined ? reports : valueFor(schema).map(value => JSON.stringify(value)),
            },
            { weight: 1, arbitrary: junk },
          );
    const headers = fc.record(
      {
        'Content-Type': fc.oneof(
          { weight: 12, arbitrary: fc.constantFrom('application/json', ...types) },
          fc.constant('text/plain'),
        ),
        'If-None-Match': known('etag'),
        Origin: fc.oneof(
          { weight: 20, arbitrary: fc.constant('http://127.0.0.1:4750') },
          fc.constant('http://evil.example'),
        ),
      },
      { requiredKeys: verb === 'post' ? ['Content-Type'] : [] },
    );
    const method = fc.oneof(
      { weight: 40, arbitrary: fc.constant(verb.toUpperCase()) },
      fc.constantFrom('PUT', 'DELETE', 'OPTIONS', 'PATCH'),
    );
    return fc.tuple(values, body, headers, method).map(([given, sent, head, asked]): Shot => {
      const query = new URLSearchParams();
      let url = path;
      for (const [key, value] of Object.entries(given)) {
        const [where, name] = key.split(':') as [string, string];
        // An empty part and dots are no part of an address: they are taken out of it before it is sent.
        const part = /^(?:\.|%2e){0,2}$/i.test(value) ? 'none' : value;
        if (where === 'path') url = url.replace(`{${name}}`, encodeURIComponent(wellFormed(part)));
        else query.append(name, wellFormed(value));
      }
      return {
        operation,
        method: asked,
        url: `${url}${query.size === 0 ? '' : `?${query}`}`,
        headers: head,
        body: ['POST', 'PUT', 'PATCH'].includes(asked) ? sent : null,
      };
    });
  };
  const all = Object.entries(document.paths).flatMap(([path, verbs]) =>
    Object.entries(verbs).map(([verb, operation]) => ({
      // Reading a report costs as much as a hundred other answers.
      weight: operation.operationId === 'addReports' ? 1 : operation.operationId === 'addReview' ? 12 : 5,
      arbitrary: shotAt(path, verb as 'get' | 'post', operation),
    })),
  );
  const learn = (answer: Response) => {
    const etag = answer.headers.get('etag');
    if (etag !== null) pool.etag.push(etag);
    const review = live.reviews().at(-1);
    if (review !== undefined && pool.review.at(-1) !== review.id) pool.review.push(review.id);
  };
  return { shots: fc.oneof(...all), learn };
}

/** Half a character cannot be sent in an address. */
const wellFormed = (text: string) => text.replace(/\p{Surrogate}/gu, '\ufffd');
