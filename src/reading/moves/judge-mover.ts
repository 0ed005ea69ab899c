import type { ActorId, Statement } from '../entry.ts';
import { BYSTANDERS, type Grounding } from '../grounding/index.ts';

/** The parties that act, from the actors a clause names: each stands for its side; bystanders are left out. */
export function moversOf(
  grounding: Grounding,
  actors: readonly ActorId[],
): { by: ActorId[]; voicedBy: ActorId | null } {
  const able = actors.filter(actor => !BYSTANDERS.has(grounding.actors.get(actor)?.kind ?? 'other'));
  const by = [...new Set(able.map(actor => grounding.actors.sideOf(actor)))];
  const voicedBy = able.find(actor => grounding.actors.sideOf(actor) !== actor) ?? null;
  return { by, voicedBy };
}

/** The party a statement speaks for, or null where its source stands for none: an expert, a passer-by, a reporter. */
export function partySpeaking(grounding: Grounding, statement: Statement | null): ActorId | null {
  const speaker = statement?.onBehalfOf ?? statement?.speaker.actor ?? null;
  if (speaker === null) return null;
  const side = grounding.actors.sideOf(speaker);
  const kind = grounding.actors.get(side)?.kind ?? 'other';
  return BYSTANDERS.has(kind) || kind === 'person' || kind === 'group' || kind === 'other' ? null : side;
}
