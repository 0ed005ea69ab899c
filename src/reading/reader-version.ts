import { createHash } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** Weights of the reading room; the language model tells its own version. */
const WEIGHTS = ['statements.json', 'events.json'];

let known: string | null = null;

/**
 * A short hash of everything beside the code that decides a reading: the rules and the scorers' weights. A record knows by it
 * which readings a new rule has made old.
 */
export function rulesVersion(): string {
  known ??= hashOf([
    ...filesOf('../../rules/en/', name => name.endsWith('.yaml')),
    ...filesOf('../../models/en/', name => WEIGHTS.includes(name)),
  ]);
  return known;
}

function filesOf(folder: string, isWanted: (name: string) => boolean): string[] {
  const path = fileURLToPath(new URL(folder, import.meta.url));
  return readdirSync(path)
    .filter(isWanted)
    .sort()
    .map(name => path + name);
}

function hashOf(files: readonly string[]): string {
  const hash = createHash('sha256');
  for (const file of files) hash.update(readFileSync(file));
  return hash.digest('hex').slice(0, 12);
}
