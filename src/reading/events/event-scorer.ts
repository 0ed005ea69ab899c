import { readFileSync } from 'node:fs';
import { builtInRules, layerOf, type Tree } from '../rules/index.ts';
import { hashOf, type LinearScorer, type LinearWeights, linearScorer, softmax } from '../scoring/linear-scorer.ts';
import { PLOVER_EVENTS, type PloverEvent } from '../vocabulary.ts';
import { eventFeatures } from './event-features.ts';

/** What an act between two actors most probably was, and how sure the scorer is. */
export type EventScorer = (act: {
  readonly tree: Tree;
  readonly source: readonly number[];
  readonly target: readonly number[];
}) => { readonly event: PloverEvent; readonly chance: number };

let weights: { readonly scorer: LinearScorer; readonly classes: readonly PloverEvent[] } | null = null;

/** The shipped scorer (models/en/events.json, made by `training/train-events.ts`); read once. */
export const scoreEvent: EventScorer = ({ tree, source, target }) => {
  weights ??= load();
  const features = eventFeatures(tree.sentence, { source, target }, layerOf(builtInRules(), 'event')).map(feature =>
    hashOf(feature),
  );
  const chances = softmax(weights.scorer.score(features));
  const best = chances.indexOf(Math.max(...chances));
  return { event: weights.classes[best]!, chance: chances[best]! };
};

function load() {
  const file = JSON.parse(
    readFileSync(new URL('../../../models/en/events.json', import.meta.url), 'utf8'),
  ) as LinearWeights;
  const known: ReadonlySet<string> = new Set(PLOVER_EVENTS);
  // The training set holds CONCEDE and RETREAT as one class; what is given up in deed is a retreat, and the pattern may say better.
  const classes = file.classes.map(name => (known.has(name) ? (name as PloverEvent) : 'RETREAT'));
  return { scorer: linearScorer(file), classes };
}
