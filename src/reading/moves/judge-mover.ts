import type { ActorId, Statement } from '../entry.ts';
import type { Grounding } from '../grounding/index.ts';
import type { ActorKind } from '../vocabulary.ts';

/** Who reports or judges is no party to the talks. */
const BYSTANDERS: ReadonlySet<ActorKind> = new Set(['news agency', 'publisher', 'court']);

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

/** The two sides a report is mostly about, when it is about two: the addressee of what one of them says to nobody in particular. */
export function mainSides(
  grounding: Grounding,
  actors: readonly { readonly id: ActorId; readonly mentions: readonly unknown[] }[],
): readonly ActorId[] {
  const counts = new Map<ActorId, number>();
  for (const { id, mentions } of actors) {
    const side = grounding.actors.sideOf(id);
    const kind = grounding.actors.get(side)?.kind ?? 'other';
    if (BYSTANDERS.has(kind) || kind === 'group' || kind === 'person') continue;
    counts.set(side, (counts.get(side) ?? 0) + mentions.length);
  }
  return [...counts]
    .filter(([, count]) => count >= 3)
    .sort((a, b) => b[1] - a[1] || (a[0] < b[0] ? -1 : 1))
    .slice(0, 2)
    .map(([side]) => side);
}
