export { type ActorIndex, actorIndexOf } from './actor-index.ts';
export type { ActorReading } from './actor-reading.ts';
export { type ActorCorrections, readActorCorrections } from './corrections.ts';
export { type ActorRow, explainActors } from './explain-actors.ts';
export { type ActorOptions, actorsOfReport, ownReferenceList, readActors, readActorsWith } from './find-actors.ts';
export type { ActorMention, MentionKind } from './mention.ts';
export { loadReferenceList, type ReferenceList } from './reference/reference-list.ts';
