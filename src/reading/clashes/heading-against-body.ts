import type { Move } from '../entry.ts';
import { type Grounding, phraseSpan } from '../grounding/index.ts';
import { isNominal, listed, type Tree } from '../rules/index.ts';
import type { MoveType } from '../vocabulary.ts';
import type { Clash, ClashFinder } from './clash.ts';

/**
 * A heading that says more than the body tells.
 *
 *   heading: A Stalled Process and [a Rejected Summit]      body: the summit was proposed, and [accepted on a condition]
 */
export const findHeadingAgainstBody: ClashFinder = (grounding, { moves }) =>
  headingTrees(grounding).flatMap(tree =>
    tree.tokens.flatMap(({ index }) => {
      const said = verdictOn(tree, index);
      if (said === null) return [];
      const clash = againstMoves(tree, index, said, moves);
      return clash === null ? [] : [clash];
    }),
  );

function headingTrees({ report, trees }: Grounding): Tree[] {
  const headings = report.passages.filter(({ kind }) => kind === 'heading');
  return trees.filter(({ sentence }) =>
    headings.some(({ start, end }) => start <= sentence.start && sentence.end <= end),
  );
}

type Said = 'refused' | 'accepted';
const REFUSED = /^(?:reject|refuse|rebuff|spurn|dismiss|decline|veto|scorn)(?:s|ed)$/i;
const ACCEPTED = /^(?:accept|agree|approve|endorse|embrace|sign)(?:s|ed|d)$/i;

/** What a participle beside a noun of meeting or offer says became of it. */
function verdictOn(tree: Tree, index: number): Said | null {
  const token = tree.tokens[index]!;
  const noun = token.lemma.toLowerCase();
  if (
    !isNominal(token) ||
    !(listed('meetings', noun) || listed('offers', noun) || listed('ceasefires', noun) || listed('talks', noun))
  )
    return null;
  const before = tree.tokens[index - 1];
  if (before === undefined) return null;
  return REFUSED.test(before.form) ? 'refused' : ACCEPTED.test(before.form) ? 'accepted' : null;
}

const ACCEPTING: ReadonlySet<MoveType> = new Set(['accept', 'accept in principle', 'accept with condition']);
const REFUSING: ReadonlySet<MoveType> = new Set(['reject', 'dismiss', 'walk out']);

function againstMoves(tree: Tree, index: number, said: Said, moves: readonly Move[]): Clash | null {
  const noun = tree.tokens[index]!.lemma.toLowerCase();
  const opening = moves.find(({ cites, type }) => !ACCEPTING.has(type) && !REFUSING.has(type) && mentions(cites, noun));
  if (opening === undefined) return null;
  const answers = moves.filter(({ respondsTo }) => respondsTo.some(({ move }) => move === opening.id));
  const opposite = answers.find(({ type }) => (said === 'refused' ? ACCEPTING : REFUSING).has(type));
  // Where the body tells of both, the heading has one of them right.
  if (opposite === undefined || answers.some(({ type }) => (said === 'refused' ? REFUSING : ACCEPTING).has(type)))
    return null;
  const heading = phraseSpan(tree, index);
  return {
    kind: 'heading against body',
    verdict: 'inconsistent in use',
    severity: 'low',
    why: `the heading calls it ${said}; the body tells of "${opposite.type}" as the answer`,
    versions: [
      { value: said, span: heading },
      { value: opposite.type, span: opposite.cites[0] },
    ],
    rule: 'clashes/heading-against-body',
    confidence: 0.7,
  };
}

const mentions = (cites: Move['cites'], noun: string): boolean =>
  cites.some(({ exact }) => new RegExp(`\\b${noun}s?\\b`, 'i').test(exact));
