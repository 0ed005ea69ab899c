/**
 * Names of actors across reports: `President Donald Trump` and `Donald Trump`, `Polishchuk` and `Polischuk`, `Zelenskyy` and `Zelenskiy`,
 * `International Association of Machinists` and `IAM`; but never a ministry with its state, nor two men by a surname.
 */
export interface NameParts {
  /** Lower case, without accents, titles, articles and the words that only say "unnamed". */
  readonly words: readonly string[];
  readonly key: string;
  /** True for a description that names nobody in particular: two such are never known to be one. */
  readonly anonymous: boolean;
}

const TITLES = new Set(
  `president prime minister foreign secretary chancellor king queen sultan emir vice deputy first general gen lt col colonel major maj admiral
  ambassador senator sen rep mayor governor gov mr mrs ms dr sir mullah sheikh ayatollah pope acting former ex spokesman spokeswoman
  spokesperson treasury representative trade special envoy chief`.split(/\s+/),
);
const FILLERS = new Set(['the', 'a', 'an', 'of', 'for', 'and', 'in', 'to', 'senior', 'some', 'its', 's']);
const ANONYMOUS =
  /\b(unnamed|anonymous|unidentified|a senior|an official|officials?|sources?|diplomats?|residents?|witnesses|analysts?|experts?|parents|commanders?|aides?|people)\b/i;

/** Short names that no rule of spelling leads to. Longer lists are the reader's business (`Actor.ids`). */
const SHORT_FOR: Readonly<Record<string, string>> = {
  us: 'united states',
  usa: 'united states',
  america: 'united states',
  uk: 'united kingdom',
  britain: 'united kingdom',
  eu: 'european union',
  un: 'united nations',
};

export function namePartsOf(name: string): NameParts {
  const anonymous = ANONYMOUS.test(name);
  const plain = name
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .toLowerCase()
    .replace(/[’‘]/g, "'")
    .replace(/'s?\b/g, '')
    .replace(/\./g, '')
    .replace(/\((.*?)\)/g, ' $1 ');
  const all = plain.match(/[\p{L}\d]+/gu) ?? [];
  const words = all.filter(word => !FILLERS.has(word));
  // A title is dropped before a name, never where nothing would be left ("the Foreign Minister").
  let from = 0;
  while (from < words.length - 1 && TITLES.has(words[from]!) && !/^(affairs|ministry|office)$/.test(words[from + 1]!))
    from++;
  const bare = words.slice(from);
  const long = bare.length === 1 ? (SHORT_FOR[bare[0]!] ?? bare[0]!) : bare.join(' ');
  return { words: long.split(' ').filter(word => word !== ''), key: long, anonymous };
}

/** Sounds that transliterations write in several ways, written in one: `Zelenskyy`, `Zelenskiy`, `Zelensky`; `Polishchuk`, `Polischuk`. */
export function soundOf(word: string): string {
  return word
    .replace(/shch|sch|sh/g, 's')
    .replace(/ch|tch/g, 'c')
    .replace(/kh|gh/g, 'h')
    .replace(/zh/g, 'z')
    .replace(/ph/g, 'f')
    .replace(/[yij]+/g, 'i')
    .replace(/ie\b|ei\b|ii\b/g, 'i')
    .replace(/ie/g, 'e')
    .replace(/w/g, 'v')
    .replace(/x/g, 'ks')
    .replace(/ck|c(?=[aou])/g, 'k')
    .replace(/(.)\1+/g, '$1');
}

/** A word of an office or of its holder's country cut to what both forms share: `Ukrainian`, `Ukraine`. */
const root = (word: string) => (word.length > 6 ? word.slice(0, 6) : word);

export type NameJudgement = 'same' | 'perhaps' | 'different';

/** Compares the names of two persons. `perhaps`: one gives the surname alone, so the name alone cannot tell. */
export function comparePersons(a: NameParts, b: NameParts): NameJudgement {
  if (a.anonymous || b.anonymous) return 'different';
  if (a.key === b.key) return a.words.length > 1 ? 'same' : 'perhaps';
  const [lastA, lastB] = [soundOf(a.words.at(-1) ?? ''), soundOf(b.words.at(-1) ?? '')];
  if (lastA !== lastB) return 'different';
  if (a.words.length === 1 || b.words.length === 1) return 'perhaps';
  const [firstA, firstB] = [soundOf(a.words[0]!), soundOf(b.words[0]!)];
  return firstA === firstB || likeFirstNames(firstA, firstB) ? 'same' : 'different';
}

// Alexei/Alexey and Sergei/Sergiy agree in sound; Vladimir/Volodymyr and Oleksii/Alexei are one name in two languages.
const NAME_IN_TWO_LANGUAGES: readonly (readonly [RegExp, RegExp])[] = [
  [/^vladimir$/, /^volodimir$/],
  [/^aleksei?$|^aleksi$/, /^oleksi?$/],
  [/^aleksandr$|^aleksander$/, /^oleksandr$/],
  [/^sergei?$|^sergi$/, /^serhi?$/],
  [/^mikhail$|^mihail$/, /^mihailo$/],
  [/^dmitri$/, /^dmitro$/],
];

function likeFirstNames(a: string, b: string): boolean {
  if (a.length === 1 || b.length === 1) return a[0] === b[0];
  return NAME_IN_TWO_LANGUAGES.some(([one, other]) => (one.test(a) && other.test(b)) || (one.test(b) && other.test(a)));
}

/** Compares the names of organisations, states and groups. */
export function compareOrganisations(a: NameParts, b: NameParts): NameJudgement {
  if (a.anonymous || b.anonymous) return 'different';
  if (a.key === b.key) return 'same';
  const [rootsA, rootsB] = [new Set(a.words.map(root)), new Set(b.words.map(root))];
  if (rootsA.size === rootsB.size && rootsA.size > 1 && [...rootsA].every(word => rootsB.has(word))) return 'same';
  const ministry = (roots: ReadonlySet<string>) => new Set([...roots].filter(word => word !== root('affairs')));
  const [bareA, bareB] = [ministry(rootsA), ministry(rootsB)];
  if (bareA.size > 1 && bareA.size === bareB.size && [...bareA].every(word => bareB.has(word))) return 'same';
  return isAcronymOf(a, b) || isAcronymOf(b, a) ? 'same' : 'different';
}

function isAcronymOf(short: NameParts, long: NameParts): boolean {
  const letters = short.words.length === 1 ? short.words[0]! : '';
  return (
    letters.length >= 3 && long.words.length === letters.length && long.words.map(word => word[0]).join('') === letters
  );
}
