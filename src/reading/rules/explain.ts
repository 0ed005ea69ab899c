import type { Language } from '../../language/index.ts';
import { attempts } from './match.ts';
import type { RuleSet } from './rule-set.ts';

/** One line of an explanation: a rule whose trigger stands in the text, and what became of it. */
export interface Explanation {
  readonly rule: string;
  readonly place: { readonly file: string; readonly line: number };
  /** Words of the trigger as they stand. */
  readonly trigger: string;
  readonly matched: boolean;
  /** Why it did not match; null when it did. */
  readonly because: string | null;
  /** Words that fill each slot (their heads). */
  readonly slots: Readonly<Record<string, readonly string[]>>;
}

/** Says of every rule whose trigger occurs in a text whether it matches, with what in its slots, or why not. */
export function explainRules(set: RuleSet, text: string, language: Language): Explanation[] {
  return language.analyse(text, [{ start: 0, end: text.length }]).flatMap(sentence => {
    const word = (index: number): string => sentence.tokens[index]!.form;
    return attempts(set, sentence).map((found): Explanation => {
      const { name: rule, place } = found.rule;
      if (!('slots' in found))
        return { rule, place, trigger: word(found.head), matched: false, because: found.because, slots: {} };
      const slots = Object.fromEntries(Object.entries(found.slots).map(([slot, at]) => [slot, at.map(word)]));
      return { rule, place, trigger: found.trigger.map(word).join(' '), matched: true, because: null, slots };
    });
  });
}

/** One line per rule: what it makes, by which words, and how many examples stand behind it. */
export function listRules(
  set: RuleSet,
): { rule: string; layer: string; makes: string; triggers: readonly string[]; examples: number; place: string }[] {
  return set.rules.map(({ name, layer, makes, triggers, examples, place }) => ({
    rule: name,
    layer,
    makes,
    triggers: triggers.map(({ word, others }) => [word, ...others].join(' ')),
    examples: examples.length,
    place: `${place.file}:${place.line}`,
  }));
}
