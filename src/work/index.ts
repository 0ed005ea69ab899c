export { type AddOptions, type AddOutcome, addReports } from './add-reports.ts';
export { compareReadings, type ReadingChanges } from './compare-readings.ts';
export type { CutOptions, WorkInputs } from './cut-inputs.ts';
export {
  IMPORTED_ENTITIES,
  type Imported,
  type ImportedEntity,
  type ImportOptions,
  type ImportTable,
  importRows,
  type RefusedRow,
  readCsvTable,
  readPloverTable,
} from './import/index.ts';
export {
  type LiveRecord,
  type LiveRecordOptions,
  type LiveSite,
  openLiveRecord,
  type RecordEvent,
} from './live-record.ts';
export { admitRelevant, NOT_RELEVANT } from './prefilter.ts';
export { type JetStreamOptions, type JetStreamQueue, openJetStream, type QueueDepth } from './queue/jetstream.ts';
export { type Outcome, type ReadManyOptions, readMany } from './read-many.ts';
export { type LeftReview, type RereadOptions, type RereadOutcome, rereadReports } from './reread-reports.ts';
export { type RunWorkersOptions, runWorkers, type WorkTally } from './run-workers.ts';
export { retryWork, type SubmitOutcome, submitWork } from './submit-work.ts';
export { type WatchOutcome, watchReports } from './watch-reports.ts';
export { TROUBLE_EVENTS, type WorkEvent } from './work-event.ts';
export { USUAL_SETTINGS, type WorkSettings } from './work-settings.ts';
