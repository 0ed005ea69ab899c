import { jointId } from './actor-index.ts';
import type { Candidate, NounPhrase } from './candidate.ts';
import type { Cast, Figure } from './cast.ts';
import type { Casting } from './casting.ts';

const PARTY_KINDS = new Set([
  'state',
  'armed organisation',
  'political party',
  'union',
  'company',
  "employers' association",
  'intergovernmental organisation',
  'place-like entity',
  'government',
  'group',
  'non-governmental organisation',
]);

/** "both sides", "the two leaders", "the warring parties": the two that the report last set against each other. True when they were found. */
export function castJoint(casting: Casting, position: number, phrase: Candidate & NounPhrase): boolean {
  const each = /^(?:each|neither|either)$/i.test(casting.tree(phrase.sentence).tokens[phrase.first]!.form);
  if (!each && (!phrase.many || (phrase.article !== 'the' && phrase.article !== 'both' && phrase.article !== 'none')))
    return false;
  const wantsPersons = phrase.senses.some(({ sense }) => sense === 'role' || sense === 'title');
  const pair = wantsPersons ? lastOfRole(casting, position, phrase) : lastPair(casting, position, phrase.noun);
  if (pair === null) return false;
  const joint = jointFigure(casting.cast, pair);
  casting.settle(position, joint, 'joint', wantsPersons ? 'two persons named last' : 'two parties named last');
  return true;
}

/** The rule of a figure that is two or more others together. */
export const SEVERAL = 'several at once';

export function jointFigure(cast: Cast, members: readonly Figure[]): Figure {
  const sorted = [...members].sort((a, b) => (a.id < b.id ? -1 : 1));
  return cast.add(
    {
      id: jointId(sorted.map(({ id }) => id)),
      kind: 'group',
      name: members.map(({ name }) => name).join(' and '),
      rule: SEVERAL,
      many: true,
      confidence: 0.6,
    },
    { start: 0, end: 0 },
  );
}

/** "[Both governors]": the last two that hold the office; "the two leaders" are the last two with any that leads. */
function lastOfRole({ cast, candidates }: Casting, position: number, phrase: NounPhrase): [Figure, Figure] | null {
  const { sentence } = candidates[position]!;
  const roles = phrase.senses.flatMap(sense => (sense.sense === 'role' ? [sense.role] : []));
  const leaders = roles.includes('leader');
  const last = [...cast.figures.values()]
    .filter(
      ({ kind, roles: held, many }) =>
        kind === 'person' &&
        !many &&
        [...held].some(
          one =>
            roles.some(role => one.endsWith(role)) ||
            (leaders && /president|minister|chancellor|king|leader/.test(one)),
        ),
    )
    .map(figure => ({
      figure,
      at: Math.max(...figure.places.map(place => place.sentence).filter(place => place <= sentence)),
    }))
    .filter(({ at }) => sentence - at <= 8)
    .sort((a, b) => b.at - a.at);
  return last.length < 2 || (last.length > 2 && last[2]!.at === last[1]!.at)
    ? null
    : [last[1]!.figure, last[0]!.figure];
}

/** The two parties of the nearest sentence that has two; else the two most spoken of so far. */
function lastPair({ cast, candidates }: Casting, position: number, noun: string): [Figure, Figure] | null {
  const { sentence, first } = candidates[position]!;
  const weights = new Map<Figure, number>();
  const near = new Map<Figure, number>();
  for (const figure of cast.figures.values()) {
    if (!PARTY_KINDS.has(figure.kind) || figure.id.startsWith('joint:')) continue;
    // "Israeli and Palestinian teams" are both sides already.
    if (figure.kind === 'group' && / and /.test(figure.name)) continue;
    // "Ankara talks to [both sides]": who acts on the two is not one of them.
    if (figure.places.some(place => place.sentence === sentence && place.subject && place.token < first)) continue;
    for (const place of figure.places) {
      if (place.sentence > sentence || (place.sentence === sentence && place.token >= first)) continue;
      const party = partyOf(cast, figure);
      weights.set(party, (weights.get(party) ?? 0) + (place.kind === 'adjective' ? 0.5 : 1));
      if (sentence - place.sentence <= 1) near.set(party, (near.get(party) ?? 0) + 1);
    }
  }
  // What the report names once, and no list knows, is no side of it.
  for (const [figure, weight] of weights)
    if (weight < 2 && figure.basis === 'text' && !near.has(figure)) weights.delete(figure);
  const weightOf = (figure: Figure) => (weights.get(figure) ?? 0) + (near.has(figure) ? 2 : 0);
  const ranked = [...weights].sort((a, b) => weightOf(b[0]) - weightOf(a[0]) || (a[0].id < b[0].id ? -1 : 1));
  // "both parties" are parties where there are two, and nobody deals with what it belongs to.
  const parties = /^part/.test(noun) ? ranked.filter(([{ kind }]) => kind === 'political party') : [];
  if (parties.length === 2) ranked.splice(0, ranked.length, ...parties);
  const leading = ranked[0]?.[0];
  if (leading !== undefined) {
    const apart = ranked.findIndex(
      ([figure], at) =>
        at > 0 && !cast.chainOf(figure.id).includes(leading.id) && !cast.chainOf(leading.id).includes(figure.id),
    );
    if (apart > 1) ranked.splice(1, apart - 1);
    if (apart < 0) return null;
  }
  if (ranked.length < 2) return null;
  const [a, b] = [ranked[0]![0], ranked[1]![0]];
  const opening = ({ places }: Figure) => (places[0]?.sentence ?? 0) * 1000 + (places[0]?.token ?? 0);
  return opening(a) <= opening(b) ? [a, b] : [b, a];
}

/** A government or a people counts for its state, a party's group in parliament for the party. */
function partyOf(cast: Cast, figure: Figure): Figure {
  const owner = cast.get(figure.partOf);
  const counts =
    figure.kind === 'government' ||
    figure.kind === 'group' ||
    (figure.kind === 'political party' && owner?.kind === 'political party');
  return owner !== null && counts ? partyOf(cast, owner) : figure;
}
