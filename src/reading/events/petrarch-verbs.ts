import { comparable, contentLines } from './petrarch-lines.ts';

/**
 * Verb dictionaries of the first PETRARCH: verbs with a code, and patterns of words around the verb with a code of their own. Only what
 * tells who acts on whom is kept: whether a verb is coded, whether it goes both ways, and where a pattern puts source and target.
 *
 *   --- DELAY [120] ---
 *   DELAY
 *   +PUT_OFF
 *   POSTPONE [121]
 *   - % HAVE * TALKS [191]        % a compound subject: each acts on the other
 *   - + * MONEY FROM $ [071]      $ source, + target, ^ a phrase to pass over, * the verb
 */

/** A word of a pattern, or any of a set (`&TIES`), each a run of words; or a place for a phrase. */
export type PatternPart =
  | { readonly kind: 'words'; readonly anyOf: readonly (readonly string[])[]; readonly apart: boolean }
  | { readonly kind: 'source' | 'target' | 'both' | 'passed' };

export interface VerbCode {
  /** False for `---`: such an act is no event. */
  readonly coded: boolean;
  /** `[032:033]`: a visit made is a visit received. */
  readonly bothWays: boolean;
}

export interface VerbPattern extends VerbCode {
  /** What stands before the verb, in text order. */
  readonly before: readonly PatternPart[];
  readonly after: readonly PatternPart[];
  /** `NEVER_*`: the last word before the verb stands right there. */
  readonly tied: boolean;
}

export interface VerbEntry extends VerbCode {
  /** Upper-case words; the verb is at `at`: WIRE_+TAP has it second. */
  readonly words: readonly string[];
  readonly at: number;
  /** Those with most words first: the most exact pattern decides. */
  readonly patterns: readonly VerbPattern[];
}

/** Verbs by the word to look up: a form or a lemma, in upper case. */
export type VerbDictionary = ReadonlyMap<string, readonly VerbEntry[]>;

/** Reads a verb dictionary (`PETR.Validate.verbs.txt`, `CAMEO.verbpatterns.txt`). Never throws; lines it cannot use are passed over. */
export function readVerbDictionary(text: string): VerbDictionary {
  const verbs = new Map<string, VerbEntry[]>();
  const sets = readSets(text);
  let block: { words: { words: readonly string[]; at: number; code: VerbCode }[]; patterns: VerbPattern[] } | null =
    null;
  let code: VerbCode = NULL_CODE;
  const close = () => {
    if (block === null) return;
    const patterns = block.patterns.sort((a, b) => exactness(b) - exactness(a));
    for (const { words, at, code: own } of block.words) {
      const key = words[at]!;
      verbs.set(key, [...(verbs.get(key) ?? []), { words, at, patterns, ...own }]);
    }
  };
  for (const { text: line } of contentLines(text)) {
    const header = /^---\s*(.*?)\s*---$/.exec(line);
    if (header !== null) {
      close();
      block = { words: [], patterns: [] };
      code = codeOf(header[1]!);
    } else if (line.startsWith('&')) {
      close();
      block = null;
    } else if (block === null) {
      // a word of a set
    } else if (line.startsWith('-')) {
      const pattern = readPattern(line.slice(1), sets);
      if (pattern !== null) block.patterns.push(pattern);
    } else {
      const own = line.includes('[') ? codeOf(line) : code;
      const forms = line.replace(/[[{].*$/, '').trim();
      const listed = /\{([^}]*)\}/.exec(line)?.[1]?.trim().split(/\s+/) ?? [];
      for (const form of [forms, ...listed]) block.words.push(...verbWords(form, own));
    }
  }
  close();
  return verbs;
}

const NULL_CODE: VerbCode = { coded: false, bothWays: false };

/** The code in brackets: `[---]` none, `[031:032]` both ways, `[025?]` is read as 025. */
function codeOf(written: string): VerbCode {
  const code = /\[\s*([^\]]*?)\s*\]/.exec(written)?.[1] ?? '---';
  return { coded: code !== '---', bothWays: code.includes(':') };
}

/** `BREAK_DOWN` and `+BREAK_DOWN` have the verb first, `WIRE_+TAP` where the plus stands. */
function verbWords(form: string, code: VerbCode): { words: readonly string[]; at: number; code: VerbCode }[] {
  const pieces = form.split(/[_\s]+/).filter(piece => piece !== '');
  const words = pieces.flatMap(piece => comparable(piece));
  if (words.length === 0) return [];
  return [
    {
      words,
      at: Math.max(
        0,
        pieces.findIndex(piece => piece.startsWith('+')),
      ),
      code,
    },
  ];
}

function readSets(text: string): ReadonlyMap<string, readonly (readonly string[])[]> {
  const written = new Map<string, string[]>();
  let open: string[] | null = null;
  for (const { text: line } of contentLines(text)) {
    if (line.startsWith('&')) {
      open = [];
      written.set(setName(line), open);
    } else if (line.startsWith('+') && open !== null) open.push(line.slice(1));
    else open = null;
  }
  const members = (name: string, depth: number): string[] =>
    (written.get(name) ?? []).flatMap(member =>
      member.startsWith('&') && depth < 4 ? members(setName(member), depth + 1) : [member],
    );
  return new Map([...written.keys()].map(name => [name, members(name, 0).map(patternWords)]));
}

/** Where `&PREPOSIT_` is written with an underscore at its end, `&PREPOSIT` means the same set. */
const setName = (written: string): string => written.replace(/^&/, '').replace(/_+$/, '').trim();

/** "DON'T" stands in trees as DO and N'T. */
const patternWords = (written: string): readonly string[] =>
  written
    .toUpperCase()
    .replace(/(?<=\w)N'T\b/g, " N'T")
    .split(/[\s_]+/)
    .map(word => word.replaceAll('.', '').replace(/-$/, ''))
    .filter(word => word !== '');

const PLACES = { $: 'source', '+': 'target', '%': 'both', '^': 'passed' } as const;

function readPattern(line: string, sets: ReadonlyMap<string, readonly (readonly string[])[]>): VerbPattern | null {
  const written = line.replace(/\[.*$/, '').trim();
  const pieces = written.split(/(?=[\s_*])|(?<=[\s_*])/).filter(piece => piece !== '');
  const sides: [PatternPart[], PatternPart[]] = [[], []];
  let side: 0 | 1 = 0;
  let tied = false;
  let apart = true;
  for (const piece of pieces) {
    if (/^\s+$/.test(piece)) {
      apart = true;
      continue;
    }
    if (piece === '_') {
      apart = false;
      continue;
    }
    if (piece === '*') {
      side = 1;
      tied = !apart;
    } else if (piece in PLACES) sides[side].push({ kind: PLACES[piece as keyof typeof PLACES] });
    else {
      const anyOf = piece.startsWith('&') ? (sets.get(setName(piece)) ?? []) : [patternWords(piece.replace(/^\+/, ''))];
      sides[side].push({ kind: 'words', anyOf: anyOf.filter(words => words.length > 0), apart });
    }
    apart = false;
  }
  return side === 0 ? null : { before: sides[0], after: sides[1], tied, ...codeOf(line) };
}

const exactness = ({ before, after }: VerbPattern): number => before.length + after.length;
