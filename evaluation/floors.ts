import { readFileSync, writeFileSync } from 'node:fs';
import type { Figure } from './figure.ts';

const FILE = new URL('./floors.json', import.meta.url);

/** The figures that may not fall, by id. A floor is raised when a score rises, and lowered only with a reason in the commit. */
export type Floors = Readonly<Record<string, number>>;

export function readFloors(): Floors {
  return JSON.parse(readFileSync(FILE, 'utf8')) as Floors;
}

/** Figures below their floor, and floors without a figure: both fail the check, for a score nobody takes cannot be held. */
export function belowFloors(figures: readonly Figure[], floors: Floors): string[] {
  const measured = new Map(figures.map(({ id, value }) => [id, value]));
  return Object.entries(floors).flatMap(([id, floor]) => {
    const value = measured.get(id);
    if (value === undefined) return [`${id}: not measured, floor ${floor}`];
    return value < floor ? [`${id}: ${value.toFixed(2)} is below its floor ${floor}`] : [];
  });
}

// A floor stands a little under the score, so that a change elsewhere that flips one sentence is no failure.
const SLACK = 0.3;

/** The floors after these figures: raised where a score rose by more than the slack, never lowered. */
export function raisedFloors(figures: readonly Figure[], floors: Floors): Floors {
  const next = new Map(Object.entries(floors));
  for (const { id, value } of figures) {
    const floor = Math.floor((value - SLACK) * 10) / 10;
    if (floor > (next.get(id) ?? Number.NEGATIVE_INFINITY)) next.set(id, floor);
  }
  return Object.fromEntries([...next].sort(([a], [b]) => (a < b ? -1 : 1)));
}

export function writeFloors(floors: Floors): void {
  writeFileSync(FILE, `${JSON.stringify(floors, null, 2)}\n`);
}
