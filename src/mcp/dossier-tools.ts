import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import {
  DOSSIER_VIEWS,
  type DossierView,
  dossierParts,
  dossierRow,
  renderDossier,
  renderList,
} from '../dossier/index.ts';
import type { LiveRecord } from '../work/index.ts';
import { answer, answered, trouble } from './answer.ts';

const READ_ONLY = { readOnlyHint: true, openWorldHint: false } as const;
const view = z.enum(DOSSIER_VIEWS as [DossierView, ...DossierView[]]);

/** `list_dossiers` and `dossier`: what many reports together say. */
export function registerDossiers(server: McpServer, record: LiveRecord): void {
  server.registerTool(
    'list_dossiers',
    {
      title: 'List the dossiers',
      description:
        'Every dossier of the record: its id, what it is about, how many reports and independent sources it has, its open threads and clashes.',
      annotations: READ_ONLY,
    },
    () =>
      answered(() => {
        const rows = record.site().dossiers.map(dossierRow);
        return answer(renderList(rows), { dossiers: rows });
      }),
  );
  server.registerTool(
    'dossier',
    {
      title: 'Read a dossier',
      description: `One dossier, view by view: ${DOSSIER_VIEWS.join(', ')}. Every line has the words it stands on and the reports that say so; where reports do not agree, all versions are given. threads says whose move it is, by the replies and by who claims it.`,
      inputSchema: {
        id: z.string().describe('As list_dossiers has it.'),
        views: z.array(view).min(1).optional().describe('When left out: standing, discrepancies, meetings, threads.'),
      },
      annotations: READ_ONLY,
    },
    ({ id, views = ['standing', 'discrepancies', 'meetings', 'threads'] }) =>
      answered(() => {
        const found = record.dossier(id);
        if (found === null) return trouble(`There is no dossier ${id}`, 'list_dossiers names those there are.');
        return answer(renderDossier(found, views), { ...dossierParts(found, views) });
      }),
  );
}
