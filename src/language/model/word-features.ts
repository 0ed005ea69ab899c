/**
 * Features of a word type, as docs/parser-model.md defines them: the twin of training/features.py.
 * Typography goes first, so that no habit of an outlet's typesetting can change a tree.
 */
const TYPOGRAPHY: Readonly<Record<string, string>> = {
  ...Object.fromEntries([...'‘’‚‛ʼ′`´'].map(mark => [mark, "'"])),
  ...Object.fromEntries([...'“”„‟«»″'].map(mark => [mark, '"'])),
  '\u2010': '-',
  '\u2011': '-',
  '\u2212': '-',
  '\u2012': '–',
  '\u2015': '—',
  '…': '...',
};
const TYPESET = /[‘’‚‛ʼ′`´“”„‟«»″\u2010\u2011\u2212\u2012\u2015…]/g;
const DIGIT = /\p{Nd}/gu;
const isDigit = (unit: string) => (unit >= '0' && unit <= '9') || (unit > '\u007f' && /^\p{Nd}$/u.test(unit));

/** The word without its typesetting: `’tis` → `'tis`, ``` `` ``` → `"`, `---` → `—`. */
export function plainWord(word: string): string {
  const text = word.replace(TYPESET, mark => TYPOGRAPHY[mark] ?? mark);
  if (text === "''") return '"';
  return /^-{2,}$/.test(text) ? '—' : text;
}

/** Lower case, each digit as 0. Digits beyond the basic plane stay: features count UTF-16 units, and they are two. */
function lowered(plain: string): string {
  return plain.toLowerCase().replace(DIGIT, digit => (digit.length === 1 ? '0' : digit));
}

/** `McDonald's` → `XxXxxpx`, `2,000` → `dpdd`. */
function shapeOf(plain: string): string {
  let shape = '';
  let last = '';
  let run = 0;
  for (let i = 0; i < plain.length; i++) {
    const unit = plain[i]!;
    let kind = 'p';
    if (isDigit(unit)) kind = 'd';
    else if (unit !== unit.toLowerCase()) kind = 'X';
    else if (unit !== unit.toUpperCase()) kind = 'x';
    run = kind === last ? run + 1 : 1;
    last = kind;
    if (run <= 2) shape += kind;
    if (shape.length === 8) break;
  }
  return shape;
}

/** What a feature makes of a word: `featureOf('suffix3')('Talks')` is `lks`. Undefined for a feature that does not exist. */
export function featureOf(name: string): ((plain: string, lower: string) => string) | undefined {
  const sized = /^(suffix|prefix)([1-9])$/.exec(name);
  if (sized !== null) {
    const size = Number(sized[2]);
    return sized[1] === 'suffix' ? (_, lower) => lower.slice(-size) : (_, lower) => lower.slice(0, size);
  }
  if (name === 'form') return (_, lower) => lower;
  if (name === 'first') return plain => plain.slice(0, 1);
  if (name === 'shape') return shapeOf;
  return undefined;
}

/** The two spellings of a word that features are taken from. */
export function spellings(word: string): { readonly plain: string; readonly lower: string } {
  const plain = plainWord(word);
  return { plain, lower: lowered(plain) };
}
