import type { ActorId } from '../entry.ts';
import type { Candidate, NounPhrase } from './candidate.ts';
import type { Figure } from './cast.ts';
import { type Casting, lastWhere } from './casting.ts';
import type { NounSense } from './reference/actor-words.ts';

/** "the Turkish foreign ministry", "Ghani's government", "the army": one actor per state and organ. */
export function castOrgan(
  casting: Casting,
  position: number,
  phrase: Candidate & NounPhrase,
  sense: Extract<NounSense, { sense: 'organ' }>,
  owners: readonly Figure[],
): boolean {
  const { cast } = casting;
  const of = organOwners(casting, owners);
  if (of.length === 0) {
    const seat = placeOwner(casting, position);
    if (seat !== null) of.push(seat);
  }
  // "the opposition forces" are not the army spoken of before.
  const plain = phrase.name.toLowerCase().split(/[\s-]+/).length <= phrase.noun.split(' ').length;
  if (of.length === 0 && !plain) return false;
  if (of.length === 0) {
    const known = lastWhere(
      casting,
      position,
      figure =>
        (figure.id.endsWith(`/${sense.organ}`) || isOrgan(casting, figure.id, sense.organ)) &&
        saysSo(figure, phrase.noun),
    );
    if (known !== null && (phrase.article !== 'a' || phrase.modifier)) {
      casting.settle(position, known, 'nominal', 'organ named before');
      return true;
    }
    if (phrase.article === 'the' || phrase.modifier) {
      // "the government" in a report on one state: the state named last, if only one is near.
      const near = statesNear(casting, position);
      const american = !/^administration$/.test(phrase.noun) || near[0]?.id === 'state:USA';
      if (american && near.length === 1 && sense.organ !== 'delegation' && sense.organ !== 'opposition')
        of.push(near[0]!);
    }
    if (of.length === 0) return false;
  }
  const figures = of.slice(0, phrase.many ? 2 : 1).map(owner => {
    const special = cast.reference.organs.get(`${owner.id}|${sense.organ}`);
    const listed = special === undefined ? null : cast.listed(special, 'organ of a state');
    if (listed !== null) return listed;
    return cast.add(
      {
        id: `${owner.id}/${sense.organ}`,
        kind: sense.kind,
        name: of.length > 1 ? `${owner.name} ${sense.organ}` : phrase.name,
        partOf: owner.id,
        rule: 'organ of a state',
        confidence: 0.85,
      },
      casting.spanOf(phrase),
    );
  });
  for (const figure of figures) {
    cast.addName(figure, phrase.name);
    casting.settle(position, figure, 'nominal', 'organ of a state');
  }
  return true;
}

/** "the defence ministry [in Seoul]": the capital is a place there, and still says whose ministry it is. */
export function placeOwner({ cast, candidates, places }: Casting, position: number): Figure | null {
  const candidate = candidates[position]!;
  for (let at = position + 1; at < candidates.length && candidates[at]!.sentence === candidate.sentence; at++) {
    const place = places.get(at);
    if (candidates[at]!.first - candidate.last > 3) return null;
    if (place?.startsWith('state:')) return cast.listed(place, 'owner of an organ');
  }
  return null;
}

/** "the administration" is a government that was called so, not any that was spoken of; a "government" is any. */
function saysSo(figure: Figure, noun: string): boolean {
  return (
    !/^(?:administration|regime|cabinet)$/.test(noun) ||
    [...figure.names].some(name => name.toLowerCase().includes(noun))
  );
}

function isOrgan({ cast }: Casting, id: ActorId, organ: string): boolean {
  return cast
    .chainOf(id)
    .slice(1)
    .some(owner => cast.reference.organs.get(`${owner}|${organ}`) === id);
}

/** What an organ can belong to: states and organisations; for "Ghani's government" the state of Ghani. */
function organOwners({ cast }: Casting, owners: readonly Figure[]): Figure[] {
  return owners
    .map(owner =>
      owner.kind === 'person'
        ? cast.get(cast.chainOf(owner.id).find(id => id.startsWith('state:')) ?? null)
        : owner.id.endsWith('/people')
          ? cast.get(owner.partOf)
          : owner,
    )
    .filter(owner => owner !== null);
}

function statesNear({ cast, candidates }: Casting, position: number): Figure[] {
  const { sentence } = candidates[position]!;
  return [...cast.figures.values()].filter(
    ({ kind, places }) =>
      kind === 'state' && places.some(place => sentence - place.sentence >= 0 && sentence - place.sentence <= 1),
  );
}
