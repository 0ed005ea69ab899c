/**
 * Names compared without what differs between newsrooms: case, accents, dots, apostrophes, hyphens.
 * "Al-Qa'ida", "Erdoğan", "U.S." fold to `al qa ida`, `erdogan`, `us`.
 */
const OTHER_LETTERS: Readonly<Record<string, string>> = {
  ı: 'i',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ð: 'd',
  þ: 'th',
  æ: 'ae',
  œ: 'oe',
  ß: 'ss',
};

/** One word, lower-case, letters and digits only. */
export function foldWord(word: string): string {
  if (/^[a-z0-9]*$/.test(word)) return word;
  if (/^[\0-\x7f]*$/.test(word)) return word.toLowerCase().replace(/[^a-z0-9&+]+/g, '');
  const plain = word.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '');
  return plain.replace(/[ıłøđðþæœß]/g, letter => OTHER_LETTERS[letter]!).replace(/[^\p{L}\p{N}&+]+/gu, '');
}

/** The folded words of a name, split at spaces, hyphens, slashes and before a possessive s: "Iran's Guards" is `iran s guards`. */
export function foldName(name: string): string[] {
  return name
    .split(/[\s\-‐‑–/]+|(?<=\p{L})['’](?=\p{L})/u)
    .map(foldWord)
    .filter(word => word !== '');
}

/**
 * A skeleton in which the usual transliterations of one name agree: Zelenskyy, Zelensky, Zelenskiy; Umerov, Umierov; Polishchuk,
 * Polischuk; Mohammed, Muhammad. Coarse on purpose: only names of five letters or more are compared by it.
 */
function transliterationKey(word: string): string {
  return foldWord(word)
    .replace(/shch|sch|sh|tch|ch/g, 'c')
    .replace(/kh/g, 'h')
    .replace(/gh/g, 'g')
    .replace(/dzh|dj/g, 'j')
    .replace(/ts|tz/g, 'z')
    .replace(/[wv]/g, 'v')
    .replace(/q|ck/g, 'k')
    .replace(/ph/g, 'f')
    .replace(/(?:ei|ai|ey|ay|iy|yi|yy|ij|ii|ie|ye|ee)/g, 'i')
    .replace(/(?:ou|oo|u)/g, 'o')
    .replace(/[ye]/g, 'i')
    .replace(/(.)\1+/g, '$1')
    .replace(/i(?=[aeo])/g, '');
}

const PARTICLES = new Set([
  'al',
  'el',
  'ul',
  'ad',
  'as',
  'ash',
  'de',
  'da',
  'di',
  'do',
  'dos',
  'del',
  'della',
  'van',
  'von',
  'der',
  'den',
  'bin',
  'ben',
  'ibn',
  'abu',
  'abd',
  'la',
  'le',
]);
const SUFFIXES = new Set(['jr', 'sr', 'ii', 'iii', 'iv']);

/** True for the small words inside names: "Mohammed [bin] Salman", "Ursula [von der] Leyen". */
export function isParticle(folded: string): boolean {
  return PARTICLES.has(folded);
}

/** The folded words of a person's name without particles and Jr.: what two mentions of one person are compared by. */
export function personWords(name: string): string[] {
  const words = foldName(name);
  const bare = words.filter(word => !PARTICLES.has(word) && !SUFFIXES.has(word));
  return bare.length > 0 ? bare : words;
}

/** Two words of names that are the same, or the same but for their transliteration. */
export function sameNameWord(a: string, b: string): boolean {
  if (a === b) return true;
  if (a.length < 5 || b.length < 5 || a[0] !== b[0]) return false;
  return transliterationKey(a) === transliterationKey(b);
}
