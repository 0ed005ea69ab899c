import { readFileSync } from 'node:fs';
import { z } from 'zod';
import { ParleyError, parseYaml } from '../text/index.ts';

/**
 * Lists of cues as a person writes them (`rules/en/boilerplate.yaml` explains the notation), compiled to a matcher over the words
 * of a line. No regular expression is built from them: a cue can be slow or wrong, but never run away.
 */
const groupSchema = z.strictObject({
  label: z.string().min(1),
  weight: z.number().positive().max(5),
  alone: z.boolean().default(false),
  short: z.number().int().positive().default(Number.MAX_SAFE_INTEGER),
  // One cue a line. A block of text, because YAML would read `#`, `*` and `:` as its own.
  lines: z.string().transform(block => block.split('\n').filter(line => line.trim() !== '')),
  examples: z.array(z.string()).min(1),
  none: z.array(z.string()).min(1),
});
export type CueGroup = Readonly<z.output<typeof groupSchema>>;

/** A word of a line: as written, in lower case, and the class it belongs to where it has one (`#`, `URL`, `MONTH` …). */
interface Word {
  readonly written: string;
  readonly lower: string;
  readonly kind: string | null;
}

interface Element {
  readonly words: ReadonlySet<string>;
  readonly exact: ReadonlySet<string>;
  readonly any: boolean;
  readonly atMost: number;
  readonly atLeast: number;
}

interface Cue {
  readonly elements: readonly Element[];
  readonly fromStart: boolean;
  readonly toEnd: boolean;
}

/** A cue found in a line. */
export interface CueHit {
  readonly label: string;
  readonly weight: number;
  readonly alone: boolean;
}

const MONTHS =
  /^(?:jan|feb|mar|apr|may|jun|jul|aug|sept?|oct|nov|dec|january|february|march|april|june|july|august|september|october|november|december)$/;
const WEEKDAYS = /^(?:mon|tue|wed|thu|fri|sat|sun|monday|tuesday|wednesday|thursday|friday|saturday|sunday)$/;

/** One piece of a line at a time; the order of the alternatives is their priority, and each is linear. */
const PIECES = new RegExp(
  [
    /(?<URL>(?:https?:\/\/|www\.)\S+)/,
    /(?<EMAIL>[\w.+-]{1,64}@[\w-]{1,63}(?:\.[\w-]{1,63})+)/,
    /(?<HANDLE>(?<![\w@])@\w{2,40})/,
    /(?<IBAN>\b[A-Z]{2}\d{2}(?: ?[\dA-Z]{4}){2,7}(?: ?[\dA-Z]{1,3})?\b)/,
    /(?<PHOTOCREDIT>\((?:AP|AFP|EPA|Reuters|Getty)\b[^()]{0,60}(?:[Pp]hoto|\/)[^()]{0,60}\)|\((?:(?:[Ff]ile )?(?:[Ii]mage|[Pp]hoto|[Pp]icture|[Pp]ic|[Cc]redit|[Pp]hotograph)s?)(?: (?:by|credit|courtesy))?(?: of)? ?:? ?[^()]{1,60}\)|\b(?:REUTERS|AFP|EPA|AP|Getty Images)\/[A-Z][\p{L}.' -]{2,40}|(?:\/|\| |\/?via |Pool )(?:Getty Images|AFP|Reuters|REUTERS|AP|EPA|Shutterstock|Bloomberg|Pool)\b\)?)/u,
    /(?<number>\p{N}+(?:[.,:/ -]?\p{N}+)*(?:st|nd|rd|th)?\b)/u,
    /(?<word>(?:\p{L}\.){2,}|[\p{L}\p{M}]+(?:['’-][\p{L}\p{M}]+)*)/u,
    /(?<sign>[©®$€£:])/,
  ]
    .map(({ source }) => source)
    .join('|'),
  'gu',
);

/** The words of a line as cues see them. Punctuation other than the colon is nothing. */
export function wordsOfLine(line: string): Word[] {
  const words: Word[] = [];
  for (const { 0: written, groups = {} } of line.slice(0, 4000).matchAll(PIECES)) {
    const lower = written.toLowerCase().replaceAll('’', "'");
    const named = ['URL', 'EMAIL', 'HANDLE', 'IBAN', 'PHOTOCREDIT'].find(kind => groups[kind] !== undefined) ?? null;
    const kind =
      named ??
      (groups.number !== undefined ? '#' : MONTHS.test(lower) ? 'MONTH' : WEEKDAYS.test(lower) ? 'WEEKDAY' : null);
    words.push({ written, lower, kind });
  }
  return words;
}

function compileElement(written: string): Element {
  if (written === '...') return { words: new Set(), exact: new Set(), any: true, atLeast: 0, atMost: 6 };
  const words = new Set<string>();
  const exact = new Set<string>();
  let any = false;
  let atLeast = 1;
  for (const part of written.split('|')) {
    const plural = /^(\p{L}+)s\?$/u.exec(part);
    if (part.endsWith('?') && plural === null) atLeast = 0;
    const word = part.replace(/\?$/, '');
    if (word === '*') any = true;
    else if (word.startsWith('=')) exact.add(word.slice(1));
    else words.add(word);
    if (plural !== null) words.add(plural[1]!);
  }
  return { words, exact, any, atLeast, atMost: 1 };
}

function compileCue(written: string): Cue {
  const body = written.replace(/^\^/, '').replace(/\$$/, '').trim();
  return {
    // A lone `$` is the dollar; at the end of a longer word it is the end of the line.
    elements: body.split(/\s+/).map(compileElement),
    fromStart: written.startsWith('^'),
    toEnd: /[^\s|]\$$|\s\$$/.test(written),
  };
}

const fits = (element: Element, word: Word) =>
  element.any ||
  element.words.has(word.lower) ||
  (word.kind !== null && element.words.has(word.kind)) ||
  element.exact.has(word.written);

/** True when the elements from `at` on can be laid over the words from `from` on. Lines are short, so is the search. */
function matchesFrom(cue: Cue, words: readonly Word[], from: number, at: number): boolean {
  const element = cue.elements[at];
  if (element === undefined) return !cue.toEnd || from === words.length;
  if (element.atLeast === 0 && matchesFrom(cue, words, from, at + 1)) return true;
  for (let taken = 1; taken <= element.atMost; taken++) {
    const word = words[from + taken - 1];
    if (word === undefined || !fits(element, word)) return false;
    if (matchesFrom(cue, words, from + taken, at + 1)) return true;
  }
  return false;
}

/** Finds the cues of a list in a line: at most one hit for each group, so that a label counts once. */
export type CueFinder = (line: string) => readonly CueHit[];

interface IndexedCue {
  readonly cue: Cue;
  /** Place of its group in the list. */
  readonly group: number;
}

/**
 * Compiles a list. Cues are found by their first word, so that a line costs what its own words are worth and not what the list is
 * long; the few that begin with any word, or with one that may be missing, are tried on every line.
 */
export function compileCues(groups: readonly CueGroup[]): CueFinder {
  const byFirst = new Map<string, IndexedCue[]>();
  const always: IndexedCue[] = [];
  for (const [group, { lines }] of groups.entries()) {
    for (const cue of lines.map(compileCue)) {
      const [first] = cue.elements;
      if (first === undefined || first.any || first.atLeast === 0) always.push({ cue, group });
      else {
        for (const word of [...first.words, ...[...first.exact].map(exact => exact.toLowerCase())]) {
          const known = byFirst.get(word);
          if (known === undefined) byFirst.set(word, [{ cue, group }]);
          else known.push({ cue, group });
        }
      }
    }
  }
  return line => {
    const words = wordsOfLine(line);
    if (words.length === 0) return [];
    const hit = new Set<number>();
    const attempt = ({ cue, group }: IndexedCue, from: number) => {
      if (hit.has(group) || words.length > groups[group]!.short || (cue.fromStart && from > 0)) return;
      if (matchesFrom(cue, words, from, 0)) hit.add(group);
    };
    for (const [from, { lower, kind }] of words.entries()) {
      for (const indexed of byFirst.get(lower) ?? []) attempt(indexed, from);
      if (kind !== null) for (const indexed of byFirst.get(kind) ?? []) attempt(indexed, from);
      for (const indexed of always) attempt(indexed, from);
    }
    return [...hit]
      .sort((a, b) => a - b)
      .map(group => ({ label: groups[group]!.label, weight: groups[group]!.weight, alone: groups[group]!.alone }));
  };
}

/**
 * Reads a list of cues.
 *
 * @throws {ParleyError} `rules-invalid` when the file is no such list; the message names the entry.
 */
export function readCueGroups(file: URL | string): readonly CueGroup[] {
  const parsed = z.array(groupSchema).safeParse(parseYaml(readFileSync(file, 'utf8')));
  if (parsed.success) return parsed.data;
  const [issue] = parsed.error.issues;
  throw new ParleyError(
    'rules-invalid',
    `${file}: entry ${issue?.path.join('.') ?? '?'}: ${issue?.message ?? 'not a list of cues'}`,
    'Each entry needs label, weight, lines, examples and none; the head of rules/en/boilerplate.yaml explains them.',
  );
}

/** The lists that ship with Parley. */
export const BOILERPLATE_RULES = new URL('../../rules/en/boilerplate.yaml', import.meta.url);

let shipped: CueFinder | null = null;

/** Boilerplate cues of a line, by the shipped list. */
export function boilerplateCues(line: string): readonly CueHit[] {
  shipped ??= compileCues(readCueGroups(BOILERPLATE_RULES));
  return shipped(line);
}
