import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../text/index.ts';

const file = new URL('../../rules/en/news-agencies.yaml', import.meta.url);

interface Agencies {
  /** Written name → kept name; names that are not all capitals are matched in any case. */
  readonly byName: ReadonlyMap<string, string>;
  readonly inText: RegExp;
}

let agencies: Agencies | null = null;
const isAcronym = (name: string) => !/\p{Ll}/u.test(name);
const keyOf = (name: string) => (isAcronym(name) ? name : name.toLowerCase());

function load(): Agencies {
  if (agencies !== null) return agencies;
  const listed = z.record(z.string(), z.array(z.string())).parse(parseYaml(readFileSync(file, 'utf8')));
  const byName = new Map<string, string>();
  for (const [kept, names] of Object.entries(listed)) for (const name of names) byName.set(keyOf(name), kept);
  const written = Object.values(listed)
    .flat()
    .sort((a, b) => b.length - a.length || (a < b ? -1 : 1))
    .map(name => name.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  agencies = { byName, inText: new RegExp(`(?<![\\p{L}\\p{N}])(?:${written.join('|')})(?![\\p{L}\\p{N}])`, 'gu') };
  return agencies;
}

/** The agency a name stands for (`AP` → `Associated Press`), or null. The whole of the words must be the name. */
export function agencyNamed(name: string): string | null {
  const trimmed = name.trim().replace(/^the /i, '');
  const { byName } = load();
  const known = (written: string) =>
    byName.get(keyOf(written)) ?? (written.length > 4 ? byName.get(written.toLowerCase()) : undefined);
  return known(trimmed) ?? known(trimmed.replace(/ (?:news agency|news|agency|wire|staff)$/i, '')) ?? null;
}

/** Agencies named in a credit line, with the place of the name. */
export function agenciesIn(line: string): { readonly name: string; readonly start: number; readonly end: number }[] {
  return [...line.matchAll(load().inText)].map(({ 0: written, index }) => ({
    name: agencyNamed(written) ?? written,
    start: index,
    end: index + written.length,
  }));
}
