import type { Sentence, Token } from '../../language/index.ts';
import { isBelow, isRelation, type Tree, treeOf } from '../rules/tree.ts';
import type { Candidate, Description, NounPhrase, PersonName, Phrase, Place, UnknownName } from './candidate.ts';
import { caseStyleOf, findUnits, namesInside, type Unit } from './find-units.ts';
import { foldWord, isParticle, personWords } from './fold-name.ts';
import { nounAfter, phraseEnd, phraseStart, quotedWords } from './grammar.ts';
import { findOrganisation } from './organisation-names.ts';
import { type NounSense, roleKey } from './reference/actor-words.ts';
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
    found.push(...findOtherSpeakers(tree, sentence.index, quotes.quoted, found, reference.words.speech));
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
      const phrase = readPhrase(tree, unit);
      if (phrase !== null) add(phrase.place, phrase.phrase);
    }
    at++;
  }
  return found;
}

interface ReadName {
  readonly named: PersonName | UnknownName;
  readonly first: number;
  readonly last: number;
  readonly next: number;
}

/**
 * ```
 * Israeli military spokesman Lt. Col. Peter Lerner
 *                  └titles───────────┘└name──────┘
 * ```
 */
function readPerson(tree: Tree, units: readonly Unit[], from: number, { words }: ReferenceList): ReadName | null {
  const titles: { role: string; first: number; honorific: boolean }[] = [];
  let at = from;
  let last = -1;
  for (; at < units.length; at++) {
    const unit = units[at]!;
    if (unit.type !== 'noun' || (titles.length > 0 && !adjacent(tree.tokens, last, unit.first))) break;
    const sense = unit.senses.find(
      ({ sense, many }) => !many && (sense === 'title' || sense === 'honorific' || sense === 'role'),
    );
    if (sense === undefined) break;
    titles.push({
      role: roleKey(textOf(tree.tokens, unit)),
      first: unit.first,
      honorific: sense.sense === 'honorific',
    });
    last = unit.last;
  }
  const name = units[at];
  if (name === undefined || (titles.length > 0 && !adjacent(tree.tokens, last, name.first))) return null;
  const named = readName(tree.tokens, units, at, words.firstNames);
  if (named === null) return null;
  const honorifics = titles.filter(({ honorific }) => honorific).map(({ role }) => role);
  const offices = titles.filter(({ honorific }) => !honorific).map(({ role }) => role);
  const first = titles[0]?.first ?? named.first;
  const text = textOf(tree.tokens, named);
  const sure =
    titles.length > 0 ||
    named.listed.length > 0 ||
    (words.firstNames.has(named.words[0] ?? '') && named.words.length > 1);
  if (!sure) return { named: { type: 'unknown', name: text }, first, last: named.last, next: named.next };
  const sex =
    sexOf(
      honorifics,
      titles.map(({ role }) => role),
    ) ?? (named.words.length > 1 ? words.sexOf(named.words[0]!) : null);
  return {
    named: { type: 'person', name: text, listed: named.listed, sex, titles: offices, sure },
    first,
    last: named.last,
    next: named.next,
  };
}

function sexOf(honorifics: readonly string[], titles: readonly string[]): 'female' | 'male' | null {
  if (honorifics.some(word => /^(?:mrs|ms|miss|lady|dame|madame)$/.test(word))) return 'female';
  if (honorifics.some(word => /^(?:mr|sir|lord|sheikh|mullah|ayatollah|father|rabbi|imam|pope)$/.test(word)))
    return 'male';
  if (titles.some(word => /^(?:queen|princess)$/.test(word))) return 'female';
  return titles.some(word => /^(?:king|prince|crown prince|emir|sultan)$/.test(word)) ? 'male' : null;
}

/** One person unit, or a run of capitalised words with the small words that names hold: "Mohammed bin Salman". */
function readName(tokens: readonly Token[], units: readonly Unit[], from: number, firstNames: ReadonlySet<string>) {
  const start = units[from]!;
  // "Jordan Smith", "Israel Katz": a listed name that is also a first name, before a name no list knows.
  const opening =
    start.type === 'listed' && start.first === start.last && firstNames.has(foldWord(tokens[start.first]!.form));
  if (start.type === 'person') {
    return {
      first: start.first,
      last: start.last,
      listed: start.persons,
      words: personWords(textOf(tokens, start)),
      next: from + 1,
    };
  }
  if (start.type !== 'capital' && !opening) return null;
  let last = start.last;
  let next = from + 1;
  for (; next < units.length && next - from < 4; next++) {
    const unit = units[next]!;
    // "Jean-Claude" is one name, "Kim-Trump summit" are two.
    if (unit.first > last + 1 && tokens[last + 1]!.form === '-' && !firstNames.has(foldWord(tokens[last]!.form))) break;
    const follows = adjacent(tokens, last, unit.first) || particlesBetween(tokens, last, unit.first);
    // "Steve Israel", "Angus King": a surname that is also a state or a title.
    const single =
      unit.first === unit.last &&
      ((unit.type === 'listed' && unit.names.every(({ use }) => use !== 'adjective')) ||
        (unit.type === 'noun' &&
          tokens[unit.first]!.upos === 'PROPN' &&
          !/^\p{Lu}/u.test(tokens[unit.last + 1]?.form ?? '')));
    if (
      !follows ||
      !(unit.type === 'capital' || (single && next === from + 1 && firstNames.has(foldWord(tokens[start.first]!.form))))
    )
      break;
    last = unit.last;
  }
  if (opening && next === from + 1) return null;
  const words = personWords(textOf(tokens, { first: start.first, last }));
  return { first: start.first, last, listed: [], words, next };
}

/** Two units with nothing between them but a point or a hyphen: "Lt. Col.", "Peter". */
function adjacent(tokens: readonly Token[], last: number, next: number): boolean {
  for (let i = last + 1; i < next; i++) if (!/^[.‑\]-]$/.test(tokens[i]!.form)) return false;
  return next > last;
}

function particlesBetween(tokens: readonly Token[], last: number, next: number): boolean {
  if (next - last > 4 || next <= last) return false;
  for (let i = last + 1; i < next; i++) {
    const { form } = tokens[i]!;
    if (!isParticle(foldWord(form)) && !/^(?:[-.'’‑]|["“”][^"“”]*["“”])$/u.test(form)) return false;
  }
  return true;
}

function textOf(tokens: readonly Token[], { first, last }: { readonly first: number; readonly last: number }): string {
  let text = '';
  for (let i = first; i <= last; i++) {
    if (i > first && tokens[i]!.start > tokens[i - 1]!.end) text += ' ';
    text += tokens[i]!.form;
  }
  return text;
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
  /^(?:two|three|four|five|six|seven|eight|nine|ten|dozen|dozens|hundreds|thousands|several|some|many|few|most|[\d,]+)$/i;

function readPhrase(
  tree: Tree,
  unit: Unit & { type: 'noun' },
): { place: Omit<Place, 'sentence'>; phrase: NounPhrase } | null {
  const { tokens } = tree;
  const head = unit.last;
  const token = tokens[head]!;
  if (token.upos !== 'NOUN' && token.upos !== 'PROPN' && !(token.upos === 'ADJ' && isNominalUse(tree, head)))
    return null;
  const senses: readonly NounSense[] = unit.senses.filter(({ sense }) => sense !== 'honorific');
  if (senses.length === 0) return null;
  return describe(tree, unit.first, head, senses, unit.words);
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

/** Whoever is the subject of a verb of speech speaks, whatever the noun: "[a lot of countries] say". */
function findOtherSpeakers(
  tree: Tree,
  sentence: number,
  quoted: readonly boolean[],
  found: readonly Phrase[],
  speech: ReadonlySet<string>,
): Phrase[] {
  return tree.tokens
    .filter(
      ({ index, upos, deprel, head }) =>
        upos === 'NOUN' &&
        deprel === 'nsubj' &&
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

/** Adds to each phrase what it belongs to and what it stands beside. */
function linkOwners(tree: Tree, found: readonly Phrase[], offset: number): Candidate[] {
  const { tokens } = tree;
  const covering = (index: number) =>
    found.findIndex(
      candidate =>
        candidate.type !== 'pronoun' && candidate.first <= index && index <= candidate.last && candidate.head === index,
    );
  return found.map((candidate, position): Candidate => {
    if (candidate.type === 'pronoun' || candidate.type === 'listed')
      return { ...candidate, owners: [], ownPronoun: null, besides: besidesOf(tree, found, position, offset) };
    const owners: number[] = [];
    let ownPronoun: number | null = null;
    // Left: what stands inside the phrase before its head, nearest first.
    const core = coreStart(tokens, candidate);
    for (let at = found.length - 1; at >= 0; at--) {
      const other = found[at]!;
      if (at === position || other.last >= core || other.last < candidate.first - 2) continue;
      const possessive = tokens[other.last + 1]?.xpos === 'POS';
      const inside =
        other.first >= candidate.first ||
        (possessive && other.last + 2 >= candidate.first) ||
        other.last + 1 >= candidate.first;
      if (!inside || (other.first < candidate.first && !possessive && other.type !== 'listed')) continue;
      if (other.type === 'pronoun') {
        if (tokens[other.head]!.xpos === 'PRP$') ownPronoun ??= other.head;
      } else owners.push(at);
    }
    owners.sort((a, b) => found[b]!.last - found[a]!.last || found[a]!.first - found[b]!.first);
    // "[Russian] and Ukrainian delegations"
    const nearest = owners[0] === undefined ? undefined : found[owners[0]];
    if (nearest?.type === 'listed' && tokens[nearest.first - 1]?.form === 'and') {
      const other = found.findIndex(({ type, last }) => type === 'listed' && last === nearest.first - 2);
      if (other >= 0 && !owners.includes(other)) owners.push(other);
    }
    // Right: "spokesman for Abdullah", "official with the information ministry".
    if (candidate.type === 'phrase' || candidate.type === 'organisation') {
      for (const child of tree.children[candidate.head]!) {
        if (!isRelation(tokens[child]!.deprel, 'nmod') || child < candidate.head) continue;
        if (!/^(?:of|for|from|with|at|in|to)$/.test(caseOf(tree, child))) continue;
        const at = covering(child);
        if (at >= 0 && at !== position) owners.push(at);
      }
      const after = tokens[candidate.head + 1]?.form.toLowerCase();
      if (owners.length === 0 && (after === 'of' || after === 'for')) {
        const at = found.findIndex(
          other => other.first > candidate.head + 1 && other.first <= candidate.head + 3 && other.type !== 'pronoun',
        );
        if (at >= 0) owners.push(at);
      }
    }
    return {
      ...candidate,
      owners: owners.map(at => at + offset),
      ownPronoun,
      besides: besidesOf(tree, found, position, offset),
    };
  });
}

/** The first token of the candidate's own words, after its modifiers. */
function coreStart(tokens: readonly Token[], candidate: Phrase): number {
  if (candidate.type === 'phrase') return candidate.head - candidate.noun.split(' ').length + 1;
  if (candidate.type !== 'person') return candidate.first;
  let start = candidate.last;
  let left = candidate.name.split(/[\s-]+/).length;
  while (start > candidate.first && left > 1) {
    start--;
    if (/\p{L}/u.test(tokens[start]!.form)) left--;
  }
  return start;
}

function caseOf(tree: Tree, index: number): string {
  const child = tree.children[index]!.find(at => tree.tokens[at]!.deprel === 'case');
  return child === undefined ? '' : tree.tokens[child]!.form.toLowerCase();
}

/**
 * Apposition, by the tree or by the commas:
 * ```
 * Sami Abu Zuhri, a Hamas spokesman, said …      the group's leader, Abubakar Shekau, said …
 * ```
 */
function besidesOf(tree: Tree, found: readonly Phrase[], position: number, offset: number): number | null {
  const candidate = found[position]!;
  const { tokens } = tree;
  if (candidate.type === 'pronoun' || (candidate.type === 'phrase' && candidate.modifier)) return null;
  // "the minister of science but also [a former head of the service]": the second half of an apposition.
  if (candidate.type === 'phrase' && isRelation(tokens[candidate.head]!.deprel, 'conj')) {
    const partner = found.findIndex(other => other.type === 'phrase' && other.head === tokens[candidate.head]!.head);
    if (partner >= 0 && partner < position) return besidesOf(tree, found, partner, offset);
  }
  for (let at = position - 1; at >= 0; at--) {
    const other = found[at]!;
    if (other.type === 'pronoun' || other.last >= candidate.first || !mayBeOne(other, candidate)) continue;
    const { deprel, head } = tokens[candidate.head]!;
    if (isRelation(deprel, 'appos') && head >= other.first && head <= other.last) return at + offset;
    const gap = tokens.slice(other.last + 1, candidate.first);
    const comma = gap.length === 1 && /^[,–—(]$/.test(gap[0]!.form);
    // "Mohammed Musleh, 27, a farmer": the age stands between.
    const aged = gap.length === 3 && gap[0]!.form === ',' && /^\d{1,3}$/.test(gap[1]!.form) && gap[2]!.form === ',';
    const closed = /^(?:[,;.–—)]|who|which|said|says|told)$/i.test(tokens[candidate.last + 1]?.form ?? '.');
    if ((comma || aged) && closed && !isBelow(tree, other.head, candidate.head)) return at + offset;
    if (candidate.first - other.last > 4) break;
  }
  return null;
}

/** A person and an office, or an organisation and a description of one, can be one actor; two persons cannot. */
function mayBeOne(a: Phrase, b: Phrase): boolean {
  const role = (x: Phrase) =>
    x.type === 'phrase' &&
    !x.many &&
    !x.modifier &&
    x.senses.some(({ sense }) => sense === 'role' || sense === 'title');
  const body = (x: Phrase) =>
    x.type === 'phrase' && !x.modifier && x.senses.some(({ sense }) => sense === 'organisation' || sense === 'organ');
  const person = (x: Phrase) => x.type === 'person' || x.type === 'unknown';
  const organisation = (x: Phrase) =>
    x.type === 'organisation' ||
    x.type === 'unknown' ||
    (x.type === 'listed' && x.names.some(({ use }) => use === 'name'));
  return (
    (person(a) && role(b)) || (role(a) && person(b)) || (organisation(a) && body(b)) || (body(a) && organisation(b))
  );
}
