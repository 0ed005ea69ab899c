import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { parseYaml } from '../../text/index.ts';
import { rulesFolder } from '../rules/index.ts';

/** What `rules/en/relevance.yaml` says. */
export interface TellingWords {
  /** Words one of which is enough. */
  readonly once: ReadonlySet<string>;
  /** Words that are enough when they come again, or stand in the headline or the opening. */
  readonly twice: ReadonlySet<string>;
  readonly examples: readonly { readonly text: string; readonly passes: boolean }[];
}

const FILE = z.strictObject({
  once: z.record(z.string(), z.string()),
  twice: z.string(),
  examples: z.array(z.union([z.strictObject({ passes: z.string() }), z.strictObject({ fails: z.string() })])),
});

const listOf = (words: string): string[] =>
  words
    .split(',')
    .map(word => word.trim().replace(/\s+/g, ' '))
    .filter(word => word !== '');

let read: TellingWords | null = null;

export function tellingWords(): TellingWords {
  if (read !== null) return read;
  const { once, twice, examples } = FILE.parse(parseYaml(readFileSync(`${rulesFolder()}relevance.yaml`, 'utf8')));
  read = {
    once: new Set(Object.values(once).flatMap(listOf)),
    twice: new Set(listOf(twice)),
    examples: examples.map(example =>
      'passes' in example ? { text: example.passes, passes: true } : { text: example.fails, passes: false },
    ),
  };
  return read;
}
