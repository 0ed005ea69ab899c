import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What the build made of texts, by the hash of the text: `dist/compiled-rules.json`. In the repository there is none. */
const COMPILED = new URL('../compiled-rules.json', import.meta.url);

let copies: Readonly<Record<string, unknown>> | null = null;

/** The key of a text among the compiled copies: a text that was changed has none. */
export const compiledKey = (text: string): string => createHash('sha256').update(text).digest('base64url');

/** The data that `npm run build` made of exactly this text, or undefined. Callers do not change it. */
export function compiledCopy(text: string): unknown {
  copies ??= readCopies();
  return copies[compiledKey(text)];
}

function readCopies(): Readonly<Record<string, unknown>> {
  try {
    return JSON.parse(readFileSync(COMPILED, 'utf8')) as Record<string, unknown>;
  } catch {
    return {};
  }
}

/**
 * Plain data of a YAML text. For the files that come with Parley the built package has it ready, because reading all of them takes
 * half a second; whoever changes one of them, or brings his own, waits for that one alone.
 *
 * @throws {YAMLParseError} where it is no YAML.
 */
export function parseYaml(yaml: string): unknown {
  return compiledCopy(yaml) ?? parse(yaml);
}
