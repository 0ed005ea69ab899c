import type { Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { compare } from './cluster.ts';
import type { DossierDefinition } from './definition.ts';
import { namePartsOf } from './names.ts';

/** How each side is called: as the definition has it, else by the commonest name of the actor that is the side. */
export interface SideNames {
  add(reading: Reading, cast: Cast): void;
  remove(reading: Reading, cast: Cast): void;
  name(side: string): string;
  /** True when a side that had a name is called otherwise since this was last asked. */
  changed(): boolean;
}

export function newSideNames({ parties, thirdParties }: DossierDefinition): SideNames {
  const defined = new Map([...parties, ...thirdParties].map(({ name }) => [namePartsOf(name).key, name] as const));
  const counts = new Map<string, Map<string, number>>();
  const names = new Map<string, string>();
  /** Sides counted anew since they were last named, with the name they had. */
  const touched = new Map<string, string | undefined>();

  const count = (reading: Reading, cast: Cast, by: 1 | -1) => {
    for (const { id, name } of reading.actors) {
      const side = sideOf(cast, id);
      if (side === null || defined.has(side)) continue;
      const of = counts.get(side) ?? new Map<string, number>();
      counts.set(side, of);
      const now = (of.get(name) ?? 0) + by;
      if (now === 0) of.delete(name);
      else of.set(name, now);
      if (!touched.has(side)) touched.set(side, names.get(side));
    }
  };
  const settle = (side: string) => {
    let best: string | undefined;
    let most = 0;
    for (const [name, n] of counts.get(side) ?? [])
      if (n > most || (n === most && compare(name, best!) < 0)) {
        best = name;
        most = n;
      }
    if (best === undefined) {
      counts.delete(side);
      names.delete(side);
    } else names.set(side, best);
  };
  return {
    add: (reading, cast) => count(reading, cast, 1),
    remove: (reading, cast) => count(reading, cast, -1),
    name(side) {
      if (touched.has(side)) settle(side);
      return defined.get(side) ?? names.get(side) ?? side;
    },
    changed() {
      let changed = false;
      for (const [side, before] of touched) {
        settle(side);
        if (before !== undefined && names.get(side) !== before) changed = true;
      }
      touched.clear();
      return changed;
    },
  };
}

/** The side an actor is itself; those without a side stand for themselves. Null for the people and offices of a side. */
function sideOf(cast: Cast, actor: string): string | null {
  const profile = cast.profile(actor);
  if (profile === null) return null;
  if (profile.side === null) return profile.name.key;
  return profile.isSide ? profile.side : null;
}
