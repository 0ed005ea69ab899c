import type { FactualityFlag } from './factuality.ts';

/** A trigger: words that must all be there, the first of which carries the clause. "turn down" needs `down` under `turn`. */
export interface Trigger {
  readonly kind: 'verb' | 'noun' | 'adjective';
  /** Lemma the index is kept by; for an adjective its form. */
  readonly word: string;
  /** The other words, as forms or lemmas, in any order below the first. */
  readonly others: readonly string[];
}

/** One step of a path: a relation, perhaps with the preposition or mark it must have. */
export interface PathStep {
  readonly relation: string;
  readonly word: string | null;
}

export interface Slot {
  readonly name: string;
  /** Alternatives in order: the first that finds something fills the slot. */
  readonly paths: readonly (readonly PathStep[])[];
}

/** A test on the words of a slot: the filler's lemma (or what it is a series of) stands in a list. */
export interface WordTest {
  readonly slot: string;
  readonly words: ReadonlySet<string>;
}

export interface MarkedSlot {
  readonly slot: string;
  readonly start: number;
  readonly end: number;
}

/** A sentence with its marks: what the rule must find there, or `none` where it must find nothing. */
export interface Example {
  readonly text: string;
  readonly none: boolean;
  /** The marked trigger, null where the example marks none. */
  readonly trigger: { readonly start: number; readonly end: number } | null;
  readonly slots: readonly MarkedSlot[];
  readonly line: number;
}

/** One entry of a rule file, ready to be matched. */
export interface Rule {
  /** `moves/reject-2`: file, what it makes, and its place among those; or the name the file gives it. */
  readonly name: string;
  /** What kind of entry it makes: `move`, `meeting`, `condition`, `cue` … */
  readonly layer: string;
  /** Which one: `reject`, `only if`, … */
  readonly makes: string;
  readonly triggers: readonly Trigger[];
  readonly slots: readonly Slot[];
  /** The clause may be none of these. */
  readonly not: readonly FactualityFlag[];
  /** The clause must be all of these. */
  readonly only: readonly FactualityFlag[];
  /** Slots that must be filled, and with these words. */
  readonly where: readonly WordTest[];
  /** Slots that must not be filled with these words. */
  readonly unless: readonly WordTest[];
  /** Slots that must be filled, with anything. */
  readonly needs: readonly string[];
  /** Fields the entry gets as they stand: `force: readiness`. */
  readonly set: Readonly<Record<string, string | boolean>>;
  readonly examples: readonly Example[];
  readonly place: { readonly file: string; readonly line: number };
}

/** What is wrong with a rule file, and where. */
export interface RuleProblem {
  readonly file: string;
  readonly line: number;
  readonly message: string;
}
