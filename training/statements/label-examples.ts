import type { Sentence } from '../../src/language/index.ts';
import { ARGUMENT_ROLES, argumentFeatures } from '../../src/reading/statements/argument-features.ts';
import { argumentsOf, wordsOf } from '../../src/reading/statements/arguments.ts';
import {
  type CueCandidate,
  contextFeatures,
  cueCandidates,
  wordFeatures,
} from '../../src/reading/statements/cue-features.ts';
import type { CueLexicon } from '../../src/reading/statements/cue-lexicon.ts';
import { findQuotations } from '../../src/reading/statements/quotations.ts';
import { viewOf } from '../../src/reading/statements/sentence-view.ts';
import { type Tree, treeOf } from '../../src/reading/statements/tree.ts';
import { contains, overlaps, type Span } from '../../src/text/index.ts';
import type { LabelledFeatures } from './fit-linear.ts';
import type { Article, Attribution } from './read-polnear.ts';

export interface Examples {
  readonly cues: LabelledFeatures[];
  readonly parts: LabelledFeatures[];
}

/** What one annotated article teaches: which words are cues, and which parts of a sentence are their sources and contents. */
export function examplesOf(
  { text, attributions }: Article,
  paragraphs: readonly Span[],
  sentences: readonly Sentence[],
  lexicon: CueLexicon,
): Examples {
  const quotations = findQuotations(text, paragraphs);
  const examples: Examples = { cues: [], parts: [] };
  for (const sentence of sentences) {
    const tree = treeOf(sentence);
    const view = viewOf(tree, quotations, text);
    const here = attributions.filter(({ cue }) => cue.some(span => overlaps(span, sentence)));
    const candidates = cueCandidates(tree, lexicon);
    const heads = new Map<number, Attribution>();
    for (const attribution of here) {
      const head = headOfCue(tree, candidates, attribution.cue);
      if (head !== null) heads.set(head, attribution);
    }
    for (const candidate of candidates) {
      const attribution = heads.get(candidate.index);
      const token = tree.tokens[candidate.index]!;
      // PolNeAR marks the outermost attribution only: what stands inside a content, or is part of a cue, teaches nothing.
      const untold = attributions.some(({ content, cue }) => [...content, ...cue].some(span => contains(span, token)));
      if (attribution === undefined && untold) continue;
      examples.cues.push({
        features: [...wordFeatures(view, candidate), ...contextFeatures(view, candidate)],
        label: attribution === undefined ? 0 : 1,
      });
      if (attribution === undefined) continue;
      const parts = argumentsOf(tree, candidate.index);
      for (const part of parts) {
        const words = wordsOf(tree, part).filter(word => tree.tokens[word]!.upos !== 'PUNCT');
        const share = (spans: readonly Span[]) =>
          words.filter(word => spans.some(span => overlaps(span, tree.tokens[word]!))).length /
          Math.max(1, words.length);
        const role =
          share(attribution.source) >= 0.5 ? 'source' : share(attribution.content) >= 0.5 ? 'content' : 'none';
        examples.parts.push({
          features: argumentFeatures(view, candidate, part, parts),
          label: ARGUMENT_ROLES.indexOf(role),
        });
      }
    }
  }
  return examples;
}

/** The word of a cue that governs the others and is a candidate. */
function headOfCue(tree: Tree, candidates: readonly CueCandidate[], cue: readonly Span[]): number | null {
  const words = tree.tokens.filter(token => cue.some(span => overlaps(span, token)));
  const inside = new Set(words.map(({ index }) => index));
  const known = candidates.filter(({ index }) => inside.has(index));
  return (known.find(({ index }) => !inside.has(tree.tokens[index]!.head)) ?? known[0])?.index ?? null;
}
