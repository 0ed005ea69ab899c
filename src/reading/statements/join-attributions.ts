import { openerOf } from './cue-features.ts';
import type { Attribution } from './find-attributions.ts';
import { childBy } from './tree.ts';

/** Settles attributions of one sentence that share a cue or a source. */
export function joinAttributions(found: readonly Attribution[]): Attribution[] {
  return withoutRepeats(withSharedSources(joinLightVerbs(found)));
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
