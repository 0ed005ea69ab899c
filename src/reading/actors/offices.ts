import type { ActorId } from '../entry.ts';
import type { Figure } from './cast.ts';
import { type Casting, lastWhere, ownersOf, unionOf } from './casting.ts';
import { roleKey } from './reference/actor-words.ts';

const ENVOY = /(?:ambassador|envoy|representative)$/;

/**
 * Notes the office that the words around a name give: "[Russian President] Vladimir Putin", "Omid Maisam, [a spokesman for Abdullah]".
 * What the report says of somebody goes before the reference list, but a former office gives no side.
 */
export function giveOffice(casting: Casting, position: number, person: Figure, titles: readonly string[]): void {
  const { cast, offices } = casting;
  const candidate = casting.candidates[position]!;
  const owners = ownersOf(casting, position).filter(({ id }) => id !== person.id);
  const words = wordsOf(casting, position);
  const flags = flagsOf(words);
  for (const title of titles) if (!flags.includes('former')) person.roles.add(roleKey(title));
  const role = titles.find(title => title.length > 3) ?? null;
  // "North Korea's ambassador to the United Nations" speaks for North Korea.
  const owner =
    (role !== null && ENVOY.test(role) ? owners.find(({ kind }) => kind === 'state') : undefined) ??
    (role !== null && /\bgovernor$|\bmayor$/.test(role)
      ? owners.find(({ kind }) => kind === 'place-like entity')
      : undefined) ??
    (role !== null && owners[0]?.kind === 'political party' ? localOwner(casting, position, role) : null) ??
    (role === null || owners[0]?.kind === 'union' ? null : unionOf(casting, role)) ??
    owners[0] ??
    (role === null || person.partOf !== null
      ? null
      : (localOwner(casting, position, role) ??
        stateInPlay(
          casting,
          position,
          / presidential | presidential$/.test(` ${words} `) ? `presidential ${role}` : role,
        )));
  if (owner === null) {
    const union = person.partOf === null && role !== null ? unionOf(casting, role) : null;
    if (union !== null) person.partOf = union.id;
    return;
  }
  const organisation = organisationOf(casting, owner);
  if (role !== null && organisation !== null) {
    offices.push({
      person,
      role,
      organisation,
      spans: [casting.spanOf(candidate)],
      flags,
      rule: 'title or apposition',
    });
  }
  if (flags.includes('former') || standsApart(casting, role)) return;
  const side =
    owner.kind === 'person' && role !== null && !cast.chainOf(owner.id).includes(person.id) ? owner.id : organisation;
  if (side === null || cast.chainOf(side).includes(person.id)) return;
  const known = person.partOf;
  // A committee nobody can place says less than the party or state the list has.
  if (known !== null && person.basis === 'world' && cast.chainOf(side).length === 1 && cast.get(side)?.basis === 'text')
    return;
  // The report's own word replaces the list's unless it only says the same less exactly.
  if (
    known === null ||
    (person.mentions.length <= 1 && !cast.chainOf(known).includes(side)) ||
    cast.chainOf(side).includes(known)
  )
    person.partOf = side;
}

/**
 * The city or province that a local office names: "[Harborview] Mayor Ana Ruiz" makes the City of Harborview an actor; a bare "Mayor" later
 * belongs to the only city there is.
 */
export function localOwner(casting: Casting, position: number, role: string): Figure | null {
  const local = /\bmayor$|\bgovernor$|\bgov$|^police chief$|\bcouncillor$/.exec(role);
  if (local === null) return null;
  const { cast, candidates } = casting;
  const place = candidates[position]!.owners.map(at => ({ at, candidate: candidates[at]! })).find(
    ({ candidate }) => candidate.type === 'unknown',
  );
  const isCity = !role.includes('gov');
  if (place !== undefined && place.candidate.type === 'unknown') {
    const name = isCity ? `City of ${place.candidate.name}` : place.candidate.name;
    const figure =
      cast.byName(name) ??
      cast.add(
        { kind: 'place-like entity', name, rule: 'place of a local office', confidence: 0.8 },
        casting.spanOf(place.candidate),
      );
    casting.settle(place.at, figure, 'name', 'place of a local office');
    return figure;
  }
  if (isCity && place === undefined) {
    const city = commonPlace(casting);
    if (city !== null)
      return (
        cast.byName(`City of ${city}`) ??
        cast.add(
          {
            id: `${cast.report.id}/actor/city-of-${city.toLowerCase()}`,
            kind: 'place-like entity',
            name: `City of ${city}`,
            rule: 'place of a local office',
            confidence: 0.5,
          },
          casting.spanOf(candidates[position]!),
        )
      );
  }
  const cities = [...cast.figures.values()].filter(
    ({ rule, name }) => rule === 'place of a local office' && name.startsWith('City of ') === isCity,
  );
  return cities.length === 1 ? cities[0]! : null;
}

/** The unlisted place most named in the report, at the head of its organisations' names or after "in": twice at least. */
function commonPlace({ cast, candidates, who }: Casting): string | null {
  const counts = new Map<string, number>();
  candidates.forEach((candidate, position) => {
    if (candidate.type === 'unknown' && who[position] === null && /^\p{Lu}\p{Ll}+$/u.test(candidate.name))
      counts.set(candidate.name, (counts.get(candidate.name) ?? 0) + 1);
  });
  // A city that heads the names of bodies weighs more than one that is only mentioned: "Harborview Public Schools".
  for (const [name, count] of counts) {
    const heads = [...cast.figures.values()].filter(
      figure => figure.kind !== 'person' && figure.name.startsWith(`${name} `),
    ).length;
    counts.set(name, count + 5 * heads);
  }
  const [most, second] = [...counts].sort((a, b) => b[1] - a[1]);
  return most !== undefined && most[1] >= 2 && most[1] > (second?.[1] ?? 0) ? most[0] : null;
}

/** "Tourism Minister Dan Peretz" in a report on one state: the state spoken of last, in this sentence or the two before. */
function stateInPlay(casting: Casting, position: number, role: string): Figure | null {
  if (!/minister$|^prime minister$|^presidential |^army chief$|^defence secretary$/.test(role)) return null;
  const { cast, candidates } = casting;
  const { sentence } = candidates[position]!;
  if (role.startsWith('presidential')) {
    const president = lastWhere(casting, position, ({ roles, partOf }) => partOf !== null && roles.has('president'));
    if (president !== null) return cast.get(president.partOf);
  }
  const state = lastWhere(
    casting,
    position,
    ({ kind, places }) =>
      kind === 'state' && places.some(place => sentence - place.sentence <= 2 && sentence >= place.sentence),
  );
  return (
    state ??
    cast.get(
      lastWhere(casting, position, ({ kind, partOf }) => kind === 'person' && (partOf?.startsWith('state:') ?? false))
        ?.partOf ?? null,
    )
  );
}

function organisationOf({ cast }: Casting, owner: Figure): ActorId | null {
  if (owner.id.endsWith('/people')) return owner.partOf;
  if (owner.kind === 'person') return cast.chainOf(owner.id)[1] ?? null;
  return owner.id;
}

function wordsOf(casting: Casting, position: number): string {
  const candidate = casting.candidates[position]!;
  const { tokens } = casting.tree(candidate.sentence);
  return tokens
    .slice(Math.max(0, candidate.first - 2), candidate.last + 1)
    .map(({ form }) => form.toLowerCase())
    .join(' ');
}

function flagsOf(words: string): ('acting' | 'former' | 'self-styled')[] {
  const flags: ('acting' | 'former' | 'self-styled')[] = [];
  if (/\b(?:former|ex|retired|late|then|ousted|deposed)\b/.test(words)) flags.push('former');
  if (/\b(?:acting|interim|caretaker)\b/.test(words)) flags.push('acting');
  if (/\bself (?:- )?(?:styled|proclaimed|declared)\b|\bself-(?:styled|proclaimed|declared)\b/.test(words))
    flags.push('self-styled');
  return flags;
}

/** Experts, witnesses, relatives: what they belong to does not speak through them. */
function standsApart({ cast }: Casting, role: string | null): boolean {
  if (role === null) return false;
  const senses = cast.reference.words.nouns.longest(role.split(/[ -]/), 0)?.values ?? [];
  return senses.some(sense => sense.sense === 'role' && sense.standing === 'stands apart');
}
