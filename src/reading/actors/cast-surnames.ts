import type { Candidate, PersonName } from './candidate.ts';
import type { Cast, Figure } from './cast.ts';
import { lastWord } from './cast.ts';
import type { Casting } from './casting.ts';
import { personWords } from './fold-name.ts';
import { roleKey } from './reference/actor-words.ts';
import { heldAt, isFamilyNameFirst, type ListedPerson } from './reference/reference-list.ts';

/** Who a surname alone stands for: somebody of the report first, then somebody of the list in office at its day. */

/** Notes what a name with its titles says of somebody. */
export function describe(figure: Figure, candidate: PersonName): void {
  figure.names.add(candidate.name);
  if (candidate.sex !== null && (figure.listed === null || figure.listed.sex === null)) figure.sex = candidate.sex;
  for (const title of candidate.titles) figure.roles.add(roleKey(title));
}

/** True unless the sex that a title tells is not his. */
export function compatible(figure: Figure, sex: 'female' | 'male' | null): boolean {
  return sex === null || figure.sex === null || figure.sex === sex;
}

/** "Mr. Ghani", "Lavrov": the nearest person of that surname before; else one after; else somebody of the list in office that day. */
export function castSurname(casting: Casting, position: number, name: string, candidate: Candidate & PersonName): void {
  const { cast } = casting;
  const words = personWords(name);
  const titles = candidate.titles.map(roleKey);
  const known = cast
    .personsNamed(words)
    .filter(figure => compatible(figure, candidate.sex) && fitsTitles(figure, titles));
  const nearest = nearestFigure(known, candidate.sentence, candidate.head);
  const listed = nearest === null ? listedBySurname(casting, name, titles) : null;
  const figure =
    nearest ??
    (listed === null
      ? cast.add(
          { kind: 'person', name, sex: candidate.sex, rule: 'title and name', confidence: 0.8 },
          casting.spanOf(candidate),
        )
      : cast.person(listed, 'office table by date'));
  describe(figure, candidate);
  casting.settle(
    position,
    figure,
    'name',
    nearest !== null ? 'surname' : listed !== null ? 'office table by date' : 'title and surname',
  );
}

/** A king is not the spokesman of the same name; a title nobody is known by fits everybody who has none. */
function fitsTitles(figure: Figure, titles: readonly string[]): boolean {
  if (titles.length === 0 || figure.roles.size === 0) return true;
  const known = [...figure.roles];
  const office = (role: string) =>
    /president|minister|king|pope|chancellor|spokesperson|ambassador/.exec(role)?.[0] ?? null;
  return titles.every(
    title =>
      office(title) === null ||
      known.some(role => office(role) === office(title)) ||
      known.every(role => office(role) === null),
  );
}

/**
 * The figure last mentioned by a name before this place, else the first after it. Where several have the surname, a report that has called
 * one of them by it alone goes on doing so, whoever else it names in full in between.
 */
function nearestFigure(all: readonly Figure[], sentence: number, token: number): Figure | null {
  const called = all.filter(({ mentions }) => mentions.some(({ rule }) => BY_SURNAME.has(rule)));
  const figures = called.length > 0 ? called : all;
  let before: { figure: Figure; distance: number } | null = null;
  let after: { figure: Figure; distance: number } | null = null;
  for (const figure of figures) {
    for (const place of figure.places) {
      const distance = (place.sentence - sentence) * 1000 + place.token - token;
      if (distance < 0 && (before === null || -distance < before.distance)) before = { figure, distance: -distance };
      if (distance > 0 && (after === null || distance < after.distance)) after = { figure, distance };
    }
  }
  return (before ?? after)?.figure ?? null;
}

export function listedBySurname({ cast }: Casting, name: string, titles: readonly string[]): ListedPerson | null {
  const { bySurname } = cast.reference;
  const parts = personWords(name);
  const all = (parts.length === 1 ? (bySurname.get(parts[0]!) ?? []) : []).filter(({ offices }) =>
    offices.some(office => heldAt(office, cast.report.published)),
  );
  if (all.length === 0) return formerHolder(cast, parts, titles);
  const held = (person: ListedPerson) => person.offices.filter(office => heldAt(office, cast.report.published));
  const titled = all.filter(
    person =>
      titles.length === 0 ||
      held(person).some(({ role }) => titles.some(title => role.endsWith(title) || title.endsWith(role))),
  );
  const atHome = titled.filter(person =>
    held(person).some(
      ({ organisation }) =>
        cast.get(organisation) !== null ||
        cast.chainOf(cast.reference.actors.get(organisation)?.partOf ?? null).some(id => cast.get(id) !== null),
    ),
  );
  if (atHome.length === 1) return atHome[0]!;
  if (titles.length > 0 && titled.length === 1) return titled[0]!;
  if (titles.length > 0 && titled.length === 0) return formerHolder(cast, parts, titles);
  return atHome.length === 0 && all.length === 1 && titled.length === 1 && !isFamilyNameFirst(all[0]!) ? all[0]! : null;
}

/** "President Obama" years later: somebody of that surname who had held the office by then. */
function formerHolder(cast: Cast, parts: readonly string[], titles: readonly string[]): ListedPerson | null {
  const { published } = cast.report;
  if (titles.length === 0 || parts.length !== 1) return null;
  const held = (cast.reference.bySurname.get(parts[0]!) ?? []).filter(({ offices }) =>
    offices.some(
      ({ role, from }) => titles.some(title => role.endsWith(title)) && (published === null || from <= published),
    ),
  );
  return held.length === 1 ? held[0]! : null;
}

const BY_SURNAME: ReadonlySet<string> = new Set(['surname', 'office table by date', 'title and surname']);

/** "Lewis said": a bare word that is the surname of somebody in the report, or of one man in office whose state is in play. */
export function castBareWord(casting: Casting, position: number, name: string): void {
  const { cast, candidates } = casting;
  const candidate = candidates[position]!;
  const words = personWords(name);
  const figure = nearestFigure(cast.personsNamed(words), candidate.sentence, candidate.head);
  if (figure !== null) {
    casting.settle(position, figure, 'name', 'surname');
    return;
  }
  const listed = listedBySurname(casting, name, headsTerm(casting, candidate) ? ['president', 'prime minister'] : []);
  if (listed !== null)
    casting.settle(position, cast.person(listed, 'office table by date'), 'name', 'office table by date');
}

/** "the [Berg] administration": whoever led one, not a namesake in office today. */
function headsTerm(casting: Casting, { sentence, last }: Candidate): boolean {
  const next = casting.tree(sentence).tokens[last + 1]?.form.toLowerCase() ?? '';
  return /^(?:administration|presidency|era|years|cabinet|premiership)$/.test(next);
}

/**
 * "Rep. Ann Chad told … [Chad] said": a state's name that is the surname of somebody named in full before, in a report that does not speak of the
 * state's people or by its adjective.
 */
export function isSurnameHere({ candidates, tree }: Casting, position: number): boolean {
  const candidate = candidates[position]!;
  if (candidate.type !== 'listed' || candidate.first !== candidate.last) return false;
  const { form } = tree(candidate.sentence).tokens[candidate.first]!;
  const [word] = personWords(form);
  const states = new Set(candidate.names.filter(({ use }) => use === 'name').map(({ actor }) => actor));
  const named = candidates.some(
    (one, at) =>
      at < position && one.type === 'person' && personWords(one.name).length > 1 && lastWord(one.name) === word,
  );
  if (!named || states.size === 0) return false;
  return !candidates.some(
    one =>
      one.type === 'listed' &&
      one.names.some(({ actor, use }) => states.has(actor) && use !== 'name' && use !== 'short'),
  );
}
