export {
  type ActorCorrections,
  type ActorIndex,
  type ActorMention,
  type ActorReading,
  type ActorRow,
  actorIndexOf,
  actorsOfReport,
  explainActors,
  readActorCorrections,
} from './actors/index.ts';
export { entriesOf } from './entries.ts';
export type * from './entry.ts';
export * as entrySchemas from './entry-schemas.ts';
export { createReader, type Reader, type ReaderOptions, readerVersion, readReport, type UserFile } from './read.ts';
export type { Entry, Notice, Reading } from './reading.ts';
export { type Relevance, relevanceOf } from './relevance/index.ts';
export { cellParts, type KnownActor, listedActor } from './rows/index.ts';
export {
  builtInRuleFiles,
  builtInRules,
  checkRules,
  explainRules,
  listRules,
  type RuleCheck,
  readRules,
  withUserRules,
} from './rules/index.ts';
export { entryId } from './step.ts';
export * from './vocabulary.ts';
