import type { Token } from '../../language/index.ts';
import { isBelow, isRelation, type Tree } from '../rules/tree.ts';
import type { Candidate, Phrase } from './candidate.ts';

/** Adds to each phrase what it belongs to and what it stands beside. */
export function linkOwners(tree: Tree, found: readonly Phrase[], offset: number): Candidate[] {
  const { tokens } = tree;
  const covering = (index: number) =>
    found.findIndex(
      candidate =>
        candidate.type !== 'pronoun' && candidate.first <= index && index <= candidate.last && candidate.head === index,
    );
  return found.map((candidate, position): Candidate => {
    if (candidate.type === 'pronoun' || candidate.type === 'listed')
      return { ...candidate, owners: [], ownPronoun: null, besides: besidesOf(tree, found, position, offset) };
    const owners: number[] = [];
    let ownPronoun: number | null = null;
    // Left: what stands inside the phrase before its head, nearest first.
    const core = coreStart(tokens, candidate);
    for (let at = found.length - 1; at >= 0; at--) {
      const other = found[at]!;
      if (at === position || other.last >= core || other.last < candidate.first - 2) continue;
      const possessive = tokens[other.last + 1]?.xpos === 'POS';
      const inside =
        other.first >= candidate.first ||
        (possessive && other.last + 2 >= candidate.first) ||
        other.last + 1 >= candidate.first;
      if (!inside || (other.first < candidate.first && !possessive && other.type !== 'listed')) continue;
      if (other.type === 'pronoun') {
        if (tokens[other.head]!.xpos === 'PRP$') ownPronoun ??= other.head;
      } else owners.push(at);
    }
    owners.sort((a, b) => found[b]!.last - found[a]!.last || found[a]!.first - found[b]!.first);
    // "[Russian] and Ukrainian delegations"
    const nearest = owners[0] === undefined ? undefined : found[owners[0]];
    if (nearest?.type === 'listed' && tokens[nearest.first - 1]?.form === 'and') {
      const other = found.findIndex(({ type, last }) => type === 'listed' && last === nearest.first - 2);
      if (other >= 0 && !owners.includes(other)) owners.push(other);
    }
    // Right: "spokesman for Abdullah", "official with the information ministry".
    if (candidate.type === 'phrase' || candidate.type === 'organisation') {
      for (const child of tree.children[candidate.head]!) {
        if (!isRelation(tokens[child]!.deprel, 'nmod') || child < candidate.head) continue;
        if (!/^(?:of|for|from|with|at|in|to)$/.test(caseOf(tree, child))) continue;
        for (const owner of ownersBelow(tree, child)) {
          const at = covering(owner);
          if (at >= 0 && at !== position) owners.push(at);
        }
      }
      const after = tokens[candidate.head + 1]?.form.toLowerCase();
      if (owners.length === 0 && (after === 'of' || after === 'for')) {
        const at = found.findIndex(
          other => other.first > candidate.head + 1 && other.first <= candidate.head + 3 && other.type !== 'pronoun',
        );
        if (at >= 0) owners.push(at);
      }
    }
    return {
      ...candidate,
      owners: owners.map(at => at + offset),
      ownPronoun,
      besides: besidesOf(tree, found, position, offset),
    };
  });
}

/** "officials of [Peru] and [Chile]", "members of [Local 9] of [the Dockers' Union]": who stands behind the preposition, and what that is of. */
function ownersBelow(tree: Tree, child: number): number[] {
  const inside = tree.children[child]!.filter(
    at => at > child && isRelation(tree.tokens[at]!.deprel, 'nmod') && caseOf(tree, at) === 'of',
  );
  const beside = tree.children[child]!.filter(at => at > child && isRelation(tree.tokens[at]!.deprel, 'conj'));
  return [child, ...beside, ...inside];
}

/** The first token of the candidate's own words, after its modifiers. */
function coreStart(tokens: readonly Token[], candidate: Phrase): number {
  if (candidate.type === 'phrase') return candidate.head - candidate.noun.split(' ').length + 1;
  if (candidate.type !== 'person') return candidate.first;
  let start = candidate.last;
  let left = candidate.name.split(/[\s-]+/).length;
  while (start > candidate.first && left > 1) {
    start--;
    if (/\p{L}/u.test(tokens[start]!.form)) left--;
  }
  return start;
}

function caseOf(tree: Tree, index: number): string {
  const child = tree.children[index]!.find(at => tree.tokens[at]!.deprel === 'case');
  return child === undefined ? '' : tree.tokens[child]!.form.toLowerCase();
}

/**
 * Apposition, by the tree or by the commas:
 * ```
 * Sami Abu Zuhri, a Hamas spokesman, said …      the group's leader, Abubakar Shekau, said …
 * ```
 */
function besidesOf(tree: Tree, found: readonly Phrase[], position: number, offset: number): number | null {
  const candidate = found[position]!;
  const { tokens } = tree;
  if (candidate.type === 'pronoun' || (candidate.type === 'phrase' && candidate.modifier)) return null;
  // "the minister of science but also [a former head of the service]": the second half of an apposition.
  if (candidate.type === 'phrase' && isRelation(tokens[candidate.head]!.deprel, 'conj')) {
    const partner = found.findIndex(other => other.type === 'phrase' && other.head === tokens[candidate.head]!.head);
    if (partner >= 0 && partner < position) return besidesOf(tree, found, partner, offset);
  }
  const office = officeBefore(tree, found, position);
  if (office !== null) return office + offset;
  for (let at = position - 1; at >= 0; at--) {
    const other = found[at]!;
    if (other.type === 'pronoun' || other.last >= candidate.first || !mayBeOne(other, candidate)) continue;
    const { deprel, head } = tokens[candidate.head]!;
    if (isRelation(deprel, 'appos') && head >= other.first && head <= other.last) return at + offset;
    const gap = tokens.slice(other.last + 1, candidate.first);
    const comma = gap.length === 1 && /^[,–—(]$/.test(gap[0]!.form);
    // "Mohammed Musleh, 27, a farmer": the age stands between.
    const aged = gap.length === 3 && gap[0]!.form === ',' && /^\d{1,3}$/.test(gap[1]!.form) && gap[2]!.form === ',';
    const closed = /^(?:[,;.–—)]|who|which|said|says|told)$/i.test(tokens[candidate.last + 1]?.form ?? '.');
    if ((comma || aged) && closed && !isBelow(tree, other.head, candidate.head)) return at + offset;
    if (candidate.first - other.last > 4) break;
  }
  return null;
}

/** "[the head of the Lake Front] Gen. Ada Berg": the name right behind its office in full. */
function officeBefore({ tokens }: Tree, found: readonly Phrase[], position: number): number | null {
  const candidate = found[position]!;
  if (candidate.type !== 'person') return null;
  let start = coreStart(tokens, candidate);
  while (start > 0 && isRelation(tokens[start - 1]!.deprel, 'nmod:desc')) start--;
  const at = found.findIndex(
    other =>
      other.type === 'phrase' && other.last > other.head && other.last === start - 1 && mayBeOne(other, candidate),
  );
  return at < 0 ? null : at;
}

/** A person and an office, or an organisation and a description of one, can be one actor; two persons cannot. */
function mayBeOne(a: Phrase, b: Phrase): boolean {
  const role = (x: Phrase) =>
    x.type === 'phrase' &&
    !x.many &&
    !x.modifier &&
    x.senses.some(({ sense }) => sense === 'role' || sense === 'title');
  const body = (x: Phrase) =>
    x.type === 'phrase' && !x.modifier && x.senses.some(({ sense }) => sense === 'organisation' || sense === 'organ');
  const person = (x: Phrase) => x.type === 'person' || x.type === 'unknown';
  const organisation = (x: Phrase) =>
    x.type === 'organisation' ||
    x.type === 'unknown' ||
    (x.type === 'listed' && x.names.some(({ use }) => use === 'name'));
  return (
    (person(a) && role(b)) || (role(a) && person(b)) || (organisation(a) && body(b)) || (body(a) && organisation(b))
  );
}
