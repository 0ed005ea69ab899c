import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../../text/index.ts';

/** The lists of `rules/en/manner.yaml`. */
const LISTS = [
  'media of speech',
  'calendar words',
  'habitual adverbs',
  'hedges',
  'negations',
  'answering verbs',
  'anonymous sources',
  'collective nouns',
  'frame verbs',
] as const;
export type MannerList = (typeof LISTS)[number];

const words = z.string().transform(text => new Set(text.split(',').map(word => word.trim())));
const File = z.strictObject(Object.fromEntries(LISTS.map(name => [name, words])) as Record<MannerList, typeof words>);

const FILE = new URL('../../../rules/en/manner.yaml', import.meta.url);
let shipped: Readonly<Record<MannerList, ReadonlySet<string>>> | null = null;

/** True when the list holds the word, given in small letters. */
export function listed(name: MannerList, word: string): boolean {
  shipped ??= File.parse(parseYaml(readFileSync(FILE, 'utf8')));
  return shipped[name].has(word);
}
