import type { Entry, Reading } from './reading.ts';

/** The lists of a reading whose entries stand on cites and can be reviewed one by one. */
const ENTRY_LISTS = [
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

/** The entries of a reading that stand on cites, list by list. */
export function entriesOf(reading: Reading): readonly Entry[] {
  return ENTRY_LISTS.flatMap((list): readonly Entry[] => reading[list]);
}
