import type { ActorId } from '../entry.ts';
import type { ActorKind } from '../vocabulary.ts';
import type { Grounding } from './grounding.ts';

/** Who reports or judges is no party to the talks. */
export const BYSTANDERS: ReadonlySet<ActorKind> = new Set(['news agency', 'publisher', 'court']);

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
