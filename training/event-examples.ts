import { readFileSync } from 'node:fs';
import type { Language } from '../src/language/index.ts';
import { eventFeatures } from '../src/reading/events/event-features.ts';
import { builtInRules, layerOf } from '../src/reading/rules/index.ts';
import { hashOf } from '../src/reading/scoring/linear-scorer.ts';

/** A sentence with its source and target marked, and the PLOVER root it was coded with; features by hash. */
export interface EventExample {
  readonly label: string;
  /** What the scorer sees. */
  readonly features: readonly number[];
  /** The words alone, for the baseline. */
  readonly words: readonly number[];
}

/** Columns of the file that are read, by place; its first line names them. */
const MARKED = 3;
const ROOT = 9;

/** The coded sentences of `../shared/data/events/plv_train.tsv`. CONCEDE and RETREAT are one class (YIELD) there. */
export function readEventExamples(file: string, language: Language): EventExample[] {
  const rows = readFileSync(file, 'utf8').trim().split('\n').slice(1);
  return rows.map(row => {
    const columns = row.split('\t');
    return { label: columns[ROOT]!, ...featuresOf(columns[MARKED]!, language) };
  });
}

interface Marks {
  readonly text: string;
  readonly source: readonly [number, number];
  readonly target: readonly [number, number];
}

function featuresOf(marked: string, language: Language): Pick<EventExample, 'features' | 'words'> {
  const { text, source, target } = readMarks(marked.replace(/^"|"$/g, '').replaceAll('""', '"'));
  const patterns = layerOf(builtInRules(), 'event');
  const features = new Set<string>();
  const words = new Set(['bias']);
  for (const sentence of language.analyse(text, [{ start: 0, end: text.length }])) {
    const inside = ([start, end]: readonly [number, number]) =>
      sentence.tokens.filter(token => token.start < end && token.end > start).map(({ index }) => index);
    for (const { form } of sentence.tokens) words.add(form.toLowerCase());
    const from = inside(source);
    if (from.length === 0) continue;
    for (const feature of eventFeatures(sentence, { source: from, target: inside(target) }, patterns))
      features.add(feature);
  }
  const hashed = (names: ReadonlySet<string>) => [...names].map(name => hashOf(name));
  return { features: hashed(features.size === 0 ? words : features), words: hashed(words) };
}

function readMarks(marked: string): Marks {
  let text = '';
  const spans = { s: [0, 0] as [number, number], t: [0, 0] as [number, number] };
  for (const [piece, slash, name] of marked.matchAll(/<(\/?)([st])>|[^<]+|</g)) {
    if (name === 's' || name === 't') spans[name][slash === '/' ? 1 : 0] = text.length;
    else text += piece;
  }
  return { text, source: spans.s, target: spans.t };
}
