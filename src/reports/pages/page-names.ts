import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../../text/index.ts';

const file = new URL('../../../rules/en/boilerplate-pages.yaml', import.meta.url);
let lists: readonly (readonly [string, RegExp])[] | null = null;

/** `socialShare__btn-2` → `social share btn 2` */
const wordsOfName = (name: string) =>
  name
    .replace(/([a-z\d])([A-Z])/g, '$1 $2')
    .toLowerCase()
    .replace(/[^a-z\d]+/g, ' ');

function load(): readonly (readonly [string, RegExp])[] {
  lists ??= Object.entries(z.record(z.string(), z.array(z.string())).parse(parseYaml(readFileSync(file, 'utf8')))).map(
    ([label, names]) =>
      [label, new RegExp(`(?:^| )(?:${names.map(name => name.replaceAll('-', ' ')).join('|')})(?: |$)`)] as const,
  );
  return lists;
}

const known = new Map<string, readonly string[]>();
/** Pages of one site use the same few hundred names over and over. */
const MAX_KNOWN = 20_000;

/** Labels that the names of one element (its class, id, role) hint at. */
export function labelsOfName(name: string): readonly string[] {
  const found = known.get(name);
  if (found !== undefined) return found;
  const words = wordsOfName(name.slice(0, 300));
  const labels = load()
    .filter(([, sign]) => sign.test(words))
    .map(([label]) => label);
  if (known.size >= MAX_KNOWN) known.clear();
  known.set(name, labels);
  return labels;
}
