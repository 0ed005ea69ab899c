import type { Entry, Reading } from '../reading/index.ts';

/** The lists of a reading whose entries stand on cites and can be reviewed one by one. */
export const ENTRY_LISTS = [
  'times',
  'affiliations',
  'statements',
  'meetings',
  'moves',
  'conditions',
  'positions',
  'shifts',
  'accounts',
  'agreements',
  'assessments',
  'events',
  'discrepancies',
] as const satisfies readonly (keyof Reading)[];

export function entriesOf(reading: Reading): readonly Entry[] {
  return ENTRY_LISTS.flatMap((list): readonly Entry[] => reading[list]);
}
