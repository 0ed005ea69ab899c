export { type AddOptions, type AddOutcome, addReports } from './add-reports.ts';
export { compareReadings, type ReadingChanges } from './compare-readings.ts';
export {
  type LiveRecord,
  type LiveRecordOptions,
  type LiveSite,
  openLiveRecord,
  type RecordEvent,
} from './live-record.ts';
export { type Outcome, type ReadManyOptions, readMany } from './read-many.ts';
export { type LeftReview, type RereadOptions, type RereadOutcome, rereadReports } from './reread-reports.ts';
