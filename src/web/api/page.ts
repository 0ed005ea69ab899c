import { z } from 'zod';
import { Problem } from './problem.ts';

/** Parameters of every list. */
export const paging = {
  limit: z
    .string()
    .regex(/^(?:[1-9]\d?|1\d\d|200)$/, 'a whole number from 1 to 200')
    .optional()
    .describe('How many, 1 to 200; 50 when not said.'),
  cursor: z.string().max(40).optional().describe('`next` of the page before.'),
};

/** One page of a list: `next` is the cursor of the page behind it, null on the last. */
export const pageOf = <Item extends z.ZodType>(item: Item) =>
  z.strictObject({ items: z.array(item), next: z.string().nullable() });

interface Paging {
  readonly limit?: string | undefined;
  readonly cursor?: string | undefined;
}

export const limitOf = ({ limit }: Paging): number => Number(limit ?? 50);

/** A place in a list as an opaque text. */
export const cursorAt = (place: number): string => Buffer.from(`p${place}`).toString('base64url');

/** @throws {Problem} for what no answer of ours ever gave. */
export function placeOf({ cursor }: Paging): number {
  if (cursor === undefined) return 0;
  const [, place] = /^p(\d{1,15})$/.exec(Buffer.from(cursor, 'base64url').toString('latin1')) ?? [];
  if (place === undefined || cursorAt(Number(place)) !== cursor)
    throw new Problem(
      400,
      'bad-cursor',
      'This cursor is none of ours',
      'Leave it out, or take `next` of an answer as it is.',
    );
  return Number(place);
}

/** A page of a list that is at hand. */
export function pageIn<Item>(all: readonly Item[], paging: Paging): { items: readonly Item[]; next: string | null } {
  const from = placeOf(paging);
  const to = from + limitOf(paging);
  return { items: all.slice(from, to), next: to < all.length ? cursorAt(to) : null };
}
