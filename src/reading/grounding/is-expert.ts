import type { ActorIndex } from '../actors/index.ts';
import type { ActorId, Affiliation } from '../entry.ts';
import { listed } from '../rules/index.ts';

/** Analysts, scholars and the like: people who speak for no party. By what they are called, or by a post the report gives them. */
export function isExpert(actors: ActorIndex, id: ActorId | null, affiliations: readonly Affiliation[] = []): boolean {
  if (id === null) return false;
  const actor = actors.get(id);
  const roles = affiliations.filter(({ person }) => person === id).map(({ role }) => role);
  const words = [actor?.name, ...(actor?.aliases.map(({ text }) => text) ?? []), ...roles]
    .join(' ')
    .toLowerCase()
    .split(/[^\p{L}]+/u);
  return words.some(word => listed('experts', word) || listed('experts', word.replace(/s$/, '')));
}
