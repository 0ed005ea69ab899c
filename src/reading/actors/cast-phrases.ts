import { type Candidate, type NounPhrase, senseOf } from './candidate.ts';
import type { Figure } from './cast.ts';
import { actsHere, describeNew, headOf, sameDescription } from './cast-description.ts';
import { castJoint } from './cast-joint.ts';
import { castOffice, predicatedOf } from './cast-office.ts';
import { castOrgan } from './cast-organ.ts';
import { castPronoun } from './cast-pronouns.ts';
import { type Casting, lastWhere, ownersOf } from './casting.ts';
import { giveOffice, localOwner } from './offices.ts';
import { pluralOf, roleKey } from './reference/actor-words.ts';

/**
 * The later sieves, in text order, because each mention may lean on the ones before it: offices and organs, descriptions, pronouns.
 * What a phrase belongs to is settled before the phrase.
 */
export function castPhrases(casting: Casting): void {
  const { candidates } = casting;
  // Cities of mayors first: "city officials" may stand before "Mayor Ruiz".
  candidates.forEach((candidate, position) => {
    if (candidate.type === 'person')
      for (const title of candidate.titles) localOwner(casting, position, roleKey(title));
  });
  const seen = new Set<number>();
  const settle = (position: number) => {
    if (seen.has(position)) return;
    seen.add(position);
    const candidate = candidates[position]!;
    for (const owner of candidate.owners) if (candidates[owner]!.type === 'phrase') settle(owner);
    if (candidate.ownPronoun !== null) {
      const own = candidates.findIndex(
        other =>
          other.type === 'pronoun' && other.sentence === candidate.sentence && other.head === candidate.ownPronoun,
      );
      if (own >= 0) settle(own);
    }
    if (candidate.type === 'pronoun') castPronoun(casting, position, candidate.form);
    else if (candidate.type === 'phrase') castPhrase(casting, position, candidate);
    const figure = casting.who[position];
    if (figure?.kind === 'person' && candidate.type === 'person')
      giveOffice(casting, position, figure, candidate.titles);
    if (figure?.kind === 'person' && candidate.type === 'unknown') giveOffice(casting, position, figure, []);
    if (figure != null && candidate.type === 'organisation') ownBy(casting, position, figure);
  };
  for (let position = 0; position < candidates.length; position++) settle(position);
}

/** "the Russian foreign ministry's [Second CIS Department]": an organisation of the text belongs to what stands before it. */
function ownBy(casting: Casting, position: number, figure: Figure): void {
  if (figure.partOf !== null || figure.basis === 'world') return;
  const owner = ownersOf(casting, position)[0];
  if (owner !== undefined && owner.kind !== 'person' && !casting.cast.chainOf(owner.id).includes(figure.id))
    figure.partOf = owner.id;
}

function castPhrase(casting: Casting, position: number, phrase: Candidate & NounPhrase): void {
  const owners = ownersOf(casting, position);
  const beside = besideFigure(casting, position);
  if (beside !== null) {
    const role = senseOf(phrase, 'role') ?? senseOf(phrase, 'title');
    if (beside.kind === 'person' && role !== undefined) giveOffice(casting, position, beside, [roleKey(phrase.noun)]);
    if (
      beside.kind !== 'person' &&
      owners[0] !== undefined &&
      beside.partOf === null &&
      beside.basis === 'text' &&
      owners[0].kind !== 'person' &&
      owners[0].id !== beside.id
    )
      beside.partOf = owners[0].id;
    casting.settle(position, beside, 'nominal', 'apposition');
    return;
  }
  const predicated = predicatedOf(casting, phrase);
  if (predicated !== null) {
    casting.settle(position, predicated, 'nominal', 'said to be');
    return;
  }
  const side = senseOf(phrase, 'side');
  if (side !== undefined) {
    const owner = owners[0];
    if (owner !== undefined && !phrase.many) casting.settle(position, owner, 'nominal', 'side of its owner');
    else castJoint(casting, position, phrase);
    if (casting.who[position] !== null || owner !== undefined) return;
  }
  if (phrase.article === 'both' || /^(?:both|two) /i.test(phrase.name)) {
    if (castJoint(casting, position, phrase)) return;
  }
  const organ = senseOf(phrase, 'organ');
  if (organ !== undefined && castOrgan(casting, position, phrase, organ, owners)) return;
  if (phrase.modifier && organ === undefined && senseOf(phrase, 'organisation') === undefined) {
    // "a [rebel] fighter" in a report on "the rebels".
    const many = pluralOf(phrase.noun);
    const group = lastWhere(
      casting,
      position,
      figure => figure.many && [...figure.names].some(name => headOf(name) === many),
    );
    if (group !== null) casting.who[position] = group;
    return;
  }
  if (castDocument(casting, position, phrase)) return;
  const role = senseOf(phrase, 'role') ?? senseOf(phrase, 'title');
  if (role !== undefined && !phrase.many && phrase.article !== 'a' && castOffice(casting, position, phrase, owners))
    return;
  if (senseOf(phrase, 'organisation') !== undefined && castDefinite(casting, position, phrase, owners)) return;
  if (phrase.modifier) return;
  if (sameDescription(casting, position, phrase, owners)) return;
  if (actsHere(casting, phrase, owners)) describeNew(casting, position, phrase, owners);
}

/** The figure that an apposition, in either order, makes of this phrase. */
function besideFigure({ candidates, who }: Casting, position: number): Figure | null {
  const { besides } = candidates[position]!;
  if (besides !== null && who[besides] != null) return who[besides];
  for (
    let at = position + 1;
    at < candidates.length && candidates[at]!.sentence === candidates[position]!.sentence;
    at++
  ) {
    if (candidates[at]!.besides === position && who[at] != null) return who[at]!;
  }
  return null;
}

/** "The group said in a statement … [The statement] said": the words of whoever issued it, when that was told just before. */
function castDocument(casting: Casting, position: number, phrase: Candidate & NounPhrase): boolean {
  const isDocument = phrase.senses.every(({ sense }) => sense === 'document');
  const issuer =
    phrase.article === 'own' && isDocument && casting.speaks(phrase) ? ownersOf(casting, position)[0] : undefined;
  if (issuer !== undefined) {
    casting.settle(position, issuer, 'nominal', 'document of its owner');
    return true;
  }

  if (
    !phrase.senses.every(({ sense }) => sense === 'document') ||
    phrase.many ||
    phrase.article !== 'the' ||
    !casting.speaks(phrase)
  )
    return false;
  const { sentence } = phrase;
  for (let back = 1; back <= 2; back++) {
    const before = casting.sentences[sentence - (casting.sentences[0]?.index ?? 0) - back];
    if (before === undefined || !before.tokens.some(({ form }) => form.toLowerCase().startsWith(phrase.noun))) continue;
    let issuer: Figure | null = null;
    let latest = -1;
    for (const figure of casting.cast.figures.values()) {
      for (const place of figure.places) {
        if (place.sentence !== sentence - back || !place.speaks || place.quoted || place.token <= latest) continue;
        issuer = figure;
        latest = place.token;
      }
    }
    if (issuer === null || issuer.kind === 'other') continue;
    casting.settle(position, issuer, 'nominal', 'document of the last speaker');
    return true;
  }
  return false;
}

/** "the union", "the militant group": the organisation of that kind spoken of last. */
function castDefinite(
  casting: Casting,
  position: number,
  phrase: Candidate & NounPhrase,
  owners: readonly Figure[],
): boolean {
  const sense = senseOf(phrase, 'organisation')!;
  // "[her country]": the state of its owner.
  const home =
    phrase.article === 'own' && sense.kinds.includes('state')
      ? casting.cast.get(casting.cast.chainOf(owners.at(-1)?.id ?? null).find(id => id.startsWith('state:')) ?? null)
      : null;
  if (home !== null && !phrase.many) {
    casting.settle(position, home, 'nominal', 'country of its owner');
    return true;
  }
  if (phrase.many || (phrase.article !== 'the' && phrase.article !== 'this' && !phrase.modifier)) return false;
  // "in Norland … [that nation]'s leaders": the state named last, were it only as a place.
  if (sense.kinds.includes('state') && owners.length === 0 && phrase.article === 'this') {
    const state = stateBefore(casting, position);
    if (state === null) return false;
    casting.settle(position, state, 'nominal', 'state named last');
    return true;
  }
  const words = phrase.name.toLowerCase().split(/\s+/);
  const { keyOf } = casting.cast;
  const key = keyOf(phrase.name);
  const same = (figure: Figure) => [...figure.names].some(name => keyOf(name) === key);
  const kindred = (figure: Figure) => {
    if (!sense.kinds.includes(figure.kind) || figure.id.includes('/people')) return false;
    // "the city", "the board": a body of government is only met by its own word.
    const stem = phrase.noun.split(' ')[0]!.replace(/s$/, '');
    if (figure.kind === 'government' || figure.kind === 'place-like entity')
      return [...figure.names].some(name => name.toLowerCase().includes(stem));
    if (owners.length > 0 && !owners.some(owner => casting.cast.chainOf(figure.id).includes(owner.id))) return false;
    // "the teachers union": its own words are in the name, or are of no weight.
    const own = words.slice(0, -1).filter(word => /^\p{Lu}/u.test(word));
    return own.every(word => [...figure.names].some(name => name.toLowerCase().includes(word)));
  };
  const figure =
    lastWhere(casting, position, same) ?? lastWhere(casting, position, kindred) ?? onlyOne(casting, kindred);
  if (figure === null) return false;
  casting.settle(position, figure, 'nominal', 'definite description');
  return true;
}

function stateBefore({ cast, candidates, who, places }: Casting, position: number): Figure | null {
  const { sentence } = candidates[position]!;
  for (let at = position - 1; at >= 0 && sentence - candidates[at]!.sentence <= 1; at--) {
    const place = places.get(at);
    const figure =
      who[at]?.kind === 'state' ? who[at] : place?.startsWith('state:') ? cast.listed(place, 'state named last') : null;
    if (figure != null) return figure;
  }
  return null;
}

/** The one figure of the whole report that fits, named only later: "union leaders … the Harvest Workers Union". */
function onlyOne({ cast }: Casting, fits: (figure: Figure) => boolean): Figure | null {
  const fitting = [...cast.figures.values()].filter(
    figure => (figure.mentions.length > 0 || figure.rule === 'place of a local office') && fits(figure),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}
