export { type CheckResult, PROBLEM_CODES, type Problem } from './check.ts';
export type {
  AsideChunk,
  Begun,
  ChunkCounts,
  ChunkEffect,
  ChunkFailure,
  ChunkState,
  Claim,
  ClaimOptions,
  Ledger,
  NewChunk,
  Progress,
} from './ledger.ts';
export type { Added, ListOptions, NewReport, ReportRow } from './reports.ts';
export { agreementOf, type FieldAgreement, seenBy } from './review/agreement.ts';
export { krippendorffAlpha, type Level, type Unit } from './review/alpha.ts';
export { type Conflict, conflictsOf } from './review/conflicts.ts';
export { reviewQueue, type Waiting } from './review/queue.ts';
export type { ReviewFilter } from './reviews.ts';
export type { Revision } from './revision.ts';
export type { SearchFilter, SearchHit, SearchOptions, SearchResult, SnippetPiece } from './search.ts';
export { type OpenOptions, openStore, type Store } from './store.ts';
export type { Loaded } from './transfer.ts';
