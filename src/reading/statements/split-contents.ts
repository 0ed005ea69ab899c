import { type Span, subtractSpans } from '../../text/index.ts';
import type { Attribution } from './attribution.ts';
import { isEdgeMark, isRelation, type Tree } from './tree.ts';

/**
 * What is said in several clauses, each with its own "that" or "whether", is several statements of one cue. A clause that only goes on
 * stays with the one before it, and so does a second "that" inside what was said.
 *
 *     They maintain that the truce is broken and that the offer is a ploy.     two
 *     They maintain that the truce is broken and the offer is a ploy.          one
 *     He said that he knows that roads are shut and that food is short.        one: "that food is short" is what he knows
 */
export function splitContents(one: Attribution): Attribution[] {
  const { tree, content } = one;
  const clauses = clausesOf(one);
  if (clauses.length < 2) return [one];
  const pieces = clauses.map((clause, place) => {
    const from = tree.tokens[firstWordBehind(tree, clause.complementiser)]!.start;
    const next = clauses[place + 1];
    const to =
      next === undefined ? Number.POSITIVE_INFINITY : tree.tokens[lastWordBefore(tree, next.complementiser)]!.end;
    // What stands before the first "that" was given to the content for a reason: it goes with the first clause.
    const stretch = { start: place === 0 ? 0 : from, end: to };
    return { ...one, content: within(content, stretch), contentHeads: [clause.head] };
  });
  return pieces.every(piece => piece.content.length > 0) ? pieces : [one];
}

interface Clause {
  readonly head: number;
  readonly complementiser: number;
}

/** The clauses of a content that have a complementiser of their own, in text order; none unless the first has one too. */
function clausesOf({ tree, contentHeads, frames }: Attribution): Clause[] {
  const clauses: Clause[] = [];
  for (const head of contentHeads) {
    const members = [head, ...conjunctsOf(tree, head, frames)];
    for (const member of members) {
      const complementiser = complementiserOf(tree, member);
      if (complementiser >= 0) clauses.push({ head: member, complementiser });
      else if (member === head) return [];
    }
  }
  clauses.sort((a, b) => a.complementiser - b.complementiser);
  const word = clauses[0] === undefined ? '' : tree.tokens[clauses[0].complementiser]!.form.toLowerCase();
  return clauses.filter(({ complementiser }) => tree.tokens[complementiser]!.form.toLowerCase() === word);
}

function conjunctsOf(tree: Tree, head: number, frames: readonly number[]): number[] {
  const own = tree.children[head]!.filter(
    child => isRelation(tree.tokens[child]!.deprel, 'conj') && !frames.includes(child),
  );
  return own.flatMap(child => [child, ...conjunctsOf(tree, child, frames)]);
}

function complementiserOf(tree: Tree, clause: number): number {
  return (
    tree.children[clause]!.find(child => {
      const { deprel, form } = tree.tokens[child]!;
      return child < clause && deprel === 'mark' && /^(?:that|whether)$/i.test(form);
    }) ?? -1
  );
}

function firstWordBehind(tree: Tree, complementiser: number): number {
  let first = complementiser + 1;
  while (first < tree.tokens.length - 1 && isEdgeMark(tree.tokens[first]!)) first++;
  return first;
}

/** The last word of the clause before this complementiser: commas, "and" and a mark that opens a quotation do not count. */
function lastWordBefore(tree: Tree, complementiser: number): number {
  let last = complementiser - 1;
  while (last > 0 && (isEdgeMark(tree.tokens[last]!) || tree.tokens[last]!.deprel === 'cc')) last--;
  return last;
}

const within = (spans: readonly Span[], { start, end }: Span): Span[] =>
  subtractSpans(spans, [
    { start: 0, end: start },
    { start: end, end: Number.POSITIVE_INFINITY },
  ]);
