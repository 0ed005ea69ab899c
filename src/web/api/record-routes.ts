import { z } from 'zod';
import { DOSSIER_VIEWS, dossierParts, dossierRow, withoutRejected } from '../../dossier/index.ts';
import { EXPORT_FORMATS, exportAs } from '../../export/index.ts';
import { cursorAt, limitOf, pageIn, pageOf, paging, placeOf } from './page.ts';
import { NOT_THERE, notFound } from './problem.ts';
import { type Asked, type Route, route } from './route.ts';
import {
  dossierPartsSchema,
  dossierRowSchema,
  dossierSchemaNamed,
  id,
  storable,
  textOrNull,
  viewNames,
} from './schemas.ts';

const hit = z
  .strictObject({
    kind: z.enum(['report', 'statement']),
    report: z.string(),
    entry: textOrNull,
    speaker: textOrNull,
    headline: textOrNull,
    publisher: textOrNull,
    published: textOrNull,
    snippet: z.array(z.strictObject({ text: z.string(), hit: z.boolean() })),
    score: z.number(),
  })
  .meta({ id: 'SearchHit' });
const words = storable.max(300);
const DAY = /^\d{4}(?:-(?:0[1-9]|1[0-2])(?:-(?:0[1-9]|[12]\d|3[01]))?)?$/;
const day = z.string().regex(DAY, 'a day, a month or a year: 2025-07-23, 2025-07, 2025');
const file = z.strictObject({ name: z.string(), mediaType: z.string(), text: z.string() });
const format = z.enum(EXPORT_FORMATS);
const dossierQuery = { dossier: id.optional().describe('Only this dossier and its reports.') };

export const recordRoutes: readonly Route[] = [
  route({
    id: 'getRecord',
    method: 'get',
    path: '/record',
    summary: 'What there is, and who you are to it.',
    answers: {
      200: {
        description: 'Counts, and the revision that changes with everything.',
        schema: z.strictObject({
          revision: z.int(),
          today: z.string(),
          reports: z.int(),
          dossiers: z.int(),
          waiting: z.int(),
          role: z.enum(['reader', 'reviewer']),
          name: textOrNull,
          twoCoders: z.boolean(),
        }),
      },
    },
    async handle(_, { live, viewer }) {
      const reports = await live.store.count();
      const dossiers = live.site().dossiers.length;
      const waiting = live.queue(live.blind ? viewer.name : null).length;
      const { role, name } = viewer;
      const json = {
        revision: live.revision(),
        today: live.today(),
        reports,
        dossiers,
        waiting,
        role,
        name,
        twoCoders: live.blind,
      };
      return { status: 200, json };
    },
  }),
  route({
    id: 'listDossiers',
    method: 'get',
    path: '/dossiers',
    summary: 'One row for each dossier.',
    query: paging,
    answers: { 200: { description: 'A page of them.', schema: pageOf(dossierRowSchema) } },
    handle: ({ query }, { live }) => ({ status: 200, json: pageIn(live.site().dossiers.map(dossierRow), query) }),
  }),
  route({
    id: 'getDossier',
    method: 'get',
    path: '/dossiers/{id}',
    summary: 'A whole dossier: what many reports together say, and where they cannot all be right.',
    params: { id },
    answers: { 200: { description: 'The dossier.', schema: dossierSchemaNamed }, 404: NOT_THERE },
    handle: ({ params }, asked) => ({ status: 200, json: dossierOf(params.id, asked) }),
  }),
  route({
    id: 'getDossierView',
    method: 'get',
    path: '/dossiers/{id}/{view}',
    summary:
      'One view of a dossier: the lists it shows, whole; or with `limit` page by page, every list cut at the same place.',
    params: { id, view: z.enum(viewNames()) },
    query: paging,
    answers: {
      200: { description: 'The lists, and the cursor of the page behind.', schema: dossierPartsSchema },
      404: NOT_THERE,
    },
    handle({ params, query }, asked) {
      const dossier = dossierOf(params.id, asked);
      const view = DOSSIER_VIEWS.find(one => one === params.view)!;
      const parts = dossierParts(dossier, [view]);
      const from = placeOf(query);
      if (query.limit === undefined && from === 0) return { status: 200, json: { ...parts, next: null } };
      const to = from + limitOf(query);
      let longest = 0;
      const cut = Object.entries(parts).map(([name, part]) => {
        if (!Array.isArray(part) || name === 'views') return [name, part];
        longest = Math.max(longest, part.length);
        return [name, part.slice(from, to)];
      });
      const next = to < longest ? cursorAt(to) : null;
      return { status: 200, json: { ...Object.fromEntries(cut), next } };
    },
  }),
  route({
    id: 'search',
    method: 'get',
    path: '/search',
    summary: 'Full text over reports and statements, best first. "in quotes" together, -without, OR.',
    query: {
      ...paging,
      q: words.describe('What is looked for.'),
      kind: z.enum(['report', 'statement']).optional(),
      speaker: words.optional().describe('Words of the name of whose word a statement is.'),
      publisher: words.optional(),
      from: day.optional(),
      to: day.optional(),
      ...dossierQuery,
    },
    answers: {
      200: {
        description: 'A page of hits, and how many there are of all.',
        schema: pageOf(hit).extend({ total: z.int() }),
      },
      404: NOT_THERE,
    },
    async handle({ query }, asked) {
      const { q, kind, speaker, publisher, from, to, dossier } = query;
      const offset = placeOf(query);
      const limit = limitOf(query);
      const reports = dossier === undefined ? undefined : dossierOf(dossier, asked).reports.map(one => one.id);
      const { total, hits } = await asked.live.store.search(q, {
        limit,
        offset,
        ...(kind === undefined ? {} : { kind }),
        ...(speaker === undefined ? {} : { speaker }),
        ...(publisher === undefined ? {} : { publisher }),
        ...(from === undefined ? {} : { from }),
        ...(to === undefined ? {} : { to }),
        ...(reports === undefined ? {} : { reports }),
      });
      const next = offset + limit < total && hits.length > 0 ? cursorAt(offset + limit) : null;
      return { status: 200, json: { items: hits, total, next } };
    },
  }),
  route({
    id: 'getExport',
    method: 'get',
    path: '/exports/{format}',
    summary: 'The record in a format of another tool: the same files as `parley export`.',
    params: { format },
    query: dossierQuery,
    answers: {
      200: {
        description: 'The files, and what the format could not hold.',
        schema: z.strictObject({
          files: z.array(file),
          notices: z.array(z.strictObject({ code: z.string(), because: z.string() })),
        }),
      },
      404: NOT_THERE,
    },
    handle({ params, query }, asked) {
      const { files, notices } = exported(params.format, query.dossier, asked);
      return { status: 200, json: { files, notices: notices.map(({ code, because }) => ({ code, because })) } };
    },
  }),
  route({
    id: 'getExportFile',
    method: 'get',
    path: '/exports/{format}/{file}',
    summary: 'One file of an export, to be saved.',
    params: { format, file: id },
    query: dossierQuery,
    answers: { 200: { description: 'The file, in its own media type.', types: ['*/*'] }, 404: NOT_THERE },
    handle({ params, query }, asked) {
      const found = exported(params.format, query.dossier, asked).files.find(({ name }) => name === params.file);
      if (found === undefined) throw notFound(`file ${params.file} in this export`);
      return { status: 200, bytes: found.text, type: found.mediaType };
    },
  }),
];

function dossierOf(dossier: string, { live }: Asked) {
  const found = live.dossier(dossier);
  if (found === null) throw notFound(`dossier ${dossier}`);
  return found;
}

function exported(format: (typeof EXPORT_FORMATS)[number], only: string | undefined, asked: Asked) {
  const { dossiers, readings } = asked.live.site();
  const chosen = only === undefined ? dossiers : [dossierOf(only, asked)];
  const reports = new Set(chosen.flatMap(dossier => dossier.reports.map(({ id: report }) => report)));
  return exportAs(format, {
    dossiers: chosen,
    readings: readings.filter(({ report }) => reports.has(report.id)).map(withoutRejected),
    asOf: asked.live.today(),
  });
}
