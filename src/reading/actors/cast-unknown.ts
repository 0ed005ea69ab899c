import { listedBySurname } from './cast-surnames.ts';
import type { Casting } from './casting.ts';
import { foldWord, personWords } from './fold-name.ts';
import { prepositionBefore } from './grammar.ts';

/** What a capitalised name without title or known first name is: its apposition, its verb and its surroundings say. */
export function castUnknown(casting: Casting, position: number, name: string, honoured: ReadonlySet<string>): void {
  const { cast, candidates } = casting;
  const candidate = candidates[position]!;
  const tree = casting.tree(candidate.sentence);
  if (isShortForm(casting, position, name)) return;
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
  // "the envoy, Berg said": a surname known from its full name is that man, whatever stands beside it.
  if (words.length === 1 && cast.personsNamed(words).length > 0) return;
  const isPlace = cast.reference.words.place.prepositions.has(prepositionBefore(tree, candidate.head, candidate.first));
  const rule = personEvidence(casting, position, words, honoured);
  // "talks in [Arica], a ministry official said": what follows the comma is no word on the town.
  if (rule !== null && !(isPlace && rule === 'apposition')) {
    const figure = cast.add({ kind: 'person', name, rule, confidence: 0.7 }, casting.spanOf(candidate));
    casting.settle(position, figure, 'name', rule);
    return;
  }
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

/** A letter alone, and what stands short behind a town or a party mark: "South Bend, [Ind.]," "([R]-[Ala.])". */
function isShortForm(casting: Casting, position: number, name: string): boolean {
  if (/^\p{Lu}\.?$/u.test(name)) return true;
  if (!/^(?:\p{Lu}\.?-)?\p{Lu}[\p{L}.]{0,4}\.$/u.test(name)) return false;
  const { sentence, first } = casting.candidates[position]!;
  return /^[,(‐‑–-]$/u.test(casting.tree(sentence).tokens[first - 1]?.form ?? '');
}
