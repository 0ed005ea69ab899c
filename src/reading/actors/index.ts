export { type ActorIndex, actorIndexOf } from './actor-index.ts';
export type { ActorReading } from './actor-reading.ts';
export { type ActorCorrections, readActorCorrections } from './corrections.ts';
export { type ActorRow, explainActors } from './explain-actors.ts';
export { actorsOfReport, isNobody, readActors, readActorsWith } from './find-actors.ts';
export type { ActorMention } from './mention.ts';
