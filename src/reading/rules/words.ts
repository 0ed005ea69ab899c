import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseYaml } from '../../text/index.ts';

/** Where the rules of a language lie: beside the code in the repository and in the package alike. */
export function rulesFolder(language = 'en'): string {
  return fileURLToPath(new URL(`../../../rules/${language}/`, import.meta.url));
}

type Lists = ReadonlyMap<string, ReadonlySet<string>>;
let lists: Lists | null = null;

/** A word list of `rules/en/words.yaml` by its name. @throws {TypeError} for a name that the file does not have. */
export function wordList(name: string): ReadonlySet<string> {
  lists ??= readWordLists(readFileSync(`${rulesFolder()}words.yaml`, 'utf8'));
  const found = lists.get(name);
  if (found === undefined) throw new TypeError(`There is no word list "${name}" in rules/en/words.yaml`);
  return found;
}

/** True when the named list holds the word (a lemma, lower-case). */
export function listed(name: string, word: string): boolean {
  return wordList(name).has(word);
}

export function hasWordList(name: string): boolean {
  lists ??= readWordLists(readFileSync(`${rulesFolder()}words.yaml`, 'utf8'));
  return lists.has(name);
}

/** Word lists as the file writes them: a name, and its words in a list or in one line with commas. */
function readWordLists(yaml: string): Lists {
  const raw = parseYaml(yaml) as Record<string, string | readonly string[]>;
  const read = new Map<string, ReadonlySet<string>>();
  for (const [name, words] of Object.entries(raw)) {
    const list = typeof words === 'string' ? words.split(',') : words;
    read.set(name, new Set(list.map(word => String(word).trim().toLowerCase()).filter(word => word !== '')));
  }
  return read;
}
