import { comparable, contentLines } from './petrarch-lines.ts';

/**
 * Actor and agent dictionaries in the format of the PETRARCH event coders, so that people who keep such files can bring them along.
 * Format: https://petrarch.readthedocs.io (Dictionary formats). Nothing here reads sentences; see `coded-phrases.ts`.
 *
 *   GOLLUM                          AMBASSADOR [~GOV]
 *   +SMEAGOL                        ATTORNEY_GENERAL {ATTORNEYS_GENERAL} [~GOV]
 *       [HOB <950601]               RED_CROSS {} [NGO~]
 *       [HOBGOV 950601-990815]      !MINST!_OF_TRADE [~GOV]
 */

/** One word of a name. `apart`: other words may stand before it, as a space in the file says; `_` keeps words together. */
export interface NameWord {
  readonly word: string;
  readonly apart: boolean;
}

/** Upper case, without full stops, cut at hyphens and apostrophes: the way words of a sentence are compared with it. */
export type DictionaryName = readonly NameWord[];

/** When a code holds. Days are `YYYYMMDD` numbers; `before` and `after` leave their day out, `between` has both of its days. */
export type CodePeriod =
  | { readonly kind: 'always' }
  | { readonly kind: 'before'; readonly day: number }
  | { readonly kind: 'after'; readonly day: number }
  | { readonly kind: 'between'; readonly from: number; readonly to: number };

export interface ActorEntry {
  readonly names: readonly DictionaryName[];
  /** As the file has them. Several codes stand for several actors ("the twins" `[ANN/BOB]`); none at all for the null code `---`. */
  readonly codes: readonly { readonly codes: readonly string[]; readonly period: CodePeriod }[];
}

export interface AgentEntry {
  readonly names: readonly DictionaryName[];
  readonly code: string;
  /** `~GOV` comes after the actor's code, `NGO~` before it. */
  readonly place: 'before' | 'after';
}

/** A line that says nothing this reader understands; it is left out, and the rest is read. Lines count from 1. */
export interface DictionaryProblem {
  readonly line: number;
  readonly text: string;
  readonly because: 'no code' | 'unknown code' | 'no name' | 'unknown set';
}

export interface DictionaryFile<Entry> {
  readonly entries: readonly Entry[];
  readonly problems: readonly DictionaryProblem[];
}

/** Phrases that make a sentence, or a whole report, not worth coding: sports and storms, mostly. */
export interface DiscardEntry {
  readonly name: DictionaryName;
  readonly scope: 'sentence' | 'report';
}

/** Reads an actor dictionary: a name, its `+` synonyms, and its codes on the same line or below. Never throws. */
export function readActorDictionary(text: string): DictionaryFile<ActorEntry> {
  const problems: DictionaryProblem[] = [];
  const open: { line: number; text: string; names: DictionaryName[]; codes: ActorEntry['codes'][number][] }[] = [];
  for (const { line, text: written } of contentLines(text)) {
    const name = nameOf(written.replace(/^\+/, '').replace(/\[.*$/, ''));
    const brackets = [...written.matchAll(/\[([^\]]*)\]/g)].map(found => found[1]!);
    if (!written.startsWith('+') && !written.startsWith('[')) {
      open.push({ line, text: written, names: [], codes: [] });
    }
    const current = open.at(-1);
    if (current === undefined || (name.length === 0 && brackets.length === 0)) {
      problems.push({ line, text: written, because: 'no name' });
      continue;
    }
    if (name.length > 0) current.names.push(name);
    for (const bracket of brackets) {
      const code = readActorCode(bracket);
      if (code === null) problems.push({ line, text: written, because: 'unknown code' });
      else current.codes.push(code);
    }
  }
  for (const { line, text: written, codes } of open) {
    if (codes.length === 0) problems.push({ line, text: written, because: 'no code' });
  }
  const entries = open
    .filter(({ names, codes }) => names.length > 0 && codes.length > 0)
    .map(({ names, codes }) => ({ names, codes }));
  return { entries, problems: problems.sort((a, b) => a.line - b.line) };
}

/** Reads an agent dictionary, plurals added and `!SETS!` of words written out. Never throws. */
export function readAgentDictionary(text: string): DictionaryFile<AgentEntry> {
  const problems: DictionaryProblem[] = [];
  const entries: AgentEntry[] = [];
  const sets = new Map<string, readonly string[]>();
  for (const { line, text: written } of contentLines(text)) {
    const set = /^!(\w+)!\s*=\s*(.+)$/.exec(written);
    if (set !== null) {
      sets.set(
        set[1]!,
        set[2]!.split(',').map(word => word.trim()),
      );
      continue;
    }
    const [, singular = '', plural, bracket] = /^([^{[]*)(?:\{([^}]*)\})?\s*(?:\[([^\]]*)\])?/.exec(written)!;
    const code = /^(~?)([A-Z0-9]+)(~?)$/i.exec((bracket ?? '').trim());
    if (code === null || (code[1] === '') === (code[3] === '')) {
      problems.push({ line, text: written, because: bracket === undefined ? 'no code' : 'unknown code' });
      continue;
    }
    const variants = writtenOut(singular.trim(), sets);
    if (variants === null) {
      problems.push({ line, text: written, because: 'unknown set' });
      continue;
    }
    // A set lists its own plurals: MINISTER, MINISTERS.
    const plurals = plural !== undefined ? [plural.trim()] : singular.includes('!') ? [] : [pluralOf(singular.trim())];
    const names = [...variants, ...plurals].map(nameOf).filter(name => name.length > 0);
    if (names.length === 0) problems.push({ line, text: written, because: 'no name' });
    else entries.push({ names, code: code[2]!.toUpperCase(), place: code[1] === '~' ? 'after' : 'before' });
  }
  return { entries, problems };
}

/** Reads a discard list: a phrase a line, `+` before one that rules out the whole report. */
export function readDiscards(text: string): readonly DiscardEntry[] {
  return contentLines(text)
    .map(({ text: written }) => ({
      name: nameOf(written.replace(/^\+/, '')),
      scope: written.startsWith('+') ? ('report' as const) : ('sentence' as const),
    }))
    .filter(({ name }) => name.length > 0);
}

/** The codes an actor has on a day (`YYYYMMDD`): a dated code that holds goes before one without a date; empty for none. */
export function codesOn(actor: ActorEntry, day: number): readonly string[] {
  const dated = actor.codes.find(({ period }) => period.kind !== 'always' && holds(period, day));
  const found = dated ?? actor.codes.find(({ period }) => period.kind === 'always');
  return found?.codes ?? [];
}

function holds(period: CodePeriod, day: number): boolean {
  switch (period.kind) {
    case 'always':
      return true;
    case 'before':
      return day < period.day;
    case 'after':
      return day > period.day;
    case 'between':
      return day >= period.from && day <= period.to;
  }
}

// HOBGOV 19950601 - 19990815
// └ code └ from     └ to
const ACTOR_CODE = /^([^<>\s]*?)\s*(?:([<>])\s*(\d{6}|\d{8})|(\d{6}|\d{8})\s*-\s*(\d{6}|\d{8}))?$/;

function readActorCode(bracket: string): ActorEntry['codes'][number] | null {
  const [, written, sign, day, from, to] = ACTOR_CODE.exec(bracket.trim()) ?? [];
  if (written === undefined || written === '') return null;
  const codes = written === '---' ? [] : written.toUpperCase().split('/');
  if (sign !== undefined) return { codes, period: { kind: sign === '<' ? 'before' : 'after', day: dayOf(day!) } };
  if (from !== undefined) return { codes, period: { kind: 'between', from: dayOf(from), to: dayOf(to!) } };
  return { codes, period: { kind: 'always' } };
}

/** `950601` is 1 June 1995: two figures of a year above 30 are of the last century, as PETRARCH reads them. */
function dayOf(written: string): number {
  if (written.length === 8) return Number(written);
  return Number(written) + (Number(written.slice(0, 2)) > 30 ? 19_000_000 : 20_000_000);
}

/** The name with each `!SET!` replaced by each of its words; null when a set is not known. */
function writtenOut(name: string, sets: ReadonlyMap<string, readonly string[]>): readonly string[] | null {
  const marker = /!(\w+)!/.exec(name);
  if (marker === null) return [name];
  const words = sets.get(marker[1]!);
  if (words === undefined) return null;
  const all = words.map(word => writtenOut(name.replace(marker[0], word), sets));
  return all.includes(null) ? null : all.flatMap(found => found ?? []);
}

function pluralOf(name: string): string {
  if (name === '') return '';
  return /[^AEIOU]Y$/i.test(name) ? `${name.slice(0, -1)}IES` : `${name}S`;
}

/** `BARAD-DUR`, `GAZA_CITY`, `GROUP OF 77` as words to look for. */
function nameOf(written: string): DictionaryName {
  return written
    .trim()
    .split(/\s+/)
    .flatMap(piece =>
      comparable(piece.replaceAll('_', ' ')).map((word, index): NameWord => ({ word, apart: index === 0 })),
    )
    .map((part, index) => (index === 0 ? { ...part, apart: false } : part));
}
