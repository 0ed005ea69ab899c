import { type Span, subtractSpans } from '../../text/index.ts';
import { sigmoid, softmax } from '../scoring/linear-scorer.ts';
import { ARGUMENT_ROLES, argumentFeatures } from './argument-features.ts';
import { argumentsOf } from './arguments.ts';
import type { Attribution } from './attribution.ts';
import { coverOf, framesAfter, glossStart, wordsOfContent, wordsOfCue, wordsOfSource } from './attribution-words.ts';
import { type CueCandidate, contextFeatures, cueCandidates, wordFeatures } from './cue-features.ts';
import type { CueLexicon } from './cue-lexicon.ts';
import { joinAttributions } from './join-attributions.ts';
import type { SentenceView } from './sentence-view.ts';
import type { StatementScorers } from './statement-scorers.ts';
import { spansOfWords, type Tree } from './tree.ts';

/** A cue needs this much; a word that the lexicon calls rare, or does not know, is no easier. */
const CUE_CUT = 0.5;
/** No surroundings have been seen to make a cue of a word that scores less than this by itself. */
const WORD_FLOOR = -1.5;
/** A verb of saying at the end of a line that a colon closes has its content below, where the scorer does not look. */
const CUE_CUT_BEFORE_COLON = 0.1;
const CONTENT_CUT = 0.4;
const SOURCE_CUT = 0.15;
/** Where no part is likely enough, the likeliest is taken if it is not hopeless. */
const CONTENT_FLOOR = 0.15;

/** Finds the attributions of one sentence, in text order of their cues. */
export function findAttributions(view: SentenceView, lexicon: CueLexicon, scorers: StatementScorers): Attribution[] {
  const accepted: { cue: CueCandidate; confidence: number }[] = [];
  for (const cue of cueCandidates(view.tree, lexicon)) {
    const alone = scorers.cue.score(wordFeatures(view, cue))[0]!;
    if (alone < WORD_FLOOR) continue;
    const confidence = sigmoid(alone + scorers.cue.score(contextFeatures(view, cue))[0]!);
    if (confidence >= (opensParagraph(view, cue) ? CUE_CUT_BEFORE_COLON : CUE_CUT)) accepted.push({ cue, confidence });
  }
  const cues = accepted.map(({ cue }) => cue);
  const found = accepted.map(({ cue, confidence }) => attributionOf(view, cue, cues, confidence, scorers));
  return joinAttributions(found);
}

function opensParagraph({ tree }: SentenceView, { index, entry }: CueCandidate): boolean {
  const last = tree.tokens.length - 1;
  return entry?.group.name === 'say' && tree.tokens[last]!.form === ':' && last - index < 4;
}

function attributionOf(
  view: SentenceView,
  cue: CueCandidate,
  cues: readonly CueCandidate[],
  confidence: number,
  scorers: StatementScorers,
): Attribution {
  const { tree } = view;
  const parts = argumentsOf(tree, cue.index);
  const judged = parts.map(part => {
    const chances = softmax(scorers.part.score(argumentFeatures(view, cue, part, parts)));
    return { part, source: chances[SOURCE]!, content: chances[CONTENT]! };
  });
  const source = judged.reduce<(typeof judged)[number] | null>(
    (best, one) => (one.source >= SOURCE_CUT && one.source > (best?.source ?? 0) ? one : best),
    null,
  );
  const others = judged.filter(one => one !== source && one.part.head !== source?.part.head);
  let contents = others.filter(({ content }) => content >= CONTENT_CUT);
  // What the cue shares with a verb above is its content only where it has none of its own.
  const own = contents.filter(({ part }) => !part.path.startsWith('^'));
  if (own.length > 0) contents = own;
  const weak = contents.length === 0;
  if (weak) {
    const best = others.reduce<(typeof judged)[number] | null>(
      (top, one) => (one.content > (top?.content ?? CONTENT_FLOOR) ? one : top),
      null,
    );
    contents = best === null ? [] : [best];
  }
  const cueWords = wordsOfCue(tree, cue.index);
  const sourceWords = source === null ? [] : wordsOfSource(tree, source.part, cueWords);
  const [sourceSpan] = coverOf(tree, sourceWords);
  const taken = new Set([...cueWords, ...sourceWords]);
  const frames = contents.flatMap(({ part }) => framesAfter(tree, part, cue, cues));
  const allWords = [...new Set(contents.flatMap(({ part }) => wordsOfContent(tree, part, frames)))]
    .filter(word => !taken.has(word))
    .sort((a, b) => a - b);
  const gloss = glossStart(tree, allWords, view.quoted);
  const contentWords = allWords.filter(word => word < gloss);
  // A cue the tagger took for a mark (a lone sign, an emoji) has no words to cover but itself.
  const cueSpan = coverOf(tree, cueWords)[0] ?? spanOfWord(tree, cue.index);
  const holes = sourceSpan === undefined ? [cueSpan] : [cueSpan, sourceSpan];
  return {
    tree,
    cue,
    cueSpan,
    confidence,
    source:
      source === null || sourceSpan === undefined
        ? null
        : { head: source.part.head, span: sourceSpan, path: source.part.path },
    content: subtractSpans(spansOfWords(tree, contentWords), holes),
    contentHeads: contents.map(({ part }) => part.head),
    weak,
    frames,
  };
}

const spanOfWord = (tree: Tree, index: number): Span => ({
  start: tree.tokens[index]!.start,
  end: tree.tokens[index]!.end,
});

const SOURCE = ARGUMENT_ROLES.indexOf('source');
const CONTENT = ARGUMENT_ROLES.indexOf('content');
