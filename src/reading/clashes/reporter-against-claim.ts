import type { Move } from '../entry.ts';
import { type Grounding, phraseSpan } from '../grounding/index.ts';
import { isNominal, listed, type Tree } from '../rules/index.ts';
import type { MoveType } from '../vocabulary.ts';
import type { Clash, ClashFinder } from './clash.ts';

/**
 * The reporter sees none of what his source tells of.
 *
 *   … with [no recent public diplomatic initiatives] … He claimed that officials [have been encouraging a restart of the talks].
 */
export const findReporterAgainstClaim: ClashFinder = (grounding, { moves }) =>
  grounding.trees.flatMap((tree, at) =>
    tree.tokens.flatMap(({ index }) => {
      if (!isDenied(grounding, tree, index)) return [];
      const near = grounding.trees.slice(Math.max(0, at - NEAR), at + NEAR + 1);
      const told = moves.find(move => isClaimedEffort(move) && near.some(({ sentence }) => holds(sentence, move)));
      return told === undefined ? [] : [clashOf(tree, index, told)];
    }),
  );

/** Sentences around the denial in which a claim still speaks of the same days. */
const NEAR = 3;
const EFFORTS: ReadonlySet<MoveType> = new Set([
  'urge',
  'offer mediation',
  'invite',
  'propose meeting',
  'offer talks',
  'propose ceasefire',
]);

const holds = ({ start, end }: { start: number; end: number }, { cites: [anchor] }: Move): boolean =>
  start <= anchor.start && anchor.end <= end;

function isClaimedEffort({ type, accordingTo, standing, date }: Move): boolean {
  return EFFORTS.has(type) && accordingTo !== null && !standing && date === null;
}

/** "no recent initiatives", "no sign of talks" in the reporter's own words; "no talks since May" and "no new round" deny less. */
function isDenied({ statementAt }: Grounding, tree: Tree, index: number): boolean {
  const noun = tree.tokens[index]!;
  if (!isNominal(noun) || !listed('efforts', noun.lemma.toLowerCase()) || statementAt(noun) !== null) return false;
  const children = tree.children[index]!.map(child => tree.tokens[child]!);
  return (
    children.some(({ lemma, deprel }) => deprel === 'det' && lemma.toLowerCase() === 'no') &&
    children.some(({ lemma }) =>
      ['recent', 'public', 'diplomatic', 'visible', 'serious', 'active'].includes(lemma.toLowerCase()),
    ) &&
    !children.some(({ lemma }) => lemma.toLowerCase() === 'since')
  );
}

function clashOf(tree: Tree, index: number, told: Move): Clash {
  return {
    kind: 'claim against reporter',
    verdict: 'tension',
    severity: 'low',
    why: 'the reporter sees none, a source tells of one; both can hold if it was not public',
    versions: [
      { value: 'none', span: phraseSpan(tree, index, true) },
      { value: told.type, span: told.cites[0] },
    ],
    rule: 'clashes/reporter-against-claim',
    confidence: 0.6,
  };
}
