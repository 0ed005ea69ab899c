import type { Attribution } from './attribution.ts';
import { coverOf, wordsOfCue, wordsOfSource } from './attribution-words.ts';
import { openerOf } from './cue-features.ts';
import { outletNames } from './outlets.ts';
import { childBy, type Tree } from './tree.ts';

/** Settles attributions of one sentence that share a cue or a source. */
export function joinAttributions(found: readonly Attribution[]): Attribution[] {
  return withoutRepeats(withQuotedSources(withSharedSources(joinLightVerbs(found))));
}

/**
 * A verb that only carries a noun of saying is one cue with it, where the noun itself tells what is said. Without a clause the noun is the content.
 *
 *     She voiced the hope that it would end.   They issued a statement saying it was over.   She voiced a willingness to stay.
 *         └ one cue                                 └ one cue                                     └ cue  └ content
 */
function joinLightVerbs(found: readonly Attribution[]): Attribution[] {
  const carried = new Set<Attribution>();
  const joined = found.map(one => {
    const { tree, cue } = one;
    const carrier = tree.tokens[cue.index]!;
    const noun =
      cue.wordClass === 'noun'
        ? cue.index
        : carrier.deprel === 'acl' && isDocument(tree, carrier.head)
          ? carrier.head
          : -1;
    if (noun < 0 || !/^obj|^nsubj:pass/.test(tree.tokens[noun]!.deprel)) return one;
    const verb = found.find(other => other.cue.index === tree.tokens[noun]!.head);
    const tells =
      noun !== cue.index ||
      tree.children[noun]!.some(child => one.contentHeads.includes(child) && openerOf(tree, child) !== 'to');
    // denounced the president's remarks that …: the noun has a speaker of its own
    const owner = tree.children[noun]!.find(child => tree.tokens[child]!.deprel === 'nmod:poss') ?? -1;
    const foreign = owner >= 0 && tree.tokens[owner]!.upos !== 'PRON';
    if (verb === undefined || !tells || foreign || Math.abs(verb.cue.index - cue.index) > 6) return one;
    carried.add(verb);
    const cueSpan = {
      start: Math.min(one.cueSpan.start, verb.cueSpan.start),
      end: Math.max(one.cueSpan.end, verb.cueSpan.end),
    };
    return {
      ...one,
      cueSpan,
      source: verb.source ?? one.source,
      confidence: Math.max(one.confidence, verb.confidence),
    };
  });
  return joined.filter(one => !carried.has(one));
}

const isDocument = (tree: Tree, word: number) =>
  tree.tokens[word]!.upos === 'NOUN' && outletNames().documents.has(tree.tokens[word]!.lemma.toLowerCase());

/** "The Herald quotes [the mayor] as saying", "[The mayor] was quoted as saying": who is quoted says it. */
function withQuotedSources(found: readonly Attribution[]): Attribution[] {
  const verbs = found.map(({ tree, cue }) => quotingVerb(tree, cue.index));
  return found.flatMap((one, place) => {
    const { tree, cue, cueSpan } = one;
    // The verb of quoting is no cue of its own beside the verb of saying below it.
    if (found.some((other, at) => other !== one && verbs[at] === cue.index)) return [];
    const quoting = verbs[place]!;
    if (quoting < 0) return [one];
    const passive = tree.children[quoting]!.some(child => tree.tokens[child]!.deprel === 'nsubj:pass');
    const head = tree.children[quoting]!.find(child => (passive ? /^nsubj/ : /^obj/).test(tree.tokens[child]!.deprel));
    const words =
      head === undefined
        ? []
        : wordsOfSource(tree, { path: '^quoted', head, without: [quoting, cue.index] }, [quoting, cue.index]);
    const [span] = coverOf(tree, words);
    const [group] = coverOf(tree, wordsOfCue(tree, quoting));
    const whole = passive && group !== undefined && Math.abs(cue.index - quoting) < 4;
    return [
      {
        ...one,
        cueSpan: whole
          ? { start: Math.min(group.start, cueSpan.start), end: Math.max(group.end, cueSpan.end) }
          : cueSpan,
        source: head === undefined || span === undefined ? one.source : { head, span, path: '^quoted' },
      },
    ];
  });
}

/** The verb of quoting above or in a cue: "quotes" of "quotes him as [saying]". */
export function quotingVerb(tree: Tree, cue: number): number {
  const { head, deprel, lemma } = tree.tokens[cue]!;
  if (
    head >= 0 &&
    /^(?:advcl|xcomp|acl)/.test(deprel) &&
    /^(?:quote|cite|report|describe)$/.test(tree.tokens[head]!.lemma)
  ) {
    return tree.children[cue]!.some(child => /^as$/i.test(tree.tokens[child]!.form)) ? head : -1;
  }
  return /^(?:quote|cite)$/.test(lemma) &&
    tree.children[cue]!.some(
      child => /^advcl|^xcomp/.test(tree.tokens[child]!.deprel) && openerOf(tree, child) === 'as',
    )
    ? cue
    : -1;
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
