/**
 * Words as the judges compare them: lower case, without accents, cut to a stem of six letters so that `negotiators` meets
 * `negotiations` and `Ukraine's` meets `Ukrainian`. Crude on purpose: a stemmer that knows more finds little more here.
 */
export interface Wording {
  /** Content stems in text order, numbers as digits; grammatical words left out. */
  readonly stems: readonly string[];
  readonly set: ReadonlySet<string>;
  /** Every word of the text in order, unstemmed: what a quotation is compared by. */
  readonly sequence: readonly string[];
  /** True when the main clause seems to be negated. Two negations count as none. */
  readonly negated: boolean;
  /** Numbers that the words give, years and days of the month left out. */
  readonly numbers: readonly number[];
}

const GRAMMAR = new Set(
  `a an the and or but nor so yet of to in on at by for from with without into onto over under about as than then that this these those
  it its he him his she her they them their we us our you your i me my who whom whose which what when where why how there here
  is are was were be been being am has have had having do does did done will would shall should can could may might must
  not no never cannot also only just even still very more most much many some any all each both either neither such own same other
  said says say saying told tells according added adding if while because since until unless after before during again up out off down
  mr mrs ms dr s t re ve ll d`.split(/\s+/),
);

/** Words every report about a negotiation is full of: to share them says little. */
const COMMON = new Set(
  `talks talk negotiation negotiations meeting meetings president minister government official officials country countries side sides
  agreement deal peace war group people day week year monday tuesday wednesday thursday friday saturday sunday want wants
  part take go going get make made ready first last new united states offer offers offered propose proposal demand demands reject accept call called`
    .split(/\s+/)
    .map(stemOf),
);

const NEGATIONS = new Set(['not', 'never', 'no', 'cannot', 'nor', 'neither']);

const NUMBER_WORDS: ReadonlyMap<string, number> = new Map(
  'zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen eighteen nineteen twenty'
    .split(' ')
    .map((word, n) => [word, n] as const),
);

/** The text as the judges compare it. */
export function wordingOf(text: string): Wording {
  const plain = text
    .normalize('NFKD')
    .replace(/\p{M}/gu, '')
    .replace(/[’‘]/g, "'")
    .toLowerCase()
    .replace(/n't\b/g, ' not')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/(\d)\s*%/g, '$1 percent')
    .replace(/\bper cent\b/g, 'percent')
    .replace(/(\d+)-(hour|day|week|month|year)s?\b/g, '$1 $2s')
    .replace(/'s?\b/g, '');
  const sequence: string[] = plain.match(/\d+(?:\.\d+)?|\p{L}+/gu) ?? [];
  const stems: string[] = [];
  const numbers: number[] = [];
  let negations = 0;
  for (const [i, word] of sequence.entries()) {
    if (NEGATIONS.has(word)) negations++;
    if (GRAMMAR.has(word)) continue;
    const number = NUMBER_WORDS.get(word) ?? (/^\d/.test(word) ? Number(word) : null);
    if (number !== null) {
      stems.push(String(number));
      if (isAmount(number, word, sequence[i + 1])) numbers.push(number);
    } else if (word.length > 1) stems.push(stemOf(word));
  }
  return { stems, set: new Set(stems), sequence, negated: negations % 2 === 1, numbers };
}

/** Days of the month, years, and how long something lasts are no amounts. */
function isAmount(number: number, word: string, next: string | undefined): boolean {
  if (next !== undefined && /^(?:hour|day|week|month|year|minute)s?$/.test(next)) return false;
  return number > 31 ? number < 1900 || number > 2100 : !/^\d/.test(word) && number > 1;
}

/** `Ukrainian`, `Ukraine`: `ukrain`; `prisoners`: `prison`; `funded`, `funds`: `fund`; `agreed`, `agree`: `agre`. */
export function stemOf(word: string): string {
  let stem = word.length > 3 && word.endsWith('s') && !word.endsWith('ss') ? word.slice(0, -1) : word;
  if (stem.length > 5)
    stem = stem
      .replace(/eed$/, 'ee')
      .replace(/(?:ing|ed)$/, '')
      .replace(/([bdgmnprt])\1$/, '$1');
  if (stem.length > 3) stem = stem.replace(/e$/, '');
  return stem.slice(0, 6);
}

/** How much a stem that two texts share says about their being one: 0.4 for the words of every such report, else 1. */
export function weightOf(stem: string): number {
  return COMMON.has(stem) ? 0.4 : 1;
}

/** The wording without some stems: the names of the parties say nothing about what a move between them is about. */
export function without(wording: Wording, stems: ReadonlySet<string>): Wording {
  const left = wording.stems.filter(stem => !stems.has(stem));
  return { ...wording, stems: left, set: new Set(left) };
}

export interface Overlap {
  /** Weight of the shared stems. */
  readonly shared: number;
  /** Share of the lighter text that the other one holds, 0–1. */
  readonly held: number;
  /** Shared weight by united weight, 0–1. */
  readonly jaccard: number;
}

/** What two wordings have in common. */
export function overlapOf(a: Wording, b: Wording): Overlap {
  let shared = 0;
  let weightA = 0;
  let weightB = 0;
  for (const stem of a.set) {
    weightA += weightOf(stem);
    if (b.set.has(stem)) shared += weightOf(stem);
  }
  for (const stem of b.set) weightB += weightOf(stem);
  const lighter = Math.min(weightA, weightB);
  const united = weightA + weightB - shared;
  return { shared, held: lighter === 0 ? 0 : shared / lighter, jaccard: united === 0 ? 0 : shared / united };
}

/** The longest run of words that stands in both texts in the same order, grammatical words counted; `weight` is that of its content. */
export function longestSharedRun(a: Wording, b: Wording): { readonly length: number; readonly weight: number } {
  const [rows, columns] = [a.sequence, b.sequence];
  let previous = new Uint16Array(columns.length + 1);
  let best = 0;
  let end = 0;
  for (const [i, word] of rows.entries()) {
    const current = new Uint16Array(columns.length + 1);
    for (let j = 1; j <= columns.length; j++) {
      if (columns[j - 1] !== word) continue;
      current[j] = previous[j - 1]! + 1;
      if (current[j]! <= best) continue;
      best = current[j]!;
      end = i + 1;
    }
    previous = current;
  }
  const content = new Set(
    rows
      .slice(end - best, end)
      .filter(word => !GRAMMAR.has(word))
      .map(stemOf),
  );
  let weight = 0;
  for (const stem of content) weight += weightOf(stem);
  return { length: best, weight };
}

/** Acts that undo one another: a text that has the second of a pair, and one that has only the first, do not say the same. */
const CONTRASTS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:plan|schedul|arrang|set)/, /^(?:cancel|scrap|call-off)/],
  [/^(?:agree|accept|approv|welcom)/, /^(?:reject|refus|rebuff|spurn)/],
  [/^(?:resum|restart|reopen)/, /^(?:suspend|halt|freez|break-off)/],
  [/^(?:rais|increas|widen)/, /^(?:cut|lower|reduc|eas)/],
];

/** True when one wording has the opposite act of the other: planned and called off, accepted and rejected. */
export function contrasts(a: Wording, b: Wording): boolean {
  const [one, other] = [verbsOf(a), verbsOf(b)];
  const has = (words: readonly string[], pattern: RegExp) => words.some(word => pattern.test(word));
  return CONTRASTS.some(
    ([first, second]) =>
      (has(one, second) && !has(other, second) && has(other, first)) ||
      (has(other, second) && !has(one, second) && has(one, first)),
  );
}

const verbsOf = ({ sequence }: Wording) =>
  sequence.map((word, i) =>
    /^(?:call|break|broke)/.test(word) && sequence[i + 1] === 'off'
      ? `${word.startsWith('call') ? 'call' : 'break'}-off`
      : word,
  );

/** How many words of `a` stand in `b` in the same order, gaps allowed. */
export function commonSubsequence(a: readonly string[], b: readonly string[]): number {
  let previous = new Array<number>(b.length + 1).fill(0);
  for (const word of a) {
    const row = [0];
    for (let j = 1; j <= b.length; j++)
      row.push(b[j - 1] === word ? previous[j - 1]! + 1 : Math.max(previous[j]!, row[j - 1]!));
    previous = row;
  }
  return previous[b.length]!;
}
