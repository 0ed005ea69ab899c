import { isMap, isScalar, isSeq, LineCounter, type Node, parseDocument, type YAMLMap } from 'yaml';
import { readExample } from './examples.ts';
import { FACTUALITY_FLAGS, type FactualityFlag } from './factuality.ts';
import { readPaths } from './read-path.ts';
import type { Example, Rule, RuleProblem, Slot, Trigger, WordTest } from './rule.ts';
import { hasWordList, wordList } from './words.ts';

const RESERVED = new Set([
  'name',
  'trigger',
  'noun',
  'adjective',
  'not',
  'only',
  'where',
  'unless',
  'needs',
  'set',
  'examples',
  'note',
]);
const FLAGS: ReadonlySet<string> = new Set(FACTUALITY_FLAGS);

/** What a rule file holds: the rules that are sound, and what is wrong with the others. */
export interface RuleFile {
  readonly rules: readonly Rule[];
  readonly problems: readonly RuleProblem[];
}

/**
 * Reads a file of rules (YAML, a list of entries). The first key of an entry says what it makes: `move: reject`. A rule
 * that is not sound is left out and named in `problems` with its line; nothing is thrown.
 *
 * @param file Name for messages and rule names: `moves.yaml` gives `moves/reject`.
 */
export function readRules(yaml: string, file: string): RuleFile {
  const lines = new LineCounter();
  const document = parseDocument(yaml, { lineCounter: lines });
  const problems: RuleProblem[] = document.errors.map(error => ({
    file,
    line: lines.linePos(error.pos[0]).line,
    message: error.message.split('\n')[0]!,
  }));
  const rules: Rule[] = [];
  if (problems.length > 0) return { rules, problems };
  if (document.contents === null) return { rules, problems };
  if (!isSeq(document.contents))
    return { rules, problems: [{ file, line: 1, message: 'a rule file is a list of entries that begin with "- "' }] };
  const counts = new Map<string, number>();
  const lineOf = (node: unknown): number => {
    const range = (node as Node | null)?.range;
    return range ? lines.linePos(range[0]).line : 1;
  };
  for (const item of document.contents.items) {
    try {
      if (!isMap(item)) throw new RuleFault('an entry is a block of "key: value" lines', lineOf(item));
      const rule = readRule(item, file, lineOf);
      const count = (counts.get(rule.name) ?? 0) + 1;
      counts.set(rule.name, count);
      rules.push(count === 1 ? rule : { ...rule, name: `${rule.name}-${count}` });
    } catch (fault) {
      if (!(fault instanceof RuleFault)) throw fault;
      problems.push({ file, line: fault.line, message: fault.message });
    }
  }
  return { rules, problems };
}

/** Carries a line out of the depths of an entry; never leaves this file. */
class RuleFault extends Error {
  readonly line: number;
  constructor(message: string, line: number) {
    super(message);
    this.line = line;
  }
}

type LineOf = (node: unknown) => number;

function readRule(map: YAMLMap, file: string, lineOf: LineOf): Rule {
  const line = lineOf(map);
  const first = map.items[0];
  if (first === undefined) throw new RuleFault('an entry without keys', line);
  const layer = text(first.key, lineOf);
  const makes = text(first.value, lineOf);
  const triggers = [
    ...readTriggers(map.get('trigger', true), 'verb', lineOf),
    ...readTriggers(map.get('noun', true), 'noun', lineOf),
    ...readTriggers(map.get('adjective', true), 'adjective', lineOf),
  ];
  if (triggers.length === 0) throw new RuleFault(`"${layer}: ${makes}" has no trigger, noun or adjective`, line);
  const slots: Slot[] = [];
  for (const pair of map.items.slice(1)) {
    const key = text(pair.key, lineOf);
    if (RESERVED.has(key)) continue;
    try {
      slots.push({ name: key, paths: readPaths(text(pair.value, lineOf)) });
    } catch (cause) {
      if (cause instanceof SyntaxError) throw new RuleFault(`${key}: ${cause.message}`, lineOf(pair.key));
      throw cause;
    }
  }
  const known = new Set(slots.map(({ name }) => name));
  const examples = readExamples(map.get('examples', true), known, lineOf);
  if (!examples.some(({ none }) => !none)) {
    throw new RuleFault(
      `"${layer}: ${makes}" has no example that it matches; a rule without examples does not load`,
      line,
    );
  }
  const named = map.get('name');
  const stem = file.replace(/^.*\//, '').replace(/\.ya?ml$/, '');
  return {
    name: `${stem}/${typeof named === 'string' ? named : makes.replace(/\s+/g, '-')}`,
    layer,
    makes,
    triggers,
    slots,
    not: readFlags(map.get('not', true), lineOf),
    only: readFlags(map.get('only', true), lineOf),
    where: readTests(map.get('where', true), known, lineOf),
    unless: readTests(map.get('unless', true), known, lineOf),
    needs: words(map.get('needs', true), lineOf).map(({ word, line: at }) => {
      if (!known.has(word)) throw new RuleFault(`needs: there is no slot "${word}"`, at);
      return word;
    }),
    set: readSet(map.get('set', true), lineOf),
    examples,
    place: { file, line },
  };
}

function text(node: unknown, lineOf: LineOf): string {
  if (isScalar(node) && (typeof node.value === 'string' || typeof node.value === 'number')) return String(node.value);
  throw new RuleFault('a word or a line of words is expected here', lineOf(node));
}

/** A list, or a line with commas. */
function words(node: unknown, lineOf: LineOf): { word: string; line: number }[] {
  if (node === undefined || node === null) return [];
  if (isSeq(node)) return node.items.map(item => ({ word: text(item, lineOf).trim(), line: lineOf(item) }));
  return text(node, lineOf)
    .split(',')
    .map(word => ({ word: word.trim(), line: lineOf(node) }))
    .filter(({ word }) => word !== '');
}

function readTriggers(node: unknown, kind: Trigger['kind'], lineOf: LineOf): Trigger[] {
  return words(node, lineOf).map(({ word }) => {
    const [head = '', ...others] = word.toLowerCase().split(/\s+/);
    return { kind, word: head, others };
  });
}

function readFlags(node: unknown, lineOf: LineOf): FactualityFlag[] {
  return words(node, lineOf).map(({ word, line }) => {
    if (!FLAGS.has(word)) throw new RuleFault(`there is no "${word}"; there are ${FACTUALITY_FLAGS.join(', ')}`, line);
    return word as FactualityFlag;
  });
}

/** `where: { about: talks }` tests a slot against the word list `talks`, or against the words given there. */
function readTests(node: unknown, slots: ReadonlySet<string>, lineOf: LineOf): WordTest[] {
  if (node === undefined || node === null) return [];
  if (!isMap(node)) throw new RuleFault('a block of "slot: words" is expected here', lineOf(node));
  return node.items.map(({ key, value }) => {
    const slot = text(key, lineOf);
    if (slot !== 'trigger' && !slots.has(slot)) throw new RuleFault(`there is no slot "${slot}"`, lineOf(key));
    const all = new Set<string>();
    for (const { word } of words(value, lineOf)) {
      if (hasWordList(word)) for (const member of wordList(word)) all.add(member);
      else all.add(word.toLowerCase());
    }
    return { slot, words: all };
  });
}

function readSet(node: unknown, lineOf: LineOf): Record<string, string | boolean> {
  const set: Record<string, string | boolean> = {};
  if (node === undefined || node === null) return set;
  if (!isMap(node)) throw new RuleFault('set: a block of "field: value" is expected here', lineOf(node));
  for (const { key, value } of node.items) {
    const raw = isScalar(value) ? value.value : null;
    if (typeof raw !== 'string' && typeof raw !== 'boolean')
      throw new RuleFault('set: a word, true or false is expected', lineOf(value));
    set[text(key, lineOf)] = raw;
  }
  return set;
}

function readExamples(node: unknown, slots: ReadonlySet<string>, lineOf: LineOf): Example[] {
  if (node === undefined || node === null) return [];
  if (!isSeq(node)) throw new RuleFault('examples: a list of sentences is expected', lineOf(node));
  return node.items.map(item => {
    const line = lineOf(item);
    const [pair] = isMap(item) ? item.items : [];
    if (pair !== undefined && text(pair.key, lineOf) !== 'none')
      throw new RuleFault('an example is a sentence, or "none: a sentence"', line);
    try {
      const example = readExample(text(pair === undefined ? item : pair.value, lineOf), pair !== undefined, line);
      for (const { slot } of example.slots)
        if (!slots.has(slot)) throw new RuleFault(`the example marks a slot "${slot}" that the rule has not`, line);
      return example;
    } catch (cause) {
      if (cause instanceof SyntaxError) throw new RuleFault(cause.message, line);
      throw cause;
    }
  });
}
