export { readFeedList } from './feeds/read-feed-list.ts';
export { type WatchedReport, type WatchSettings, watchFeeds, webAccess } from './feeds/watch-feeds.ts';
export { newWatchMemory, type WatchItem, type WatchMemory } from './feeds/watch-memory.ts';
export { type FoundFile, findFiles } from './find-files.ts';
export { openPassageIndex, type PassageIndexFile } from './passages-on-disk.ts';
export { type Admit, readRecord } from './read-record.ts';
export { readReports, readReportsFrom } from './read-reports.ts';
export { type InputPlace, nameOf, REFUSAL_CODES, type RefusalCode } from './refusals.ts';
export { type LineSighting, type LineTrace, labelRepeatedLines, lineTraces, publisherKey } from './repeated-lines.ts';
export {
  type Derivation,
  GENRES,
  type Genre,
  METADATA_SOURCES,
  type MetadataCandidate,
  type MetadataSource,
  PASSAGE_KINDS,
  type Passage,
  type PassageKind,
  type Report,
} from './report.ts';
export type { InputFacts, ReportResult } from './report-result.ts';
export { newPassageIndex, type PassageIndex, type SharedPassages } from './shared-passages.ts';
