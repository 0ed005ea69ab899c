import { type Grounding, nameSpan } from '../grounding/index.ts';
import { dependents, isRelation, listed, prepositionOf, type Tree } from '../rules/index.ts';
import type { ActorKind } from '../vocabulary.ts';
import { isSettingOfProposal } from './attach-clauses.ts';
import { meetingWords } from './meeting-words.ts';
import type { Venue } from './mention.ts';

/** What can be sat in: a state ("in Qatar"), a place; never a person, a party or a union. */
const NO_PLACES: ReadonlySet<ActorKind> = new Set([
  'person',
  'armed organisation',
  'political party',
  'union',
  'company',
  'group',
  'news agency',
  'publisher',
  'delegation',
]);

const PLACING = new Set(['in', 'at', 'near', 'outside', 'inside']);

/** "in [Istanbul]", "at [Camp David]", "the [Cairo] talks": where a meeting is, looked for in its phrase and the clauses above. */
export function findVenue(
  grounding: Grounding,
  tree: Tree,
  head: number,
  scope: readonly number[],
  extra: readonly number[] = [],
): Venue | null {
  for (const index of [...extra, ...scope.flatMap(at => phrasesUnder(tree, at))]) {
    const venue = placeAt(grounding, tree, index);
    if (venue !== null) return venue;
  }
  // "Washington, [where] he will hold talks"
  for (const index of scope) {
    const where =
      tree.tokens[index]!.deprel === 'acl:relcl' &&
      tree.children[index]!.some(child => tree.tokens[child]!.form.toLowerCase() === 'where');
    const venue = where ? placeAt(grounding, tree, tree.tokens[index]!.head) : null;
    if (venue !== null) return venue;
  }
  for (const child of tree.children[head]!) {
    const { deprel } = tree.tokens[child]!;
    if (isRelation(deprel, 'compound') && child < head) {
      const venue = placeAt(grounding, tree, child);
      if (venue !== null && !isParty(grounding, tree, head, child)) return venue;
    }
  }
  return nextPlace(grounding, tree, head);
}

/** "a summit with President Moon at the border village of [Panmunjom]": hung on somebody in between, it still follows the meeting. */
function nextPlace(grounding: Grounding, tree: Tree, head: number): Venue | null {
  for (let index = head + 1; index < Math.min(tree.tokens.length, head + 16); index++) {
    const { xpos, form } = tree.tokens[index]!;
    if (/^(VBD|VBZ|VBP|MD)$/.test(xpos) || /^[.;:–—]$/.test(form)) return null;
    if (isSettingOfProposal(tree, index)) return null;
    const preposition = prepositionOf(tree, index);
    const settlement =
      preposition === 'of' && listed('settlements', tree.tokens[tree.tokens[index]!.head]?.lemma.toLowerCase() ?? '');
    if (!settlement && !PLACING.has(preposition)) continue;
    const venue = placeAt(grounding, tree, index);
    if (venue !== null) return venue;
  }
  return null;
}

function phrasesUnder(tree: Tree, index: number): number[] {
  const found: number[] = [];
  for (const child of tree.children[index]!) {
    const { deprel } = tree.tokens[child]!;
    if (isSettingOfProposal(tree, child)) continue;
    const phrase = isRelation(deprel, 'obl') || (isRelation(deprel, 'nmod') && deprel !== 'nmod:poss');
    if (phrase && PLACING.has(prepositionOf(tree, child))) found.push(child);
    // "invited the envoy to [Vancouver] for a further round"
    if (deprel === 'obl' && prepositionOf(tree, child) === 'to' && listed('verbs of going', tree.tokens[index]!.lemma))
      found.push(child);
    // "a meeting held in Oslo", "talks [scheduled] in Oslo"
    if (deprel === 'acl' || deprel === 'acl:relcl') found.push(...phrasesUnder(tree, child));
    // "at a compound in [Camp David]", "in the village of [Panmunjom]"
    if (phrase && PLACING.has(prepositionOf(tree, child))) {
      found.push(
        ...dependents(tree, child, 'nmod').filter(
          under => under > child && [...PLACING, 'of'].includes(prepositionOf(tree, under)),
        ),
      );
      found.push(...dependents(tree, child, 'appos'));
    }
  }
  return found;
}

function placeAt(grounding: Grounding, tree: Tree, index: number): Venue | null {
  const token = tree.tokens[index]!;
  if (token.upos !== 'PROPN' && !token.xpos.startsWith('NNP')) return null;
  const span = nameSpan(tree, index);
  if (
    grounding.timesIn(span).length > 0 ||
    listed('words of time', token.lemma.toLowerCase()) ||
    meetingWords().notVenues.has(token.form.toLowerCase()) ||
    // "AP photos", "the USMCA talks"
    (/^\p{Lu}{2,}$/u.test(token.form) && grounding.actors.at(token) === null) ||
    listed('bodies', token.lemma.toLowerCase())
  )
    return null;
  const actor = grounding.actors.at(span);
  if (actor !== null) {
    const kind = grounding.actors.get(actor)?.kind;
    if (kind !== undefined && NO_PLACES.has(kind)) return null;
  }
  const name = tree.tokens
    .filter(({ start, end }) => start >= span.start && end <= span.end)
    .filter(({ upos }) => upos !== 'DET')
    .map(({ form }) => form);
  return name.length === 0
    ? null
    : { name: textOf(tree, span), span, state: actor === null ? null : grounding.actors.sideOf(actor) };
}

/** The words as they stand, without an article. */
function textOf(tree: Tree, span: { start: number; end: number }): string {
  const words = tree.tokens.filter(({ start, end, upos }) => start >= span.start && end <= span.end && upos !== 'DET');
  let text = '';
  words.forEach((word, k) => {
    text += (k > 0 && word.start > words[k - 1]!.end ? ' ' : '') + word.form;
  });
  return text;
}

/** "the [Kim]-Trump summit", "the [Israeli] talks": who meets, not where. A capital or a state beside "summit" is where, unless a hyphen joins two. */
function isParty(grounding: Grounding, tree: Tree, head: number, index: number): boolean {
  const actor = grounding.actors.at(tree.tokens[index]!);
  if (actor === null) return false;
  const next = tree.tokens[index + 1]?.form;
  const before = tree.tokens[index - 1]?.form;
  if ([next, before].some(form => form === '-' || form === '–' || form === '/')) return true;
  const known = grounding.actors.get(actor);
  // "Iran negotiations" are about or with Iran; "the Cairo talks", "the Singapore summit" are there.
  return known?.kind !== 'state' || (known.name === tree.tokens[index]!.form && tree.tokens[head]!.lemma !== 'summit');
}
