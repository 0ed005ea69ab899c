import type { CallToolResult } from '@modelcontextprotocol/sdk/types.js';
import { ParleyError } from '../text/index.ts';

// Beyond this an answer fills a client's window and is cut; what was cut is asked for view by view, or with an offset.
const LONGEST = 60_000;

/** An answer as text and as data. The text is cut where it is too long, and says so; data is left out then. */
export function answer(text: string, data: Readonly<Record<string, unknown>>): CallToolResult {
  if (text.length <= LONGEST) return { content: [{ type: 'text', text }], structuredContent: { ...data } };
  const cut = `${text.slice(0, LONGEST)}\n\n[Cut after ${LONGEST} of ${text.length} characters: ask for less at a time.]`;
  return { content: [{ type: 'text', text: cut }] };
}

/** What went wrong and what to do next. */
export const trouble = (message: string, next: string): CallToolResult => ({
  isError: true,
  content: [{ type: 'text', text: `${message}. ${next}` }],
});

/** Runs a tool; a refusal of ours becomes an answer. Anything else is a fault, and the SDK tells it as one. */
export async function answered(act: () => Promise<CallToolResult> | CallToolResult): Promise<CallToolResult> {
  try {
    return await act();
  } catch (error) {
    if (error instanceof ParleyError) return trouble(error.message.replace(/\.$/, ''), error.next);
    throw error;
  }
}
