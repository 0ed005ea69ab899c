import { Ajv2020, type AnySchema, type ValidateFunction } from 'ajv/dist/2020.js';
import fc from 'fast-check';
import { type Document, type Operation, type Schema, shotsAt } from './fuzz-shots.ts';
import { sampleRecord } from './sample-record.ts';

export interface FuzzTally {
  readonly requests: number;
  /** How often each status was answered. */
  readonly statuses: Readonly<Record<number, number>>;
  /** How often each operation gave what was asked for. */
  readonly succeeded: Readonly<Record<string, number>>;
  readonly reviews: number;
}

/**
 * Sends requests made of the served document to a new record (in a folder of its own, or at an empty place), sensible, odd and broken ones, and holds every answer against that document.
 *
 * @throws when an answer is a 500, has a status or a body that the document does not have, or the record no longer fits itself.
 */
export async function fuzzApi(requests: number, place?: string): Promise<FuzzTally> {
  const record = await sampleRecord(place === undefined ? {} : { place });
  try {
    const document: Document = await (await record.ask('/openapi.json')).json();
    const statuses: Record<number, number> = {};
    const succeeded: Record<string, number> = {};
    const check = answersOf(document);
    const { shots, learn } = await shotsAt(document, record);
    await fc.assert(
      fc.asyncProperty(shots, async ({ operation, method, url, headers, body }) => {
        const answer = await record.ask(url, { method, headers, ...(body === null ? {} : { body }) });
        statuses[answer.status] = (statuses[answer.status] ?? 0) + 1;
        if (answer.status < 300) succeeded[operation.operationId] = (succeeded[operation.operationId] ?? 0) + 1;
        await check(operation, method, answer);
        learn(answer);
        if (record.faults.length > 0) throw record.faults[0];
      }),
      { numRuns: requests, endOnFailure: true },
    );
    const problems = await record.live.store.check();
    if (problems.problems.length > 0) throw new Error(`The record no longer fits itself: ${JSON.stringify(problems)}`);
    return { requests, statuses, succeeded, reviews: record.live.reviews().length };
  } finally {
    await record.close();
  }
}

const JSON_TYPES = ['application/json', 'application/problem+json'];

/** Holds an answer against the document. */
function answersOf(document: Document) {
  const ajv = new Ajv2020({ strict: false, validateFormats: false });
  const compiled = new Map<Schema, ValidateFunction>();
  const fits = (schema: Schema): ValidateFunction => {
    const known = compiled.get(schema) ?? ajv.compile({ ...schema, components: document.components } as AnySchema);
    compiled.set(schema, known);
    return known;
  };
  const problem = document.paths['/reviews']!.post.responses[400]!.content!['application/problem+json']!.schema!;
  return async ({ operationId, responses }: Operation, method: string, answer: Response): Promise<void> => {
    const { status } = answer;
    const type = (answer.headers.get('content-type') ?? '').split(';')[0]!;
    const wrong = (what: string): never => {
      throw new Error(`${operationId} answered ${status} ${type}: ${what}`);
    };
    if (status >= 500) wrong(await answer.text());
    if (type === 'text/event-stream') return void (await answer.body!.cancel());
    const asDescribed = ['GET', 'POST'].includes(method) ? responses[status] : undefined;
    // A method it does not take, or a path that became another's, is refused before any operation.
    if (asDescribed === undefined && ![404, 405].includes(status)) wrong('the document does not have this status');
    if (status === 304) return;
    const described = asDescribed?.content?.[type] ?? asDescribed?.content?.['*/*'];
    if (asDescribed !== undefined && described === undefined) wrong('the document does not have this type');
    if (!JSON_TYPES.includes(type)) return;
    const validate = fits(described?.schema ?? problem);
    const body: unknown = await answer.clone().json();
    if (!validate(body))
      wrong(`${JSON.stringify(validate.errors?.slice(0, 3))} in ${JSON.stringify(body).slice(0, 500)}`);
  };
}
