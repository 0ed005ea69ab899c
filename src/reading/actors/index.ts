export { type ActorIndex, actorIndexOf, jointId } from './actor-index.ts';
export { type ActorMention, MENTION_KINDS, type MentionKind } from './mention.ts';
