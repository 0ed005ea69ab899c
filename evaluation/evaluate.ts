import { existsSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { type Figure, type Measure, type Measured, SHARED, SHARED_ABSENT } from './figure.ts';
import { belowFloors, type Floors, raisedFloors, readFloors, writeFloors } from './floors.ts';
import { MEASURES } from './measures.ts';

/**
 * `npm run evaluate [-- --only NAME,NAME] [--check] [--raise]`: every score of the project, each with its floor.
 * `--check` fails below a floor (CI uses it); `--raise` writes new floors where scores rose.
 */
async function evaluate(): Promise<number> {
  const { values } = parseArgs({
    options: { only: { type: 'string' }, check: { type: 'boolean' }, raise: { type: 'boolean' } },
  });
  if (!existsSync(SHARED)) {
    console.error(SHARED_ABSENT);
    return values.check === true && process.env.CI === 'true' ? 1 : 0;
  }
  const names = values.only?.split(',');
  const unknown = names?.filter(name => !MEASURES.some(measure => measure.name === name)) ?? [];
  if (unknown.length > 0) {
    console.error(`No measure ${unknown.join(', ')}. There are: ${MEASURES.map(({ name }) => name).join(', ')}`);
    return 2;
  }
  const floors = readFloors();
  const figures: Figure[] = [];
  for (const measure of MEASURES.filter(({ name }) => names === undefined || names.includes(name))) {
    const begun = performance.now();
    const taken = await measure.run();
    figures.push(...taken.figures);
    print(measure, taken, floors, performance.now() - begun);
  }
  if (values.raise === true) writeFloors(raisedFloors(figures, floors));
  if (values.check !== true) return 0;
  const chosen = Object.fromEntries(
    Object.entries(floors).filter(([id]) => names === undefined || figures.some(figure => figure.id === id)),
  );
  const below = belowFloors(figures, chosen);
  for (const line of below) console.error(line);
  console.log(below.length === 0 ? `All ${Object.keys(chosen).length} floors hold.` : `${below.length} floors broken.`);
  return below.length === 0 ? 0 : 1;
}

function print({ name }: Measure, { figures, table }: Measured, floors: Floors, ms: number): void {
  console.log(`\n${name}   (npm run evaluate -- --only ${name}; ${(ms / 1000).toFixed(1)} s)`);
  if (table !== null) console.log(table.trimEnd());
  const width = Math.max(0, ...figures.map(({ id }) => id.length));
  for (const { id, value, what } of figures) {
    const floor = floors[id];
    console.log(`  ${id.padEnd(width)}  ${value.toFixed(2).padStart(7)}  floor ${floor?.toFixed(1) ?? '–'}   ${what}`);
  }
}

process.exitCode = await evaluate();
