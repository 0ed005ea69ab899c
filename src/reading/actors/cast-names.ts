import type { ActorId } from '../entry.ts';
import type { Candidate, PersonName } from './candidate.ts';
import type { Figure } from './cast.ts';
import { lastWord } from './cast.ts';
import { castBareWord, castSurname, compatible, describe, isSurnameHere } from './cast-surnames.ts';
import { castUnknown } from './cast-unknown.ts';
import type { Casting } from './casting.ts';
import { personWords } from './fold-name.ts';
import { nounAfter } from './grammar.ts';
import { geographicUse } from './place-use.ts';
import { roleKey } from './reference/actor-words.ts';
import { heldAt, type ListedActor, type ListedName, type ListedPerson } from './reference/reference-list.ts';

/**
 * The first sieve: names. Listed ones and full names of persons and organisations first, over the whole report; then what leans on
 * them: surnames, abbreviations, and capitalised words that only their surroundings explain.
 */
export function castNames(casting: Casting): void {
  const { candidates } = casting;
  candidates.forEach((candidate, position) => {
    if (candidate.type === 'listed' && !isSurnameHere(casting, position))
      castListed(casting, position, candidate.names);
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
    else if (candidate.type === 'listed' && isSurnameHere(casting, position))
      castBareWord(casting, position, casting.tree(candidate.sentence).tokens[candidate.first]!.form);
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
  if (actor === undefined || (name.use === 'short' && !isInPlay(casting, position, actor))) return;
  if (castNamesake(casting, position, actor)) return;
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

/** "[the House] voted": a short name is its actor where the report names something else of the same state. */
function isInPlay({ cast, candidates, tree }: Casting, position: number, actor: ListedActor): boolean {
  const { sentence, head } = candidates[position]!;
  if (tree(sentence).tokens[head]!.upos !== 'PROPN') return false;
  const { actors } = cast.reference;
  const stateOf = (id: ActorId | null): ActorId | null => {
    const owner = id === null ? undefined : actors.get(id);
    return owner === undefined || owner.partOf === null ? id : stateOf(owner.partOf);
  };
  const state = stateOf(actor.id);
  return candidates.some((one, at) => {
    if (at === position) return false;
    if (one.type === 'listed') return one.names.some(({ use, actor: id }) => use !== 'short' && stateOf(id) === state);
    return (
      one.type === 'person' &&
      one.listed.some(({ offices }) => offices.some(({ organisation }) => stateOf(organisation) === state))
    );
  });
}

/** "the [Norwegian Security Council]": a state's own body that bears the name of a world body. */
function castNamesake(casting: Casting, position: number, actor: ListedActor): boolean {
  if (actor.kind !== 'intergovernmental organisation') return false;
  const { cast, candidates } = casting;
  const candidate = candidates[position]!;
  const before = candidates[position - 1];
  if (before?.type !== 'listed' || before.sentence !== candidate.sentence || before.last + 1 !== candidate.first)
    return false;
  const owner = before.names.find(
    ({ use, actor: id }) => use === 'adjective' && cast.reference.actors.get(id)?.kind === 'state',
  )?.actor;
  const state = owner === undefined ? null : cast.listed(owner, 'owner of an organ');
  const head = casting.tree(candidate.sentence).tokens[candidate.last]!.form.toLowerCase();
  if (state === null || cast.reference.words.kindByHead(head) !== 'government') return false;
  const span = casting.spanOf(candidate);
  const own = cast.report.text.slice(span.start, span.end);
  const figure = cast.add(
    {
      id: `${state.id}/${own.toLowerCase().replace(/[^a-z]+/g, '-')}`,
      kind: 'government',
      name: `${state.name} ${own}`,
      partOf: state.id,
      rule: 'organ of a state',
      confidence: 0.85,
    },
    span,
  );
  casting.settle(position, figure, 'name', 'organ of a state');
  return true;
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

/** Several people of one name in the list: who was in office, then who fits the title. */
function choosePerson({ cast }: Casting, persons: readonly ListedPerson[], { titles }: PersonName): ListedPerson {
  const inOffice = persons.filter(({ offices }) => offices.some(office => heldAt(office, cast.report.published)));
  const titled = (inOffice.length > 0 ? inOffice : persons).filter(({ offices }) =>
    offices.some(({ role }) => titles.some(title => role.endsWith(roleKey(title)))),
  );
  return titled[0] ?? inOffice[0] ?? persons[0]!;
}
