import { readFileSync } from 'node:fs';
import { parseYaml } from '../../text/index.ts';
import { rulesFolder } from '../rules/index.ts';
import type { ConditionKind, ConditionOperator } from '../vocabulary.ts';

export interface Conjunction {
  readonly words: readonly string[];
  readonly operator: ConditionOperator;
  /** The clause is a condition only where the main clause is negated, or where "only" stands by; null: always. */
  readonly when: 'only' | 'negated' | null;
}

interface ConditionWords {
  /** By first word, longest first. */
  readonly conjunctions: ReadonlyMap<string, readonly Conjunction[]>;
  readonly kindOf: ReadonlyMap<string, ConditionKind>;
}

let read: ConditionWords | null = null;

/** The tables of `rules/en/condition-words.yaml`. */
export function conditionWords(): ConditionWords {
  if (read !== null) return read;
  const file = parseYaml(readFileSync(`${rulesFolder()}condition-words.yaml`, 'utf8')) as {
    conjunctions: Record<string, { operator: ConditionOperator; when?: 'only' | 'negated' }>;
    kinds: Record<ConditionKind, string>;
  };
  const conjunctions = new Map<string, Conjunction[]>();
  for (const [phrase, { operator, when }] of Object.entries(file.conjunctions)) {
    const words = phrase.split(' ');
    const list = conjunctions.get(words[0]!) ?? [];
    list.push({ words, operator, when: when ?? null });
    conjunctions.set(
      words[0]!,
      list.sort((a, b) => b.words.length - a.words.length),
    );
  }
  const kindOf = new Map<string, ConditionKind>();
  for (const [kind, words] of Object.entries(file.kinds)) {
    for (const word of words.split(',')) if (!kindOf.has(word.trim())) kindOf.set(word.trim(), kind as ConditionKind);
  }
  read = { conjunctions, kindOf };
  return read;
}
