import type { Candidate, PersonName } from './candidate.ts';
import type { Cast, Figure } from './cast.ts';
import { lastWord } from './cast.ts';
import type { Casting } from './casting.ts';
import { foldWord, personWords } from './fold-name.ts';
import { nounAfter, prepositionBefore } from './grammar.ts';
import { geographicUse } from './place-use.ts';
import { roleKey } from './reference/actor-words.ts';
import { heldAt, isFamilyNameFirst, type ListedName, type ListedPerson } from './reference/reference-list.ts';

/**
 * The first sieve: names. Listed ones and full names of persons and organisations first, over the whole report; then what leans on
 * them: surnames, abbreviations, and capitalised words that only their surroundings explain.
 */
export function castNames(casting: Casting): void {
  const { candidates } = casting;
  candidates.forEach((candidate, position) => {
    if (candidate.type === 'listed') castListed(casting, position, candidate.names);
    else if (candidate.type === 'organisation') castOrganisation(casting, position, candidate.name);
    else if (candidate.type === 'person' && (candidate.listed.length > 0 || personWords(candidate.name).length > 1))
      castFullName(casting, position, candidate);
  });
  // Surnames with "Mr." or "Ms." somewhere in the report.
  const honoured = new Set(
    candidates.flatMap(one =>
      one.type === 'person' && one.sex !== null && personWords(one.name).length === 1 ? [lastWord(one.name)] : [],
    ),
  );
  // Unknown names that their surroundings make full names come before the surnames that lean on them.
  candidates.forEach((candidate, position) => {
    if (candidate.type === 'unknown' && casting.who[position] === null)
      castUnknown(casting, position, candidate.name, honoured);
  });
  candidates.forEach((candidate, position) => {
    if (casting.who[position] !== null) return;
    if (candidate.type === 'person') castSurname(casting, position, candidate.name, candidate);
    else if (candidate.type === 'unknown' && personWords(candidate.name).length === 1)
      castBareWord(casting, position, candidate.name);
  });
}

function castListed(casting: Casting, position: number, names: readonly ListedName[]): void {
  const { cast } = casting;
  const candidate = casting.candidates[position]!;
  const tree = casting.tree(candidate.sentence);
  // "Chinese", "Swiss" are adjective and people in one: a noun behind decides.
  const before = nounAfter(tree, candidate.last) >= 0 || tree.tokens[candidate.head]!.upos === 'ADJ';
  const name =
    names.find(({ use }) => use === (before ? 'adjective' : 'name')) ??
    names.find(({ use }) => use === 'people') ??
    names.find(({ actor }) => cast.get(actor) !== null) ??
    names[0]!;
  const actor = cast.reference.actors.get(name.actor);
  if (actor === undefined) return;
  const geographic = actor.kind === 'state' || actor.kind === 'place-like entity';
  if (geographic && (name.use === 'name' || name.use === 'capital')) {
    const weak = name.use === 'capital' || actor.kind === 'place-like entity';
    if (geographicUse(tree, candidate.first, candidate.last, candidate.head, weak, cast.reference.words) === 'place') {
      casting.places.set(position, actor.id);
      return;
    }
  }
  const figure = cast.listed(actor.id, name.use === 'capital' ? 'capital for its government' : 'reference list');
  if (figure === null) return;
  if (name.use === 'people' && actor.kind !== 'political party') {
    const people = cast.add(
      {
        id: `${actor.id}/people`,
        kind: 'group',
        name: name.text,
        partOf: actor.id,
        rule: 'people of a state',
        many: true,
      },
      casting.spanOf(candidate),
    );
    casting.settle(position, people, 'adjective', 'people of a state');
    return;
  }
  const kind = name.use === 'capital' ? 'metonym' : name.use === 'adjective' ? 'adjective' : 'name';
  casting.settle(position, figure, kind, name.use === 'capital' ? 'capital for its government' : 'reference list');
}

function castOrganisation(casting: Casting, position: number, name: string): void {
  const { cast, candidates } = casting;
  const candidate = candidates[position]!;
  if (candidate.type !== 'organisation') return;
  const known = cast.byName(name) ?? longerName(casting, name);
  const figure = known ?? cast.add({ kind: candidate.kind, name, rule: 'head of the name' }, casting.spanOf(candidate));
  if (known !== null) cast.addName(known, name);
  casting.settle(position, figure, 'name', known === null ? 'head of the name' : 'same name');
}

/** "the Harvest Union" after "the Harvest Workers Union": every word is in one earlier name with the same head. */
function longerName({ cast }: Casting, name: string): Figure | null {
  const words = cast.keyOf(name).split(' ');
  if (words.length < 2) return null;
  const holds = (other: string) => {
    const known = cast.keyOf(other).split(' ');
    return words.every(word => known.includes(word));
  };
  const fitting = [...cast.figures.values()].filter(
    ({ kind, names, basis }) => kind !== 'person' && basis === 'text' && [...names].some(holds),
  );
  return fitting.length === 1 ? fitting[0]! : null;
}

function castFullName(casting: Casting, position: number, candidate: Candidate & PersonName): void {
  const { cast } = casting;
  const person = candidate.listed.length > 0 ? choosePerson(casting, candidate.listed, candidate) : null;
  const words = personWords(candidate.name);
  const known = person === null ? cast.personsNamed(words).filter(figure => compatible(figure, candidate.sex)) : [];
  const figure =
    person !== null
      ? cast.person(person, 'office table')
      : (known[0] ??
        cast.add(
          {
            kind: 'person',
            name: candidate.name,
            sex: candidate.sex,
            rule: candidate.titles.length > 0 ? 'title and name' : 'first name',
            confidence: candidate.sure ? 0.9 : 0.6,
          },
          casting.spanOf(candidate),
        ));
  describe(figure, candidate);
  casting.settle(
    position,
    figure,
    'name',
    person !== null ? 'office table' : known.length > 0 ? 'same name' : figure.rule,
  );
}

function describe(figure: Figure, candidate: PersonName): void {
  figure.names.add(candidate.name);
  if (candidate.sex !== null && (figure.listed === null || figure.listed.sex === null)) figure.sex = candidate.sex;
  for (const title of candidate.titles) figure.roles.add(roleKey(title));
}

function compatible(figure: Figure, sex: 'female' | 'male' | null): boolean {
  return sex === null || figure.sex === null || figure.sex === sex;
}

/** Several people of one name in the list: who was in office, then who fits the title. */
function choosePerson({ cast }: Casting, persons: readonly ListedPerson[], { titles }: PersonName): ListedPerson {
  const inOffice = persons.filter(({ offices }) => offices.some(office => heldAt(office, cast.report.published)));
  const titled = (inOffice.length > 0 ? inOffice : persons).filter(({ offices }) =>
    offices.some(({ role }) => titles.some(title => role.endsWith(roleKey(title)))),
  );
  return titled[0] ?? inOffice[0] ?? persons[0]!;
}

/** "Mr. Ghani", "Lavrov": the nearest person of that surname before; else one after; else somebody of the list in office that day. */
function castSurname(casting: Casting, position: number, name: string, candidate: Candidate & PersonName): void {
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
    nearest !== null ? 'surname' : listed !== null ? 'office table by date' : 'title and name',
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

/** The figure last mentioned by a name before this place, else the first after it. */
function nearestFigure(figures: readonly Figure[], sentence: number, token: number): Figure | null {
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

function listedBySurname({ cast }: Casting, name: string, titles: readonly string[]): ListedPerson | null {
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

/** What a capitalised name without title or known first name is: its apposition, its verb and its surroundings say. */
function castUnknown(casting: Casting, position: number, name: string, honoured: ReadonlySet<string>): void {
  const { cast, candidates } = casting;
  const candidate = candidates[position]!;
  const tree = casting.tree(candidate.sentence);
  const known = cast.byName(name);
  if (known !== null) {
    casting.settle(position, known, 'name', 'same name');
    return;
  }
  // "the Kim-Trump summit" names two others.
  if (/^\p{Lu}[\p{L}]+[-‐‑–]\p{Lu}[\p{L}]+$/u.test(name)) return;
  if (abbreviates(casting, position, name)) return;
  const words = personWords(name);
  if (words.length > 1) {
    const persons = cast.personsNamed(words);
    if (persons.length === 1) {
      casting.settle(position, persons[0]!, 'name', 'same name');
      return;
    }
  }
  // "Politics Trump Says …": a word of the page before somebody the list knows is not his first name.
  const surname =
    words.length === 2 && !cast.reference.words.firstNames.has(words[0]!)
      ? listedBySurname(casting, words[1]!, [])
      : null;
  if (surname !== null) return;
  const rule = personEvidence(casting, position, words, honoured);
  if (rule !== null) {
    const figure = cast.add({ kind: 'person', name, rule, confidence: 0.7 }, casting.spanOf(candidate));
    casting.settle(position, figure, 'name', rule);
    return;
  }
  if (words.length === 1 && cast.personsNamed(words).length > 0) return;
  const isPlace = cast.reference.words.place.prepositions.has(prepositionBefore(tree, candidate.head, candidate.first));
  if (isPlace || (words.length === 1 && listedBySurname(casting, name, []) !== null)) return;
  if (casting.speaks(candidate) || (isAcronym(name) && casting.isSubject(candidate))) {
    const figure = cast.add(
      { kind: words.length > 1 && !isAcronym(name) ? 'person' : 'other', name, rule: 'speaks', confidence: 0.5 },
      casting.spanOf(candidate),
    );
    casting.settle(position, figure, 'name', 'speaks');
  }
}

const isAcronym = (text: string) => /^[\p{Lu}\d&-]{2,8}$/u.test(text);

/** "Harvest Workers Union (HWU)": the letters in brackets behind a name, and later alone. */
function abbreviates(casting: Casting, position: number, name: string): boolean {
  const { cast, candidates, who } = casting;
  if (!isAcronym(name)) return false;
  const candidate = candidates[position]!;
  const { tokens } = casting.tree(candidate.sentence);
  for (let at = position - 1; at >= 0 && candidates[at]!.sentence === candidate.sentence; at--) {
    const figure = who[at];
    if (candidates[at]!.last + 2 === candidate.first && tokens[candidate.first - 1]!.form === '(' && figure != null) {
      cast.addName(figure, name);
      casting.settle(position, figure, 'name', 'abbreviation in brackets');
      return true;
    }
  }
  const letters = name.replace(/[^\p{L}]/gu, '').toLowerCase();
  const fitting = [...cast.figures.values()].filter(
    ({ kind, names, basis }) =>
      kind !== 'person' && basis === 'text' && [...names].some(other => initialsOf(other) === letters),
  );
  if (fitting.length !== 1) return false;
  cast.addName(fitting[0]!, name);
  casting.settle(position, fitting[0]!, 'name', 'initials');
  return true;
}

function initialsOf(name: string): string {
  return name
    .split(/[\s-]+/)
    .filter(word => /^\p{Lu}/u.test(word))
    .map(word => foldWord(word)[0] ?? '')
    .join('');
}

function personEvidence(
  casting: Casting,
  position: number,
  words: readonly string[],
  honoured: ReadonlySet<string>,
): string | null {
  const { candidates } = casting;
  const candidate = candidates[position]!;
  const { tokens } = casting.tree(candidate.sentence);
  if (words.length > 4 || isAcronym(candidate.type === 'unknown' ? candidate.name : '')) return null;
  const isRole = (at: number) => {
    const other = candidates[at]!;
    return other.type === 'phrase' && other.senses.some(({ sense }) => sense === 'role' || sense === 'title');
  };
  if (candidate.besides !== null && isRole(candidate.besides)) return 'apposition';
  for (let at = position + 1; at < candidates.length && candidates[at]!.sentence === candidate.sentence; at++)
    if (candidates[at]!.besides === position && isRole(at)) return 'apposition';
  if (
    tokens[candidate.last + 1]?.form === ',' &&
    /^\d{2}$/.test(tokens[candidate.last + 2]?.form ?? '') &&
    /^[,.]$/.test(tokens[candidate.last + 3]?.form ?? '')
  )
    return 'age';
  if (words.length === 1) return null;
  if (honoured.has(words.at(-1)!)) return 'honorific later';
  const possessive = tokens[candidate.first - 1]?.xpos === 'POS';
  if (words.length <= 3 && (casting.speaks(candidate) || (possessive && casting.isSubject(candidate)))) return 'speaks';
  const relative = tokens[candidate.last + 1]?.form === ',' && /^who$/i.test(tokens[candidate.last + 2]?.form ?? '');
  return relative ? 'relative clause with who' : null;
}

/** "Lewis said": a bare word that is the surname of somebody in the report, or of one man in office whose state is in play. */
function castBareWord(casting: Casting, position: number, name: string): void {
  const { cast, candidates } = casting;
  const candidate = candidates[position]!;
  const words = personWords(name);
  const figure = nearestFigure(cast.personsNamed(words), candidate.sentence, candidate.head);
  if (figure !== null) {
    casting.settle(position, figure, 'name', 'surname');
    return;
  }
  const listed = listedBySurname(casting, name, []);
  if (listed !== null)
    casting.settle(position, cast.person(listed, 'office table by date'), 'name', 'office table by date');
}
