import type { McpServer } from '@modelcontextprotocol/sdk/server/mcp.js';
import { z } from 'zod';
import { newReview, reviewProblem } from '../dossier/index.ts';
import type { LiveRecord } from '../work/index.ts';
import { answer, answered, trouble } from './answer.ts';

/** `review`: one decision more in the log, under the name that the server was started with. Nothing is ever taken out of a record. */
export function registerReview(server: McpServer, record: LiveRecord, by: string, now: () => string): void {
  server.registerTool(
    'review',
    {
      title: 'Decide on an entry',
      description: `Adds a decision to the log of reviews, signed ${by}: confirm or reject an entry, correct one of its fields, comment on it, or undo a decision. The log is only ever added to.`,
      inputSchema: {
        entry: z.string().describe('Id of the entry; for undo, of the review.'),
        action: z.enum(['confirm', 'reject', 'correct', 'comment', 'undo']),
        field: z.string().optional().describe('For correct: the field.'),
        value: z
          .unknown()
          .optional()
          .describe('For correct: the value of the field, as the record has it; null for not stated.'),
        reason: z.string().max(5000).optional(),
      },
      annotations: { readOnlyHint: false, destructiveHint: false, idempotentHint: false, openWorldHint: false },
    },
    ({ entry, action, field, value, reason }) =>
      answered(async () => {
        if (action !== 'undo' && (await record.entry(entry)) === null)
          return trouble(`There is no entry ${entry}`, 'search and dossier give ids of entries.');
        const review = newReview({
          by,
          at: now(),
          action,
          entry,
          field: field ?? null,
          value: action === 'correct' ? JSON.stringify(value ?? null) : null,
          reason: reason ?? null,
        });
        const problem = reviewProblem(review);
        if (problem !== null)
          return trouble(`The decision cannot be meant: ${problem}`, 'docs/record.md has the fields and their words.');
        await record.review([review]);
        return answer(`Kept: ${action} of ${entry} by ${by}.`, { review });
      }),
  );
}
