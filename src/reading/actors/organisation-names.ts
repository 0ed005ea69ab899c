import type { Tree } from '../rules/tree.ts';
import type { ActorKind } from '../vocabulary.ts';
import type { Unit } from './find-units.ts';
import { foldWord } from './fold-name.ts';
import type { ReferenceList } from './reference/reference-list.ts';

interface FoundOrganisation {
  readonly first: number;
  readonly last: number;
  readonly head: number;
  readonly name: string;
  /** Null: the words name a thing (an accord, a river), and are passed over. */
  readonly kind: ActorKind | null;
  /** Position of the first unit behind it. */
  readonly next: number;
}

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;
/** Heads whose "of" or "for" begins the rest of the name, whatever follows: "Bank of England". */
const TAKES_ANY =
  /^(?:university|bank|college|church|museum|institute|academy|school|center|centre|association|council|house|foundation|society)$/;

/**
 * An organisation by the head of its name, at a unit:
 * ```
 * Harvest Workers Union      Palestinian Center for Policy and Survey Research      Kestrel Air Inc.
 *                 └head                  └head└───────────────────────────────┘              └head
 * ```
 */
export function findOrganisation(
  tree: Tree,
  units: readonly Unit[],
  from: number,
  { words }: ReferenceList,
): FoundOrganisation | null {
  const { tokens } = tree;
  const start = units[from]!;
  if (!opensName(tokens[start.first]!.form, start)) return null;
  // The run of capitalised units, with "and" and "&" inside.
  let end = from;
  let headAt = -1;
  let kind: ActorKind | null = null;
  let thingAt = -1;
  for (let at = from; at < units.length; at++) {
    const unit = units[at]!;
    if (at > from && !joins(tree, units[at - 1]!.last, unit.first)) break;
    if (!CAPITAL.test(tokens[unit.last]!.form) || !inName(unit)) break;
    end = at;
    const last = foldWord(tokens[unit.last]!.form);
    const headKind = words.kindByHead(last);
    if (headKind !== null && !words.notActorHeads.has(last) && (unit.type === 'capital' || unit.type === 'noun')) {
      headAt = at;
      kind = headKind;
    }
    if (unit.type !== 'listed' && words.notActorHeads.has(last)) thingAt = at;
  }
  const next = tokens[units[end]!.last + 1];
  if (
    headAt < 0 &&
    next !== undefined &&
    end > from &&
    words.notActorHeads.has(foldWord(next.form)) &&
    CAPITAL.test(next.form)
  )
    thingAt = end;
  const firstName = start.type === 'capital' && words.firstNames.has(start.word) && thingAt === from + 1;
  if (thingAt > headAt && thingAt > from && !firstName) {
    const last = units[thingAt]!.last;
    return { first: start.first, last, head: last, name: '', kind: null, next: thingAt + 1 };
  }
  if (headAt < 0 || kind === null) return null;
  const head = units[headAt]!;
  const before = units.slice(from, headAt);
  // "Russian Foreign Ministry", "Ministry": a state's organ and a bare noun are phrases, not names of their own.
  const ordinary = head.type === 'noun' && before.every(({ type }) => type === 'listed');
  const extended = ofPart(tree, units, headAt, foldWord(tokens[head.last]!.form));
  if (extended === null && (ordinary || headAt === from)) return null;
  if (
    before.some(
      unit => unit.type === 'noun' && unit.senses.some(({ sense }) => sense === 'title' || sense === 'honorific'),
    ) &&
    before.length === 1
  )
    return null;
  const last = extended?.last ?? head.last;
  return {
    first: start.first,
    last,
    head: head.last,
    name: nameOf(tree, start.first, last),
    kind,
    next: extended?.next ?? headAt + 1,
  };
}

function opensName(form: string, unit: Unit): boolean {
  return CAPITAL.test(form) && unit.type !== 'person' && unit.type !== 'other';
}

/** Units that can stand inside a name: not persons, and no title but at its start ("Prime Minister's Office" is a phrase). */
function inName(unit: Unit): boolean {
  return (
    unit.type === 'capital' ||
    unit.type === 'listed' ||
    (unit.type === 'noun' && !unit.senses.some(({ sense }) => sense === 'title' || sense === 'honorific'))
  );
}

function joins(tree: Tree, last: number, next: number): boolean {
  for (let i = last + 1; i < next; i++) if (!/^(?:[-.‑'’]|&)$/u.test(tree.tokens[i]!.form)) return false;
  return next > last;
}

/** "of Foreign Affairs", "for Policy and Survey Research" behind the head. */
function ofPart(
  tree: Tree,
  units: readonly Unit[],
  headAt: number,
  head: string,
): { last: number; next: number } | null {
  const { tokens } = tree;
  const headLast = units[headAt]!.last;
  const word = tokens[headLast + 1]?.form;
  if (word !== 'of' && word !== 'for' && word !== 'on' && word !== 'to') return null;
  const article = tokens[headLast + 2]?.form === 'the' ? 1 : 0;
  let at = headAt + 1;
  let last = -1;
  for (; at < units.length; at++) {
    const unit = units[at]!;
    const expected = last < 0 ? headLast + 2 + article : last + 1;
    const joined =
      unit.first === expected ||
      (last >= 0 &&
        unit.first === expected + 1 &&
        /^(?:and|&|,)$/.test(tokens[expected]!.form) &&
        unit.type === 'capital');
    if (!joined || !CAPITAL.test(tokens[unit.first]!.form)) break;
    if (unit.type === 'person' || unit.type === 'other') break;
    if (unit.type === 'listed' && last < 0 && !TAKES_ANY.test(head) && isAlone(units, at, tokens)) break;
    last = unit.last;
  }
  return last < 0 ? null : { last, next: at };
}

/** The listed name is all that follows "of": "the Ministry of Justice of [Israel]" has an owner there, not a name. */
function isAlone(units: readonly Unit[], at: number, tokens: Tree['tokens']): boolean {
  const next = units[at + 1];
  return next === undefined || next.first !== units[at]!.last + 1 || !CAPITAL.test(tokens[next.first]!.form);
}

function nameOf({ tokens }: Tree, first: number, last: number): string {
  let name = '';
  for (let i = first; i <= last; i++)
    name += (i > first && tokens[i]!.start > tokens[i - 1]!.end ? ' ' : '') + tokens[i]!.form;
  return name;
}
