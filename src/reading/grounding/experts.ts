import type { ActorId } from '../entry.ts';
import { listed } from '../rules/index.ts';
import type { ReadingSoFar } from '../step.ts';

/** Analysts, scholars and the like, by name or office: people who speak for no party. */
export function expertsAmong({
  actors,
  affiliations,
}: Pick<ReadingSoFar, 'actors' | 'affiliations'>): ReadonlySet<ActorId> {
  const experts = new Set<ActorId>();
  for (const { id, name, aliases } of actors) {
    const roles = affiliations.filter(({ person }) => person === id).map(({ role }) => role);
    const words = [name, ...aliases.map(({ text }) => text), ...roles]
      .join(' ')
      .toLowerCase()
      .split(/[^\p{L}]+/u);
    if (words.some(word => listed('experts', word) || listed('experts', word.replace(/s$/, '')))) experts.add(id);
  }
  return experts;
}
