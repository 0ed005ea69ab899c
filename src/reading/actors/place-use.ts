import { isRelation, type Tree } from '../rules/tree.ts';
import { firstConjunct, nounAfter, prepositionBefore, subjectOf } from './grammar.ts';
import type { ActorWords } from './reference/actor-words.ts';

/** How a city, a region or a country is meant where it stands. */
export type GeographicUse = 'actor' | 'place';

/**
 * Decides in the sentence whether a geographic name acts or is where things happen.
 * ```
 * [Moscow] is prepared to talk        actor: a subject
 * talks in [Moscow], [MOSCOW] –       place: preposition, dateline
 * a demand rejected by [Kyiv]         actor: agent
 * traveling to [Moscow]               place: motion
 * the [Moscow] talks                  place: names a meeting
 * ```
 * @param capital True for a city that stands for its government and for regions: they act only where the sentence says so. A state
 *   acts unless the sentence says that it is the place.
 */
export function geographicUse(
  tree: Tree,
  first: number,
  last: number,
  head: number,
  capital: boolean,
  { place, speech }: ActorWords,
): GeographicUse {
  const { tokens } = tree;
  if (isDateline(tree, first, last)) return 'place';
  const at = firstConjunct(tree, head);
  const preposition = at === head ? prepositionBefore(tree, head, first) : prepositionBefore(tree, at, at);
  if (place.prepositions.has(preposition)) return 'place';
  const before = tokens[first - 1];
  const after = tokens[last + 1];
  // "in Doha, Qatar": the country after its city.
  if (
    before?.form === ',' &&
    first >= 2 &&
    isRelation(tokens[head]!.deprel, 'appos') &&
    /^[\p{Lu}]/u.test(tokens[first - 2]!.form)
  ) {
    if (place.prepositions.has(prepositionBefore(tree, first - 2, first - 2))) return 'place';
  }
  const governor = tokens[at]!.head >= 0 ? tokens[tokens[at]!.head]! : undefined;
  const governing = governor?.form.toLowerCase() ?? '';
  const moves = place.motion.has(stemOf(governing)) || place.motion.has(governing);
  if ((preposition === 'to' || preposition === 'for') && moves) return 'place';
  if (preposition === 'from' && (place.from.has(stemOf(governing)) || place.from.has(governing))) return 'place';
  if (isRelation(tokens[at]!.deprel, 'obj') && (moves || /^(?:leave|leaving|left|enter|invade|reach)/.test(governing)))
    return 'place';
  const noun = nounAfter(tree, last);
  if (noun >= 0 && capital && place.before.has(tokens[noun]!.form.toLowerCase())) return 'place';
  const possessive = after?.xpos === 'POS';
  if (possessive) return capital && place.before.has(tokens[last + 2]?.form.toLowerCase() ?? '') ? 'place' : 'actor';
  if (!capital) return 'actor';
  if (subjectOf(tree, head) !== null) return 'actor';
  if (/^(?:by|with|between|against|to|for|on|toward|towards|than|over)$/.test(preposition)) return 'actor';
  if (preposition === 'from') return 'actor';
  if (preposition === 'of')
    return governor !== undefined &&
      /^(?:government|regime|side|behalf|position|demands?|view|support|part|decision|refusal)$/.test(governing)
      ? 'actor'
      : 'place';
  if (noun >= 0)
    return /^(?:officials?|government|authorities|regime|side|leaders?)$/.test(tokens[noun]!.form.toLowerCase())
      ? 'actor'
      : 'place';
  const verb = governor?.upos === 'VERB';
  if (isRelation(tokens[at]!.deprel, 'obj') && verb) return 'actor';
  if (isRelation(tokens[at]!.deprel, 'obl') && speech.has(governing)) return 'actor';
  // "Moscow-backed": the city stands for its state.
  if (after !== undefined && /^[-‐‑]$/.test(after.form)) return 'actor';
  return isRelation(tokens[at]!.deprel, 'root') && tokens.length > 4 ? 'actor' : 'place';
}

/** "MOSCOW – …", "BEIJING, March 3 (Reuters) - …": capitals, at the start, before a dash. */
function isDateline({ tokens }: Tree, first: number, last: number): boolean {
  if (first > 2 || tokens[first]!.form !== tokens[first]!.form.toUpperCase()) return false;
  for (let i = last + 1; i < Math.min(tokens.length, last + 10); i++)
    if (/^(?:[–—]|--|-)$/.test(tokens[i]!.form)) return true;
  return false;
}

/** Traveling, travelled, travels: travel. Enough for the short list it is asked of. */
function stemOf(form: string): string {
  const irregular = IRREGULAR[form];
  if (irregular !== undefined) return irregular;
  const plain = form.replace(/(?:ling|led)$/, 'l').replace(/(?:ing|ed|s)$/, '');
  return IRREGULAR[plain] ?? plain;
}

const IRREGULAR: Readonly<Record<string, string>> = {
  went: 'go',
  gone: 'go',
  goes: 'go',
  flew: 'fly',
  flies: 'fly',
  flown: 'fly',
  came: 'come',
  fled: 'flee',
  fle: 'flee',
  drove: 'drive',
  driv: 'drive',
  sent: 'send',
  mov: 'move',
  com: 'come',
  arriv: 'arrive',
  escap: 'escape',
};
