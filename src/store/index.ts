export { type CheckResult, PROBLEM_CODES, type Problem } from './check.ts';
export { entriesOf } from './entries.ts';
export type { Added, ListOptions, NewReport, ReportRow } from './reports.ts';
export type { ReviewFilter } from './reviews.ts';
export type { SearchHit, SearchOptions, SearchResult, SnippetPiece } from './search.ts';
export { type OpenOptions, openStore, type Store } from './store.ts';
export type { Loaded } from './transfer.ts';
