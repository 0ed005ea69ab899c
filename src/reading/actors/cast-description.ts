import type { ActorId } from '../entry.ts';
import type { ActorKind } from '../vocabulary.ts';
import { type Candidate, type NounPhrase, senseOf } from './candidate.ts';
import type { Figure } from './cast.ts';
import { jointFigure, SEVERAL } from './cast-joint.ts';
import { placeOwner } from './cast-organ.ts';
import { type Casting, lastWhere, unionOf } from './casting.ts';
import { roleKey } from './reference/actor-words.ts';

/** Who the phrase belongs to, for comparing and for `partOf`. */
function partOf(owners: readonly Figure[]): ActorId | null {
  return owners.find(({ kind }) => kind !== 'group' && kind !== 'other')?.id ?? owners[0]?.id ?? null;
}

/** "Turkish officials … the officials": the same noun, the same owner or none said, and not a new one by its article. */
export function sameDescription(
  casting: Casting,
  position: number,
  phrase: Candidate & NounPhrase,
  owners: readonly Figure[],
): boolean {
  const owner = partOf(owners);
  const { keyOf } = casting.cast;
  const key = keyOf(phrase.name);
  const head = headOf(phrase.noun);
  const fits = (figure: Figure) => {
    if (figure.basis === 'world' || (figure.rule !== 'description' && figure.rule !== SEVERAL)) return false;
    if (
      [...figure.names].some(name => keyOf(name) === key) &&
      (owner === null || figure.partOf === owner || figure.partOf === null)
    )
      return figure.many === phrase.many && (phrase.many || phrase.article !== 'a');
    return (
      (phrase.article === 'the' || phrase.article === 'this') &&
      figure.many === phrase.many &&
      (owner === null || figure.partOf === owner) &&
      [...figure.names].some(name => headOf(name) === head)
    );
  };
  const figure = lastWhere(casting, position, fits);
  if (figure === null) return false;
  casting.cast.addName(figure, phrase.name);
  casting.settle(
    position,
    figure,
    figure.rule === 'description' && isAnonymous(casting, phrase) ? 'anonymous' : 'nominal',
    'same description',
  );
  return true;
}

export const headOf = (name: string) =>
  name
    .toLowerCase()
    .replace(/ (?:of|for|from|with|at|in|to|who|familiar) .*$/, '')
    .split(/\s+/)
    .at(-1)!;

/** A description makes an actor only where it acts, speaks, or belongs to somebody: not every "people" is one. */
export function actsHere(casting: Casting, phrase: Candidate & NounPhrase, owners: readonly Figure[]): boolean {
  if (phrase.senses.every(({ sense }) => sense === 'document')) return casting.speaks(phrase);
  // "each country", "most nations" are nobody in particular, unless they speak.
  if (phrase.senses.some(sense => sense.sense === 'organisation' && sense.kinds.includes('state')))
    return casting.speaks(phrase);
  if (casting.isSubject(phrase) || casting.speaks(phrase)) return true;
  // "between [pro-Western rebels] and the army": a body of people that is told apart from others.
  const body =
    phrase.many &&
    phrase.senses.some(sense => sense.sense === 'group' || (sense.sense === 'role' && sense.standing === 'works for'));
  if (body && phrase.name.split(' ').length > phrase.noun.split(' ').length) return true;
  return (
    owners.length > 0 &&
    phrase.senses.some(({ sense }) => sense === 'role' || sense === 'group' || sense === 'organ' || sense === 'title')
  );
}

function isAnonymous({ cast }: Casting, phrase: NounPhrase): boolean {
  return phrase.article !== 'the' && cast.reference.words.anonymous.has(headOf(phrase.noun));
}

const OF_THEIR_STATE = /^(?:(?:senior|top|government) )*(?:officials|authorities|lawmakers|legislators)$/i;

export function describeNew(
  casting: Casting,
  position: number,
  phrase: Candidate & NounPhrase,
  owners: readonly Figure[],
): void {
  const { cast } = casting;
  const role = senseOf(phrase, 'role');
  // "officials in Chile" are Chile's, unless another owner is said.
  const state =
    owners.length === 0 && phrase.many && OF_THEIR_STATE.test(phrase.name) ? placeOwner(casting, position) : null;
  const organ = senseOf(phrase, 'organ');
  const organisation = senseOf(phrase, 'organisation');
  const one = role !== undefined || senseOf(phrase, 'title') !== undefined;
  const kind = phrase.many
    ? 'group'
    : one
      ? 'person'
      : (organ?.kind ??
        organisationKind(organisation?.kinds) ??
        (senseOf(phrase, 'group') !== undefined ? 'group' : 'other'));
  const stands = role?.standing === 'stands apart';
  const mixed = phrase.many && owners.length > 1 && owners[0]!.kind === 'state' && owners[1]!.kind === 'state';
  // "Peruvian and Bolivian negotiators" are both sides at once, as "the two delegations" are: no third party beside them.
  if (mixed && !stands && (one || organ !== undefined)) {
    const inOrder = [...casting.candidates[position]!.owners].sort((a, b) => a - b).map(at => casting.who[at]);
    const joint = jointFigure(
      cast,
      inOrder.filter(owner => owner != null && owners.slice(0, 2).includes(owner)).map(owner => owner!),
    );
    cast.addName(joint, phrase.name);
    casting.settle(position, joint, 'joint', 'of two states');
    return;
  }
  const union = owners.length === 0 ? unionOf(casting, phrase.noun) : null;
  // "its Western allies" are called "Western allies of Ukraine".
  const possessor = phrase.ownPronoun === null ? undefined : owners.at(-1);
  const name =
    possessor === undefined
      ? phrase.name
      : `${phrase.name.replace(/^(?:his|her|its|their|whose) /i, '')} of ${possessor.name}`;
  const figure = cast.add(
    {
      kind,
      name,
      partOf: union?.id ?? state?.id ?? ((stands && !belongs(phrase)) || mixed ? null : partOf(owners)),
      rule: 'description',
      confidence: 0.7,
      many: phrase.many,
    },
    casting.spanOf(phrase),
  );
  if (one) figure.roles.add(roleKey(phrase.noun));
  casting.settle(position, figure, isAnonymous(casting, phrase) ? 'anonymous' : 'nominal', 'description');
}

/** "a rebel group" is armed by its words; a plain "group" may be anybody's. */
function organisationKind(kinds: readonly ActorKind[] | undefined): ActorKind | undefined {
  return kinds !== undefined && kinds.length > 1 ? 'group' : kinds?.[0];
}

/** Experts and witnesses speak for themselves; only "their own" ones belong: allies, hostages, sources of somebody. */
function belongs(phrase: NounPhrase): boolean {
  return /^(?:sources?|insiders?|settlers?|captives?|civilians?|citizens?)$/.test(phrase.noun);
}
