import type { Figure } from './cast.ts';
import type { Casting } from './casting.ts';

/**
 * The figure that a report brings in unnamed and names a sentence or two later:
 * ```
 * A senior foreign ministry official said on Wednesday …  Anna Bek, the director of the ministry's second department, said …
 * └figure of a description                                └the same, when she belongs to what the official belongs to
 * ```
 * Only an opening description ("a", in the first two sentences), one person, the first person named within three sentences, and
 * one chain of ownership; and only if nobody else of that side was named in between.
 */
export function joinIntroduced(casting: Casting): void {
  const { cast } = casting;
  for (const opening of [...cast.figures.values()]) {
    const place = opening.places[0];
    if (opening.kind !== 'person' || opening.rule !== 'description' || opening.partOf === null || place === undefined)
      continue;
    if (place.sentence > (casting.sentences[0]?.index ?? 0) + 1 || !place.subject) continue;
    const named = firstPersonAfter(casting, opening);
    if (named === null) continue;
    if (named.partOf === null) {
      // "Norland's envoy said … Ada Berg told reporters": a speaker named without any description was described before.
      const bare = named.roles.size === 0 && named.basis === 'text' && named.places[0]!.speaks && place.speaks;
      if (bare && named.places[0]!.sentence - place.sentence <= 2 && !namedBy(named, place.sentence)) {
        named.partOf = opening.partOf;
        merge(casting, opening, named);
      }
      continue;
    }
    const chain = cast.chainOf(named.partOf);
    // "Freedonia's ambassador … Ambassador Rufus Firefly": of one state, the office must be the same.
    const sameOffice = [...opening.roles].some(role => named.roles.has(role));
    const together =
      chain.includes(opening.partOf) &&
      (sameOffice || !opening.partOf.startsWith('state:') || opening.partOf.includes('/'));
    if (together && !namedBy(named, place.sentence)) merge(casting, opening, named);
  }
}

function firstPersonAfter({ cast }: Casting, opening: Figure): Figure | null {
  const from = opening.places[0]!;
  let first: Figure | null = null;
  let at = Number.MAX_SAFE_INTEGER;
  for (const figure of cast.figures.values()) {
    if (figure.kind !== 'person' || figure.rule === 'description') continue;
    const place = figure.places[0];
    if (
      place === undefined ||
      place.kind !== 'name' ||
      place.sentence <= from.sentence ||
      place.sentence > from.sentence + 3
    )
      continue;
    const here = place.sentence * 1000 + place.token;
    if (here < at) {
      first = figure;
      at = here;
    }
  }
  return first;
}

/** Somebody named before or beside the description is another person. */
function namedBy(named: Figure, sentence: number): boolean {
  return named.places.some(place => place.sentence <= sentence);
}

function merge({ cast, who, offices }: Casting, from: Figure, into: Figure): void {
  for (let at = 0; at < who.length; at++) if (who[at] === from) who[at] = into;
  for (const mention of from.mentions)
    into.mentions.push({ ...mention, actor: into.id, rule: 'introduced unnamed, then named' });
  into.places.push(...from.places);
  for (const role of from.roles) into.roles.add(role);
  for (const name of from.names) into.names.add(name);
  for (let at = 0; at < offices.length; at++)
    if (offices[at]!.person === from) offices[at] = { ...offices[at]!, person: into };
  for (const figure of cast.figures.values()) if (figure.partOf === from.id) figure.partOf = into.id;
  from.mentions.length = 0;
  from.places.length = 0;
}
