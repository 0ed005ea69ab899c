export type * from './entry.ts';
export { readReport } from './read.ts';
export type { Entry, Notice, Reading } from './reading.ts';
export * from './vocabulary.ts';
