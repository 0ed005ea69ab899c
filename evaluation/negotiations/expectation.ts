import { readFileSync } from 'node:fs';
import { parse } from 'yaml';

/** What a careful reader writes down of one report; see this folder's README. */
export interface Expectation {
  readonly id: string;
  readonly published: string;
  readonly publisher: string;
  readonly text: string;
  readonly meetings: readonly ExpectedMeeting[];
  readonly moves: readonly ExpectedMove[];
  readonly conditions: readonly ExpectedCondition[];
  readonly next: readonly ExpectedTurn[];
  readonly not: readonly { readonly words: string; readonly because: string }[];
}

interface ExpectedMeeting {
  readonly words: string;
  readonly status: string;
  readonly date?: string;
  readonly venue?: string;
  readonly format?: string;
  readonly parties?: readonly string[];
}

export interface ExpectedMove {
  readonly id: string;
  readonly type: string;
  readonly by?: string;
  readonly to?: string;
  readonly words: string;
  readonly answers?: string;
  readonly terms?: readonly { readonly value: number; readonly unit: string }[];
  readonly deadline?: string;
  readonly standing?: boolean;
}

interface ExpectedCondition {
  readonly operator: string;
  readonly kind?: string;
  readonly setBy: string;
  readonly words: string;
}

interface ExpectedTurn {
  readonly actor: string;
  readonly basis: 'asserted' | 'computed';
  readonly words?: string;
  readonly thread?: readonly string[];
}

/** The four reports of this folder, by the names of their files. */
export const REPORTS = ['strike', 'trade', 'ceasefire', 'hostages'] as const;

export function readExpectation(name: (typeof REPORTS)[number]): Expectation {
  return parse(readFileSync(new URL(`${name}.yaml`, import.meta.url), 'utf8')) as Expectation;
}
