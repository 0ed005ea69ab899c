import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import type { LiveRecord } from '../work/index.ts';
import { answer, answered, trouble } from './answer.ts';

const day = z.string().regex(/^\d{4}(?:-\d{2}(?:-\d{2})?)?$/, 'a day, a month or a year: 2025-11-12, 2025-11, 2025');

/** `search`: reports and statements by their words. */
export function registerSearch(server: McpServer, record: LiveRecord): void {
  server.registerTool(
    'search',
    {
      title: 'Search the record',
      description:
        'Finds reports and statements by their words, best first: all words must be there; "a phrase", -word (not with it), or between alternatives. Each hit has the id to ask for its exact words with `entry` or `report`.',
      inputSchema: {
        words: z.string().min(1).max(500),
        kind: z.enum(['report', 'statement']).optional().describe('Only these; both when left out.'),
        speaker: z.string().optional().describe('Words of the name of whose statement it is.'),
        publisher: z.string().optional().describe('Part of the name of the publisher.'),
        dossier: z.string().optional().describe('Id of a dossier: only its reports.'),
        from: day.optional().describe('First day of publication.'),
        to: day.optional().describe('Last day of publication.'),
        limit: z.int().min(1).max(100).default(20),
        offset: z.int().min(0).default(0),
      },
      annotations: { readOnlyHint: true, openWorldHint: false },
    },
    ({ words, kind, speaker, publisher, dossier, from, to, limit, offset }) =>
      answered(async () => {
        const within = dossier === undefined ? null : record.dossier(dossier);
        if (dossier !== undefined && within === null)
          return trouble(`There is no dossier ${dossier}`, 'list_dossiers names those there are.');
        const { total, hits } = await record.store.search(words, {
          limit,
          offset,
          ...(kind === undefined ? {} : { kind }),
          ...(speaker === undefined ? {} : { speaker }),
          ...(publisher === undefined ? {} : { publisher }),
          ...(from === undefined ? {} : { from }),
          ...(to === undefined ? {} : { to }),
          ...(within === null ? {} : { reports: within.reports.map(({ id }) => id) }),
        });
        const found = hits.map(({ snippet, ...hit }) => ({ ...hit, words: snippet.map(({ text }) => text).join('') }));
        const lines = found.map(hit =>
          [
            `${hit.kind} ${hit.entry ?? hit.report}`,
            [hit.published?.slice(0, 10), hit.publisher, hit.headline].filter(Boolean).join(', '),
            `${hit.speaker === null ? '' : `${hit.speaker}: `}“${hit.words.replace(/\s+/g, ' ').trim()}”`,
          ]
            .filter(line => line !== '')
            .join('\n  '),
        );
        const head =
          total === 0 ? 'Nothing found.' : `${offset + 1} to ${offset + found.length} of ${total}, best first:`;
        return answer([head, ...lines].join('\n'), { total, hits: found });
      }),
  );
}
