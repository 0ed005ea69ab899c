import type { Token } from '../../language/index.ts';
import type { Tree } from '../rules/tree.ts';
import type { PersonName, UnknownName } from './candidate.ts';
import type { Unit } from './find-units.ts';
import { foldWord, isParticle, personWords } from './fold-name.ts';
import { roleKey } from './reference/actor-words.ts';
import type { ReferenceList } from './reference/reference-list.ts';

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
export function readPerson(
  tree: Tree,
  units: readonly Unit[],
  from: number,
  { words }: ReferenceList,
): ReadName | null {
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
  if (endsOffice(tokens, units, from, firstNames)) return null;
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

/** "the Commissioner for [Trade] Inga Holm": a word of the office, before a first name that opens the name. */
function endsOffice(tokens: readonly Token[], units: readonly Unit[], from: number, firstNames: ReadonlySet<string>) {
  const [word, first, last] = [units[from]!, units[from + 1], units[from + 2]];
  if (first?.type !== 'capital' || last?.type !== 'capital' || word.type !== 'capital') return false;
  const behindOf = /^(?:of|for|on|and)$/.test(tokens[word.first - 1]?.form ?? '');
  const together = adjacent(tokens, word.last, first.first) && adjacent(tokens, first.last, last.first);
  return behindOf && together && firstNames.has(first.word) && !firstNames.has(word.word);
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

export function textOf(
  tokens: readonly Token[],
  { first, last }: { readonly first: number; readonly last: number },
): string {
  let text = '';
  for (let i = first; i <= last; i++) {
    if (i > first && tokens[i]!.start > tokens[i - 1]!.end) text += ' ';
    text += tokens[i]!.form;
  }
  return text;
}
