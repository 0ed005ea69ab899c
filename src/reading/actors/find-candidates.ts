import type { Sentence, Token } from '../../language/index.ts';
import { isRelation, type Tree, treeOf } from '../rules/tree.ts';
import type { Candidate, Description, NounPhrase, Phrase, Place } from './candidate.ts';
import { caseStyleOf, findUnits, namesInside, type Unit } from './find-units.ts';
import { foldWord } from './fold-name.ts';
import { nounAfter, phraseEnd, phraseStart, quotedWords } from './grammar.ts';
import { linkOwners } from './link-owners.ts';
import { findOrganisation } from './organisation-names.ts';
import { readPerson, textOf } from './read-person.ts';
import type { ActorWords, NounSense } from './reference/actor-words.ts';
import type { ReferenceList } from './reference/reference-list.ts';

/** Every phrase of the report that may stand for an actor, in text order, with what it says of itself. */
export function findCandidates(sentences: readonly Sentence[], reference: ReferenceList): Candidate[] {
  const all: Candidate[] = [];
  const names = namesInside(sentences);
  let open = false;
  let block = -1;
  for (const sentence of sentences) {
    const quotes = quotedWords(sentence.tokens, open && sentence.block === block);
    open = quotes.open;
    block = sentence.block;
    const tree = treeOf(sentence);
    const style = caseStyleOf(sentence);
    const units = findUnits(sentence, style, reference, names);
    const found = readUnits(tree, units, reference, sentence.index, quotes.quoted);
    found.push(...findOtherSpeakers(tree, sentence.index, quotes.quoted, found, reference.words));
    found.push(...findPronouns(tree, sentence.index, quotes.quoted, found));
    found.sort((a, b) => a.first - b.first || b.last - a.last);
    all.push(...linkOwners(tree, found, all.length));
  }
  return all;
}

/** Reads units left to right into names with their titles, organisations, and noun phrases. */
function readUnits(
  tree: Tree,
  units: readonly Unit[],
  reference: ReferenceList,
  sentence: number,
  quoted: readonly boolean[],
): Phrase[] {
  const found: Phrase[] = [];
  const add = ({ first, last, head }: Omit<Place, 'sentence'>, description: Description) =>
    found.push({ ...description, sentence, first, last, head, quoted: quoted[head] ?? false });
  for (let at = 0; at < units.length; ) {
    const organisation = findOrganisation(tree, units, at, reference);
    if (organisation !== null) {
      if (organisation.kind !== null) {
        const { first, last, head, name, kind } = organisation;
        add({ first, last, head }, { type: 'organisation', name, kind });
      }
      at = organisation.next;
      continue;
    }
    const person = readPerson(tree, units, at, reference);
    if (person !== null) {
      const { first, last, named } = person;
      const start = named.type === 'person' ? ownedStart(found, titledStart(tree, first, last), first) : first;
      add({ first: start, last, head: last }, named);
      at = person.next;
      continue;
    }
    const unit = units[at]!;
    if (unit.type === 'listed' && joinedByHyphen(tree, found.at(-1), unit)) {
      // "Harvest Union-UAW": one name with the federation it belongs to.
      const whole = found.pop()!;
      found.push({ ...whole, last: unit.last });
    } else if (unit.type === 'listed')
      add({ first: unit.first, last: unit.last, head: unit.last }, { type: 'listed', names: unit.names });
    else if (unit.type === 'noun') {
      const phrase = readPhrase(tree, unit, reference.words);
      if (phrase !== null) add(phrase.place, phrase.phrase);
    }
    at++;
  }
  return found.map(phrase => beforeName(tree, phrase, found));
}

/** "the Commissioner for Trade [Ann Berg]": a name that ends a phrase without a preposition of its own is who holds the office, not what it is for. */
function beforeName({ tokens }: Tree, phrase: Phrase, found: readonly Phrase[]): Phrase {
  if (phrase.type !== 'phrase' || phrase.last - phrase.head < 3) return phrase;
  const person = found.find(one => one.type === 'person' && one.last === phrase.last);
  if (person?.type !== 'person') return phrase;
  const last = person.last - person.name.split(/\s+/).length;
  if (last < phrase.head + 2 || tokens[last]!.upos === 'ADP' || tokens[last]!.upos === 'DET') return phrase;
  return { ...phrase, last, name: phrase.name.slice(0, phrase.name.lastIndexOf(person.name)).trim() };
}

/** The start of a name with the modifiers before its titles: "[the Israeli military] spokesman Peter Lerner". */
function titledStart(tree: Tree, first: number, last: number): number {
  let start = Math.min(first, phraseStart(tree, last));
  for (let i = first; i <= last; i++)
    start = Math.min(start, tree.tokens[i]!.upos === 'PROPN' || i === first ? phraseStart(tree, i) : start);
  return start;
}

/** The modifiers that stand right before the titles are in the mention even where the tree lost them: "[Harvest Union] President Anna Bek". */
function ownedStart(found: readonly Phrase[], start: number, first: number): number {
  let from = start;
  for (let at = found.length - 1; at >= 0; at--) {
    const before = found[at]!;
    const owner =
      before.type === 'listed' || before.type === 'organisation' || (before.type === 'phrase' && before.modifier);
    if (!owner || before.last + 1 < Math.min(from, first)) break;
    from = Math.min(from, before.first);
  }
  return from;
}

function joinedByHyphen({ tokens }: Tree, before: Phrase | undefined, unit: Unit): boolean {
  if (before === undefined || (before.type !== 'organisation' && before.type !== 'listed')) return false;
  if (before.type === 'listed' && before.names.every(({ use }) => use !== 'name')) return false;
  const acronym = /^[A-Z]{2,6}$/.test(tokens[unit.last]!.form);
  return acronym && before.last + 2 === unit.first && /^[-‐‑]$/.test(tokens[unit.first - 1]!.form);
}

const NUMBER_WORDS =
  /^(?:two|three|four|five|six|seven|eight|nine|ten|dozen|dozens|hundreds|thousands|several|some|many|few|most|least|more|than|further|another|nearly|almost|about|around|over|[\d,.]+)$/i;

function readPhrase(
  tree: Tree,
  unit: Unit & { type: 'noun' },
  words: ActorWords,
): { place: Omit<Place, 'sentence'>; phrase: NounPhrase } | null {
  const { tokens } = tree;
  const head = unit.last;
  const token = tokens[head]!;
  if (token.upos !== 'NOUN' && token.upos !== 'PROPN' && !(token.upos === 'ADJ' && isNominalUse(tree, head)))
    return null;
  const senses: readonly NounSense[] = unit.senses.filter(({ sense }) => sense !== 'honorific');
  if (senses.length === 0) return null;
  if (PARTITIVE.test(unit.words)) {
    const members = membersAfter(tree, head);
    if (members !== null)
      return words.nouns.longest([foldWord(members.form)], 0) === null
        ? null
        : describe(tree, unit.first, head, [{ sense: 'group', many: true }], unit.words);
  }
  return describe(tree, unit.first, head, senses, unit.words);
}

const PARTITIVE = /^(?:group|band|handful|pair|majority|minority|crowd)$/;

/** "a group of 17 [lawmakers]", "the majority of [issues]": those of whom it is a group; null for a group by itself. */
function membersAfter({ tokens }: Tree, head: number): Token | null {
  if (tokens[head + 1]?.form.toLowerCase() !== 'of') return null;
  for (let at = head + 2; at < Math.min(tokens.length, head + 7); at++) {
    const token = tokens[at]!;
    if (token.upos === 'NOUN' && tokens[at + 1]?.upos !== 'NOUN') return token.feats.Number === 'Plur' ? token : null;
    if (!/^(?:DET|ADJ|NUM|NOUN|PROPN|ADV)$/.test(token.upos)) return null;
  }
  return null;
}

function describe(
  tree: Tree,
  core: number,
  head: number,
  senses: readonly NounSense[],
  noun: string,
): { place: Omit<Place, 'sentence'>; phrase: NounPhrase } {
  const { tokens } = tree;
  const token = tokens[head]!;
  const modifier = nounAfter(tree, head) >= 0;
  const part = partitiveStart(tree, Math.min(core, phraseStart(tree, head)));
  const first = part.start;
  const last = modifier ? head : phraseEnd(tree, head);
  const many = !part.one && (token.feats.Number === 'Plur' || senses.every(sense => sense.many));
  const opening = tokens[first]!;
  const own = tokens.slice(first, head).find(({ xpos }) => xpos === 'PRP$' || xpos === 'POS');
  const lower = opening.form.toLowerCase();
  const article = /^both$/i.test(opening.form)
    ? 'both'
    : own !== undefined
      ? 'own'
      : lower === 'the'
        ? 'the'
        : /^(?:this|that|these|those|such)$/.test(lower)
          ? 'this'
          : opening.upos === 'DET' || NUMBER_WORDS.test(lower)
            ? 'a'
            : 'none';
  let nameFirst = part.inner;
  while (nameFirst < core && (tokens[nameFirst]!.upos === 'DET' || NUMBER_WORDS.test(tokens[nameFirst]!.form)))
    nameFirst++;
  return {
    place: { first, last, head },
    phrase: {
      type: 'phrase',
      senses,
      noun,
      name: textOf(tokens, { first: nameFirst, last }),
      article,
      many,
      modifier,
    },
  };
}

/** "[one of] the Democratic negotiators", "[two of] the rebel leaders": the phrase begins with the part that is taken. */
function partitiveStart(
  { tokens }: Tree,
  start: number,
): {
  readonly start: number;
  readonly inner: number;
  readonly one: boolean;
} {
  const part = tokens[start - 2]?.form.toLowerCase() ?? '';
  if (
    tokens[start - 1]?.form.toLowerCase() !== 'of' ||
    !/^(?:one|two|three|four|some|many|most|several|both|all|dozens|hundreds|thousands)$/.test(part)
  )
    return { start, inner: start, one: false };
  return { start: start - 2, inner: start, one: part === 'one' };
}

/** "the [opposition]", "[others] said": an adjective or determiner that the tree uses as a noun. */
function isNominalUse(tree: Tree, index: number): boolean {
  const { deprel } = tree.tokens[index]!;
  return ['nsubj', 'obj', 'obl', 'nmod', 'root', 'appos', 'conj'].some(relation => isRelation(deprel, relation));
}

/** Whoever is the subject of a verb of speech speaks, if the noun can be somebody: "[a lot of countries] say", not "the figures say". */
function findOtherSpeakers(
  tree: Tree,
  sentence: number,
  quoted: readonly boolean[],
  found: readonly Phrase[],
  { speech, isThing }: ActorWords,
): Phrase[] {
  return tree.tokens
    .filter(
      ({ index, upos, deprel, head, lemma }) =>
        upos === 'NOUN' &&
        deprel === 'nsubj' &&
        !isThing(lemma) &&
        (index === 0 || !/^\p{Lu}/u.test(tree.tokens[index]!.form)) &&
        head >= 0 &&
        tree.children[head]!.some(child => /^(?:ccomp|parataxis)/.test(tree.tokens[child]!.deprel)) &&
        speech.has(tree.tokens[head]?.form.toLowerCase() ?? '') &&
        !found.some(({ first, last }) => first <= index && index <= last),
    )
    .map(token => {
      const many = token.feats.Number === 'Plur';
      const { place, phrase } = describe(
        tree,
        token.index,
        token.index,
        [{ sense: 'other', many }],
        token.form.toLowerCase(),
      );
      return { ...phrase, ...place, sentence, quoted: quoted[token.index] ?? false };
    });
}

const PRONOUNS = new Set([
  'he',
  'she',
  'they',
  'it',
  'him',
  'her',
  'them',
  'his',
  'their',
  'its',
  'himself',
  'herself',
  'itself',
  'themselves',
  'who',
  'whom',
  'whose',
  'which',
  'both',
  'each',
  'others',
  'some',
]);

function findPronouns(tree: Tree, sentence: number, quoted: readonly boolean[], found: readonly Phrase[]): Phrase[] {
  return tree.tokens
    .filter(({ form, upos, index, xpos }) => {
      if (upos !== 'PRON' && upos !== 'DET' && upos !== 'CCONJ' && upos !== 'NUM') return false;
      const word = form.toLowerCase();
      if (!PRONOUNS.has(word)) return false;
      if (/^(?:both|each|others|some)$/.test(word))
        return (
          tree.tokens[index]!.deprel.startsWith('nsubj') &&
          !found.some(({ first, last }) => first <= index && index <= last)
        );
      return upos === 'PRON' || xpos.startsWith('PRP') || xpos.startsWith('W');
    })
    .map(({ form, index }) => ({
      sentence,
      first: index,
      last: index,
      head: index,
      quoted: quoted[index] ?? false,
      type: 'pronoun' as const,
      form: form.toLowerCase(),
    }));
}
