import { isRelation } from '../rules/tree.ts';
import { type Candidate, type NounPhrase, senseOf } from './candidate.ts';
import type { Figure } from './cast.ts';
import { type Casting, lastWhere } from './casting.ts';
import { roleKey } from './reference/actor-words.ts';

/** Offices of those whom a report calls a state's leader. */
const LEADS = /^(?:president|prime minister|chancellor|king|supreme leader|premier)$/;

/** "the president", "Ukraine's defence minister": somebody named for it, or in the list for it that day. */
export function castOffice(
  casting: Casting,
  position: number,
  phrase: Candidate & NounPhrase,
  owners: readonly Figure[],
): boolean {
  const { cast } = casting;
  const role = roleKey(phrase.noun);
  const owner = owners[0];
  const fits = (figure: Figure) =>
    figure.kind === 'person' &&
    [...figure.roles].some(
      known =>
        known === role ||
        known.endsWith(` ${role}`) ||
        (role === 'leader' && owner?.kind === 'state' && LEADS.test(known)),
    ) &&
    (owner === undefined ||
      cast.chainOf(figure.id).includes(owner.id) ||
      cast.chainOf(owner.id).includes(figure.partOf ?? ''));
  // "the first American president" is not the president of today.
  if (/\b(?:first|former|next|new|last|previous|late|any|every|other|another|future)\b/i.test(phrase.name))
    return false;
  if (owner === undefined && phrase.article === 'none' && !/^(?:president|pope)$/.test(role)) return false;
  const known = owner === undefined ? mostInMind(casting, position, fits) : lastWhere(casting, position, fits);
  if (known !== null) {
    casting.settle(position, known, 'nominal', 'office of somebody named');
    return true;
  }
  // "the president" before his name: the only one of that office in the report.
  const later = owner === undefined && phrase.article === 'the' ? [...cast.figures.values()].filter(fits) : [];
  if (later.length === 1) {
    casting.settle(position, later[0]!, 'nominal', 'office of somebody named');
    return true;
  }
  if (owner === undefined || phrase.article === 'none') return false;
  const state = cast.chainOf(owner.id).find(id => id.startsWith('state:')) ?? owner.id;
  const holders =
    cast.report.published === null
      ? []
      : [...cast.holdersOf(state, role), ...(owner.id === state ? [] : cast.holdersOf(owner.id, role))];
  const holder = holders.length === 1 ? cast.reference.persons.get(holders[0]!.person) : undefined;
  if (holder === undefined) return false;
  const figure = cast.person(holder, 'office by date');
  figure.names.add(phrase.name);
  casting.settle(position, figure, 'nominal', 'office by date');
  return true;
}

/**
 * "the president" without a state: he who was named last, unless another of that office, named within two sentences, is by far the one the
 * report is about.
 */
function mostInMind(casting: Casting, position: number, fits: (figure: Figure) => boolean): Figure | null {
  const last = lastWhere(casting, position, fits);
  if (last === null) return null;
  const { sentence } = casting.candidates[position]!;
  const near = ({ places }: Figure) =>
    places.some(place => place.sentence <= sentence && sentence - place.sentence <= 2);
  const leading = [...casting.cast.figures.values()].filter(
    figure => figure !== last && near(figure) && figure.mentions.length >= 3 * last.mentions.length && fits(figure),
  );
  return leading.length === 1 ? leading[0]! : last;
}

/** "Ann Berg is [a senior fellow] at …": who is said to be it, never somebody else beside her. */
export function predicatedOf(casting: Casting, phrase: Candidate & NounPhrase): Figure | null {
  if (phrase.many || (senseOf(phrase, 'role') ?? senseOf(phrase, 'title')) === undefined) return null;
  const tree = casting.tree(phrase.sentence);
  const children = tree.children[phrase.head]!;
  const has = (relation: string) => children.find(child => isRelation(tree.tokens[child]!.deprel, relation));
  const subject = has('nsubj');
  if (has('cop') === undefined || subject === undefined) return null;
  if (children.some(child => /^(?:not|n[’']t|never)$/i.test(tree.tokens[child]!.form))) return null;
  const at = casting.candidates.findIndex(
    ({ sentence, first, last }) => sentence === phrase.sentence && first <= subject && subject <= last,
  );
  const figure = at < 0 ? null : (casting.who[at] ?? null);
  return figure?.kind === 'person' ? figure : null;
}
