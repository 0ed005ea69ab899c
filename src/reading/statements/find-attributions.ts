import { type Span, subtractSpans } from '../../text/index.ts';
import { ARGUMENT_ROLES, argumentFeatures } from './argument-features.ts';
import { type Argument, argumentsOf, wordsOf } from './arguments.ts';
import { type CueCandidate, cueCandidates, cueFeatures, openerOf } from './cue-features.ts';
import type { CueLexicon } from './cue-lexicon.ts';
import { sigmoid, softmax } from './linear-scorer.ts';
import { listed } from './manner-words.ts';
import type { SentenceView } from './sentence-view.ts';
import type { StatementScorers } from './statement-scorers.ts';
import { branch, childBy, isNominal, isRelation, spansOfWords, type Tree } from './tree.ts';

/** Who says what by which word, inside one sentence; the raw matter of a statement. */
export interface Attribution {
  readonly tree: Tree;
  readonly cue: CueCandidate;
  readonly cueSpan: Span;
  /** 0–1: how sure the scorer is that this word is a cue. */
  readonly confidence: number;
  readonly source: { readonly head: number; readonly span: Span; readonly path: string } | null;
  /** Sorted, without overlap; empty where only a quotation in another sentence can be the content. */
  readonly content: readonly Span[];
  /** Head words of the parts of the content. */
  readonly contentHeads: readonly number[];
  /** True where no part was likely enough and the likeliest was taken: a quotation beside the cue is better. */
  readonly weak: boolean;
  /** Words of the sentence whose clauses go on with the frame behind the content. */
  readonly frames: readonly number[];
}

/** A cue needs this much; a word that the lexicon calls rare, or does not know, is no easier. */
const CUE_CUT = 0.45;
const CONTENT_CUT = 0.4;
const SOURCE_CUT = 0.15;
/** Where no part is likely enough, the likeliest is taken if it is not hopeless. */
const CONTENT_FLOOR = 0.15;

/** Finds the attributions of one sentence, in text order of their cues. */
export function findAttributions(view: SentenceView, lexicon: CueLexicon, scorers: StatementScorers): Attribution[] {
  const accepted: { cue: CueCandidate; confidence: number }[] = [];
  for (const cue of cueCandidates(view.tree, lexicon)) {
    const [against = 0, forIt = 0] = scorers.cue.score(cueFeatures(view, cue));
    const confidence = sigmoid(forIt - against);
    if (confidence >= CUE_CUT) accepted.push({ cue, confidence });
  }
  const cues = accepted.map(({ cue }) => cue);
  const found = accepted.map(({ cue, confidence }) => attributionOf(view, cue, cues, confidence, scorers));
  return withoutRepeats(withSharedSources(joinLightVerbs(found)));
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
  const weak = contents.length === 0;
  if (weak) {
    const best = others.reduce<(typeof judged)[number] | null>(
      (top, one) => (one.content > (top?.content ?? CONTENT_FLOOR) ? one : top),
      null,
    );
    contents = best === null ? [] : [best];
  }
  const cueWords = wordsOfCue(tree, cue);
  const sourceWords = source === null ? [] : wordsOfSource(tree, source.part, cueWords);
  const [sourceSpan] = coverOf(tree, sourceWords);
  const taken = new Set([...cueWords, ...sourceWords]);
  const contentWords = [
    ...new Set(contents.flatMap(({ part }) => wordsOfContent(tree, part, framesAfter(tree, part, cues)))),
  ]
    .filter(word => !taken.has(word))
    .sort((a, b) => a - b);
  const cueSpan = coverOf(tree, cueWords)[0]!;
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
    frames: contents.flatMap(({ part }) => framesAfter(tree, part, cues)),
  };
}

/**
 * A verb that only carries a noun of saying is one cue with it, where a clause tells what is said. Without a clause the noun is itself the content.
 *
 *     She voiced the hope that it would end.     She voiced a willingness to stay.
 *         └ cue                                      └ cue  └ content
 */
function joinLightVerbs(found: readonly Attribution[]): Attribution[] {
  const carried = new Set<Attribution>();
  const joined = found.map(noun => {
    const { tree, cue } = noun;
    if (cue.wordClass !== 'noun' || !/^obj|^nsubj:pass/.test(tree.tokens[cue.index]!.deprel)) return noun;
    const verb = found.find(one => one.cue.index === tree.tokens[cue.index]!.head);
    const clause = tree.children[cue.index]!.some(
      child => noun.contentHeads.includes(child) && openerOf(tree, child) === 'that',
    );
    if (verb === undefined || !clause || Math.abs(verb.cue.index - cue.index) > 4) return noun;
    carried.add(verb);
    const cueSpan = {
      start: Math.min(noun.cueSpan.start, verb.cueSpan.start),
      end: Math.max(noun.cueSpan.end, verb.cueSpan.end),
    };
    return {
      ...noun,
      cueSpan,
      source: verb.source ?? noun.source,
      confidence: Math.max(noun.confidence, verb.confidence),
    };
  });
  return joined.filter(one => !carried.has(one));
}

/** "…, [adding] that": who added is who said, whatever the tree has as its subject. */
function withSharedSources(found: readonly Attribution[]): Attribution[] {
  return found.map(one => {
    const outer = found.find(({ frames }) => frames.includes(one.cue.index));
    const own = childBy(one.tree, one.cue.index, 'nsubj') >= 0;
    return outer === undefined || own || outer.source === null
      ? one
      : { ...one, source: { ...outer.source, path: '^frame' } };
  });
}

const SOURCE = ARGUMENT_ROLES.indexOf('source');
const CONTENT = ARGUMENT_ROLES.indexOf('content');

// has repeatedly [stated] | was [quoted] as saying | firmly [reject] | [according] to
function wordsOfCue(tree: Tree, { index }: CueCandidate): number[] {
  const { tokens, children } = tree;
  let first = index;
  const belongs = (word: number) => {
    const { deprel, head } = tokens[word]!;
    return (
      head === index &&
      (isRelation(deprel, 'aux') || deprel === 'cop' || (isRelation(deprel, 'advmod') && children[word]!.length === 0))
    );
  };
  while (first > 0 && belongs(first - 1)) first--;
  while (
    first < index &&
    tokens[first]!.deprel === 'advmod' &&
    /^(?:when|where|why|how|as)$/i.test(tokens[first]!.form)
  )
    first++;
  let last = index;
  for (const child of children[index]!) {
    const { deprel } = tokens[child]!;
    if (child === last + 1 && (deprel === 'compound:prt' || isRelation(deprel, 'fixed'))) last = child;
    else if (
      deprel === 'advcl' &&
      /^(?:say|tell|warn|claim|deny)/.test(tokens[child]!.lemma) &&
      tokens[child - 1]?.lemma === 'as' &&
      child - index < 6
    )
      last = child;
  }
  return Array.from({ length: last - first + 1 }, (_, place) => first + place);
}

/** A source is one noun phrase: its preposition and what belongs to the cue stay outside. */
function wordsOfSource(tree: Tree, part: Argument, cueWords: readonly number[]): number[] {
  // Salceda, [citing port records], said …
  const citing = tree.children[part.head]!.filter(child => {
    const { deprel, xpos } = tree.tokens[child]!;
    return deprel === 'acl' && xpos === 'VBG' && child > part.head && tree.tokens[child - 1]!.form === ',';
  });
  const words = wordsOf(tree, { ...part, without: [...part.without, ...citing] }).filter(word => {
    const { head, deprel } = tree.tokens[word]!;
    const fixed = head >= 0 && isRelation(deprel, 'fixed') ? tree.tokens[head]! : tree.tokens[word]!;
    return !(fixed.head === part.head && fixed.deprel === 'case' && fixed.xpos !== 'POS');
  });
  const at = words.indexOf(part.head);
  // Only the stretch that holds the head: a branch beyond the cue was hung there by mistake.
  let first = at;
  while (first > 0 && !crosses(words[first - 1]!, words[first]!, cueWords)) first--;
  let last = at;
  while (last + 1 < words.length && !crosses(words[last]!, words[last + 1]!, cueWords)) last++;
  return words.slice(first, last + 1);
}

const crosses = (left: number, right: number, cueWords: readonly number[]) =>
  cueWords.some(word => (left < word && word < right) || word === left || word === right);

/** A content begins behind its "that"; a question word and "to" belong to what is asked or wanted. */
function wordsOfContent(tree: Tree, part: Argument, loose: readonly number[]): number[] {
  const words = wordsOf(tree, { ...part, without: [...part.without, ...loose, ...asides(tree, part.head)] });
  // She wrote [in a letter] that …: what stands before the "that" was hung on the wrong verb.
  const that = tree.children[part.head]!.find(child => {
    const { deprel, form } = tree.tokens[child]!;
    return deprel === 'mark' && child < part.head && /^that$/i.test(form);
  });
  return that === undefined ? words : words.filter(word => word > that);
}

/**
 * Clauses that the parser joined to a content although they go on with the frame around it:
 *
 *     She said she would stay, but [added that the vote was close].
 *     She said she would stay, [speaking at a rally in Accra].
 */
function framesAfter(tree: Tree, part: Argument, cues: readonly CueCandidate[]): number[] {
  const words = wordsOf(tree, part);
  const last = words.findLast(word => tree.tokens[word]!.upos !== 'PUNCT');
  return words.filter(word => {
    if (word <= part.head || !isFrame(tree, word, cues)) return false;
    const own = branch(tree, word);
    return (
      tree.tokens[own[0]! - 1]?.form === ',' && own.findLast(inner => tree.tokens[inner]!.upos !== 'PUNCT') === last
    );
  });
}

function isFrame(tree: Tree, word: number, cues: readonly CueCandidate[]): boolean {
  const { deprel, xpos, lemma, head } = tree.tokens[word]!;
  const cue = cues.find(({ index }) => index === word);
  const speech = cue?.entry != null && SPEECH.has(cue.entry.group.name);
  if (xpos === 'VBG') {
    const joined =
      isRelation(deprel, 'advcl') || deprel === 'acl' || isRelation(deprel, 'conj') || deprel === 'parataxis';
    return joined && childBy(tree, word, 'nsubj', 'cc') < 0 && (speech || listed('frame verbs', lemma));
  }
  if (!isRelation(deprel, 'conj') || !speech || childBy(tree, word, 'cc') < 0 || tree.tokens[head]!.upos === 'NOUN')
    return false;
  const subject = childBy(tree, word, 'nsubj');
  return (
    (subject < 0 || tree.tokens[subject]!.upos === 'PRON') && childBy(tree, word, 'ccomp', 'parataxis', 'obj') >= 0
  );
}

const SPEECH = new Set(['say', 'insist', 'claim', 'ask']);

/** What only tells more about a noun: "a book by a rival, [who …]", "the case of the envoy, [a former general]". */
function asides(tree: Tree, head: number): number[] {
  if (!isNominal(tree.tokens[head]!) || childBy(tree, head, 'cop', 'nsubj') >= 0) return [];
  return tree.children[head]!.filter(child => {
    const { deprel } = tree.tokens[child]!;
    if (child < head || !(deprel === 'acl:relcl' || isRelation(deprel, 'appos') || isRelation(deprel, 'parataxis')))
      return false;
    const first = branch(tree, child)[0]!;
    return /^[,–—-]$/.test(tree.tokens[first]!.form) || /^[,–—-]$/.test(tree.tokens[first - 1]?.form ?? '');
  });
}

function coverOf(tree: Tree, words: readonly number[]): Span[] {
  const spans = spansOfWords(tree, words);
  return spans.length === 0 ? [] : [{ start: spans[0]!.start, end: spans.at(-1)!.end }];
}

/** "was quoted as saying" is one cue, not two: the verb inside another's cue words is dropped. */
function withoutRepeats(found: readonly Attribution[]): Attribution[] {
  return found.filter(
    one =>
      !found.some(
        other =>
          other !== one &&
          other.cueSpan.start <= one.cueSpan.start &&
          one.cueSpan.end <= other.cueSpan.end &&
          other.cueSpan.end - other.cueSpan.start > one.cueSpan.end - one.cueSpan.start,
      ),
  );
}
