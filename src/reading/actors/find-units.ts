import type { Sentence, Token } from '../../language/index.ts';
import { foldWord, isParticle, personWords } from './fold-name.ts';
import type { NounSense } from './reference/actor-words.ts';
import type { ListedName, ListedPerson, ReferenceList } from './reference/reference-list.ts';

/** Tokens `first..last` (both included) that one list entry or one lexicon entry recognises. */
interface Stretch {
  readonly first: number;
  readonly last: number;
}

/**
 * What a stretch of a sentence is by itself, before its neighbours are looked at:
 * ```
 * Russian Foreign Minister Sergei Lavrov told Hamas officials
 * └listed └noun            └person            └listed └noun
 * ```
 */
export type Unit = Stretch &
  (
    | { readonly type: 'listed'; readonly names: readonly ListedName[] }
    | { readonly type: 'person'; readonly persons: readonly ListedPerson[] }
    | { readonly type: 'noun'; readonly senses: readonly NounSense[]; readonly words: string }
    /** A capitalised word that no list knows. */
    | { readonly type: 'capital'; readonly word: string }
    /** A capitalised word or phrase that is no actor: a weekday, a feast. */
    | { readonly type: 'other' }
  );

const CAPITAL = /^[\p{Lu}\p{Lt}]/u;

/** Sentences in title case or capitals, where a capital letter says nothing. */
export type CaseStyle = 'sentence' | 'title' | 'capitals';

const styles = new WeakMap<Sentence, CaseStyle>();

export function caseStyleOf(sentence: Sentence): CaseStyle {
  let style = styles.get(sentence);
  if (style === undefined) {
    style = readCaseStyle(sentence);
    styles.set(sentence, style);
  }
  return style;
}

function readCaseStyle({ tokens }: Sentence): CaseStyle {
  let words = 0;
  let capital = 0;
  let upper = 0;
  for (const { form } of tokens) {
    const first = form.charCodeAt(0);
    const lower = first >= 97 && first <= 122;
    if (form.length < 2 || (!lower && !/^\p{L}{2}/u.test(form))) continue;
    words++;
    if (lower || !CAPITAL.test(form)) continue;
    capital++;
    if (form === form.toUpperCase()) upper++;
  }
  if (words >= 3 && upper / words > 0.8) return 'capitals';
  return words >= 4 && capital / words > 0.65 ? 'title' : 'sentence';
}

const LOWER_START = /^(?:al|el|an|ad|as|ash|at|de|da|di|du|von|van|bin|ibn)$/u;

/** Words that stand capitalised inside sentences of the report: at the start of another sentence they are names too. */
export function namesInside(sentences: readonly Sentence[]): Set<string> {
  const names = new Set<string>();
  for (const sentence of sentences) {
    if (caseStyleOf(sentence) !== 'sentence') continue;
    for (const { index, upos, form } of sentence.tokens)
      if (index > 0 && upos === 'PROPN' && CAPITAL.test(form)) names.add(foldWord(form));
  }
  return names;
}

/**
 * The recognised stretches of a sentence, left to right, without overlap; the longest wins, a name before a noun.
 *
 * @param namesElsewhere Folded words known to be names from other sentences.
 */
export function findUnits(
  sentence: Sentence,
  style: CaseStyle,
  reference: ReferenceList,
  namesElsewhere: ReadonlySet<string> = new Set(),
): Unit[] {
  const { tokens } = sentence;
  // Tokens as folded words: marks are passed over, "al-Qassam" written as one token is two words.
  const words: string[] = [];
  const places: number[] = [];
  const bare: string[] = [];
  const barePlaces: number[] = [];
  for (const token of tokens) {
    for (const part of /[-‐‑–/]/.test(token.form) ? token.form.split(/[-‐‑–/]/) : [token.form]) {
      const word = foldWord(part);
      if (word === '') continue;
      words.push(word);
      places.push(token.index);
      if (!isParticle(word)) {
        bare.push(word);
        barePlaces.push(token.index);
      }
    }
  }
  const units: Unit[] = [];
  let bareAt = 0;
  for (let at = 0; at < words.length; ) {
    const first = places[at]!;
    while (bareAt < bare.length && barePlaces[bareAt]! < first) bareAt++;
    const unit =
      unitAt(tokens, style, reference, words, places, at) ??
      (isParticle(words[at]!) && !reference.words.firstNames.has(words[at]!)
        ? null
        : capitalUnit(tokens, first, style, reference, namesElsewhere));
    const person = barePlaces[bareAt] === first ? personAt(tokens, reference, bare, barePlaces, bareAt) : null;
    const best = person !== null && (unit === null || person.last >= unit.last) ? person : unit;
    if (best === null) {
      at++;
      continue;
    }
    units.push(best);
    while (at < words.length && places[at]! <= best.last) at++;
  }
  return units;
}

function unitAt(
  tokens: readonly Token[],
  style: CaseStyle,
  { names, words: lexicon }: ReferenceList,
  words: readonly string[],
  places: readonly number[],
  at: number,
): Unit | null {
  const first = places[at]!;
  const stretch = (length: number) => ({ first, last: places[at + length - 1]! });
  const skip = lexicon.notActors.longest(words, at);
  let listed: Unit | null = null;
  for (const { length, values } of names.all(words, at)) {
    const found = stretch(length);
    const fitting = values.filter(name => hasItsCase(tokens, found, name, style));
    if (fitting.length === 0 || (straddles(tokens, found) && !fitting.some(({ text }) => text.includes(',')))) continue;
    listed = { ...found, type: 'listed', names: fitting };
    break;
  }
  const noun = lexicon.nouns.longest(words, at);
  if (noun !== null && (listed === null || stretch(noun.length).last > listed.last)) {
    const found = stretch(noun.length);
    const senses = noun.values.filter(sense => sensible(sense, tokens[first]!));
    if (senses.length > 0 && !straddles(tokens, found)) {
      return { ...found, type: 'noun', senses, words: words.slice(at, at + noun.length).join(' ') };
    }
  }
  if (
    skip !== null &&
    (listed === null || stretch(skip.length).last >= listed.last) &&
    CAPITAL.test(tokens[first]!.form)
  )
    return { ...stretch(skip.length), type: 'other' };
  return listed;
}

/** Titles before a name are written with a capital; nouns of the lexicon must not be verbs here ("they [head] home"). */
function sensible(sense: NounSense, token: Token): boolean {
  if (sense.sense === 'title' || sense.sense === 'honorific') return CAPITAL.test(token.form);
  return token.upos !== 'VERB' && token.upos !== 'AUX' && token.upos !== 'ADV' && token.upos !== 'SCONJ';
}

/** A phrase does not reach over a comma, a bracket or a quotation mark. */
function straddles(tokens: readonly Token[], { first, last }: Stretch): boolean {
  for (let i = first + 1; i < last; i++) if (/^[,;:()"“”]$/u.test(tokens[i]!.form)) return true;
  return false;
}

const MIXED_CASE = /^(?=.{3,4}$)\p{Lu}\p{Ll}+\p{Lu}/u;

function hasItsCase(tokens: readonly Token[], { first, last }: Stretch, name: ListedName, style: CaseStyle): boolean {
  const form = tokens[first]!.form;
  if (name.capitalsOnly) {
    // "US" and "WHO", not "us" and "who"; in a heading of capitals only the pronouns are left out.
    for (let i = first; i <= last; i++) if (tokens[i]!.form !== tokens[i]!.form.toUpperCase()) return false;
    return style !== 'capitals' || !/^(?:US|WHO|IS|IT)$/.test(form);
  }
  // "LeT", never the verb "Let": a short name with a capital inside is written as it is listed.
  if (first === last && MIXED_CASE.test(name.text)) return form === name.text;
  return CAPITAL.test(form) || name.text[0] === name.text[0]!.toLowerCase() || LOWER_START.test(form.toLowerCase());
}

function personAt(
  tokens: readonly Token[],
  { personNames }: ReferenceList,
  bare: readonly string[],
  places: readonly number[],
  at: number,
): Unit | null {
  const match = personNames.longest(bare, at);
  if (match === null) return null;
  const found = { first: places[at]!, last: places[at + match.length - 1]! };
  if (!CAPITAL.test(tokens[found.first]!.form) || straddles(tokens, found)) return null;
  // "Francis" alone may be anybody; one word is a person of the list only where it is his whole listed name and no more follows.
  if (
    match.length === 1 &&
    match.values.every(person => person.spellings.every(spelling => personWords(spelling).length > 1))
  )
    return null;
  return { ...found, type: 'person', persons: match.values };
}

function capitalUnit(
  tokens: readonly Token[],
  index: number,
  style: CaseStyle,
  { words }: ReferenceList,
  namesElsewhere: ReadonlySet<string>,
): Unit | null {
  const token = tokens[index]!;
  if (!CAPITAL.test(token.form)) return null;
  const word = foldWord(token.form);
  if (words.neverInNames.has(word)) return null;
  if (
    words.onlyInsideNames.has(word) &&
    (!/^(?:PROPN|ADJ)$/.test(token.upos) || !CAPITAL.test(tokens[index + 1]?.form ?? ''))
  )
    return null;
  const known = words.firstNames.has(word) || namesElsewhere.has(word);
  if (style !== 'sentence' && token.upos !== 'PROPN' && !known) return null;
  // The first word of a sentence, or of a quotation, has its capital from there.
  const opens = index === 0 || /^["“‘'`(]+$/u.test(tokens[index - 1]!.form) || /^[:–—]$/u.test(tokens[index - 1]!.form);
  if (opens && token.upos !== 'PROPN' && !known) {
    const next = tokens[index + 1];
    const inName = next?.upos === 'PROPN' && CAPITAL.test(next.form);
    if (!inName || (token.upos !== 'NOUN' && !words.onlyInsideNames.has(word))) return null;
  }
  if (token.upos === 'PUNCT' || token.upos === 'NUM' || token.upos === 'PRON' || token.upos === 'DET') return null;
  return { first: index, last: index, type: 'capital', word };
}
