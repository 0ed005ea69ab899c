import { z } from 'zod';
import { type ReportResult, readReportsFrom } from '../../reports/index.ts';
import { cursorAt, limitOf, pageOf, paging, placeOf } from './page.ts';
import { NOT_THERE, notFound } from './problem.ts';
import { type Asked, type Route, route } from './route.ts';
import { coder, entrySchema, id, readingSchemaNamed, reportRowSchema, reportSchemaNamed } from './schemas.ts';
import { seenAs } from './viewer.ts';

/** Largest body that brings reports. More of them are sent in several requests, or added with `parley add`. */
export const MAX_REPORTS_BYTES = 32 * 1024 * 1024;

/** What a body of reports may be; the format is told by what it holds. `text/plain` a page elsewhere could send unasked, so it is not taken. */
const REPORT_TYPES = [
  'application/json',
  'application/x-ndjson',
  'text/html',
  'application/octet-stream',
  'application/gzip',
] as const;

const outcome = z
  .discriminatedUnion('ok', [
    z.strictObject({ ok: z.literal(true), report: z.string(), added: z.enum(['added', 'known']) }),
    z.strictObject({ ok: z.literal(false), code: z.string(), message: z.string(), next: z.string() }),
  ])
  .meta({ id: 'AddOutcome' });

const as = coder.optional().describe('Only with the decisions of this reviewer.');

export const reportRoutes: readonly Route[] = [
  route({
    id: 'listReports',
    method: 'get',
    path: '/reports',
    summary: 'The reports that are kept, in the order they were added.',
    query: paging,
    answers: { 200: { description: 'A page of them.', schema: pageOf(reportRowSchema) } },
    async handle({ query }, { live }) {
      const limit = limitOf(query);
      const rows = await live.store.list({ after: placeOf(query), limit: limit + 1 });
      const items = rows.slice(0, limit);
      return { status: 200, json: { items, next: rows.length > limit ? cursorAt(items.at(-1)!.seq) : null } };
    },
  }),
  route({
    id: 'addReports',
    method: 'post',
    path: '/reports',
    summary:
      'Reads and keeps one report or many: JSON, NDJSON, a page, a text, a web archive. What is answered is on disk.',
    takes: REPORT_TYPES,
    maxBytes: MAX_REPORTS_BYTES,
    answers: {
      200: {
        description: 'What became of each report, in order.',
        schema: z.strictObject({ outcomes: z.array(outcome) }),
      },
    },
    async handle({ bytes }, { live, signal }) {
      const outcomes: z.infer<typeof outcome>[] = [];
      for await (const one of live.add(until(signal, readReportsFrom(chunksOf(bytes), null))))
        outcomes.push(
          one.ok
            ? { ok: true, report: one.report, added: one.added }
            : { ok: false, code: one.error.code, message: one.error.message, next: one.error.next },
        );
      return { status: 200, json: { outcomes } };
    },
  }),
  route({
    id: 'getReport',
    method: 'get',
    path: '/reports/{id}',
    summary: 'One report: its text, passages and metadata, with the reviews applied.',
    params: { id },
    answers: { 200: { description: 'The report.', schema: reportSchemaNamed }, 404: NOT_THERE },
    async handle({ params }, asked) {
      const { report } = await readingOf(params.id, undefined, asked);
      return { status: 200, json: report };
    },
  }),
  route({
    id: 'getReportText',
    method: 'get',
    path: '/reports/{id}/text',
    summary: 'The text that every cite of the report counts in, as UTF-8; cites count UTF-16 code units.',
    params: { id },
    answers: { 200: { description: 'The text.', types: ['text/plain'] }, 404: NOT_THERE },
    async handle({ params }, asked) {
      const { report } = await readingOf(params.id, undefined, asked);
      return { status: 200, bytes: report.text, type: 'text/plain; charset=utf-8' };
    },
  }),
  route({
    id: 'getReportRaw',
    method: 'get',
    path: '/reports/{id}/raw',
    summary: 'The bytes the report came as, to be saved; 404 where it came as text inside JSON.',
    params: { id },
    answers: { 200: { description: 'The bytes.', types: ['application/octet-stream'] }, 404: NOT_THERE },
    async handle({ params }, { live }) {
      const raw = await live.store.raw(params.id);
      if (raw === null) throw notFound(`report ${params.id} with its bytes`);
      return { status: 200, bytes: raw, type: 'application/octet-stream' };
    },
  }),
  route({
    id: 'getReading',
    method: 'get',
    path: '/reports/{id}/reading',
    summary: 'What the report says, with the reviews applied: rejected entries are in it, marked.',
    params: { id },
    query: { as },
    answers: { 200: { description: 'The reading.', schema: readingSchemaNamed }, 404: NOT_THERE },
    async handle({ params, query }, asked) {
      return { status: 200, json: await readingOf(params.id, query.as, asked) };
    },
  }),
  route({
    id: 'getEntry',
    method: 'get',
    path: '/entries/{id}',
    summary: 'One entry, or an actor of a report, by its id.',
    params: { id },
    query: { as },
    answers: {
      200: {
        description: 'The entry, and the report it stands in.',
        schema: z.strictObject({ report: z.string(), entry: entrySchema }),
      },
      404: NOT_THERE,
    },
    async handle({ params, query }, asked) {
      const found = await asked.live.entry(params.id, seenAs(query.as, asked));
      if (found === null) throw notFound(`entry ${params.id}`);
      return { status: 200, json: { report: found.reading.report.id, entry: found.entry } };
    },
  }),
];

async function readingOf(report: string, as: string | undefined, asked: Asked) {
  const reading = await asked.live.reading(report, seenAs(as, asked));
  if (reading === null) throw notFound(`report ${report}`);
  return reading;
}

async function* chunksOf(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

/** Who goes away while reports are read gets no more of them read; what was kept stays. */
async function* until(signal: AbortSignal, reports: AsyncIterable<ReportResult>): AsyncGenerator<ReportResult> {
  for await (const report of reports) {
    if (signal.aborted) return;
    yield report;
  }
}
