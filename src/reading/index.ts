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
export type * from './entry.ts';
export { readReport } from './read.ts';
export type { Entry, Notice, Reading } from './reading.ts';
export * from './vocabulary.ts';
