import type { TreebankSentence, TreebankToken } from './treebank-text.ts';

/**
 * What news pages do and treebanks hardly show: titles and initials before names, months cut short, datelines, quotation marks
 * around whole sentences, a space lost after a full stop. Made from treebank sentences by adding or changing tokens.
 */
const token = (form: string, spaceAfter = true): TreebankToken => ({ form, spaceAfter, words: [] });

const TITLES = [
  'Gen.',
  'Lt.',
  'Col.',
  'Maj.',
  'Capt.',
  'Sgt.',
  'Adm.',
  'Mr.',
  'Mrs.',
  'Ms.',
  'Dr.',
  'Sen.',
  'Rep.',
  'Gov.',
  'Prof.',
  'Rev.',
  'St.',
];
const PLACES = ['U.S.', 'U.S.', 'U.S.', 'U.N.', 'U.K.', 'E.U.', 'D.C.', 'U.A.E.'];
const SUFFIXES = ['Inc.', 'Corp.', 'Co.', 'Ltd.', 'Jr.', 'Sr.', 'Bros.'];
const MONTHS: Readonly<Record<string, string>> = {
  January: 'Jan.',
  February: 'Feb.',
  August: 'Aug.',
  September: 'Sept.',
  October: 'Oct.',
  November: 'Nov.',
  December: 'Dec.',
};
const CITIES = [
  'MOSCOW',
  'GENEVA',
  'New Delhi',
  'CAIRO',
  'Brussels',
  'WASHINGTON',
  'Port Vila',
  'UNITED NATIONS',
  'Kampala',
];
const AGENCIES = ['Reuters', 'AP', 'AFP', 'Xinhua', 'dpa', 'Agencies'];
const DASHES = ['-', '–', '—', '--'];
const QUOTES: readonly (readonly [string, string])[] = [
  ['“', '”'],
  ['"', '"'],
  ["'", "'"],
  ['‘', '’'],
  ['„', '“'],
  ['«', '»'],
];

/** A changed copy of the sentences; `random` decides what happens where. */
export function noisySentences(sentences: readonly TreebankSentence[], random: () => number): TreebankSentence[] {
  const pick = <T>(from: readonly T[]): T => from[Math.floor(random() * from.length)]!;

  const withNames = (tokens: readonly TreebankToken[]): TreebankToken[] =>
    tokens.flatMap((own, i) => {
      const [word] = own.words;
      const spaced = i > 0 && tokens[i - 1]!.spaceAfter && own.spaceAfter;
      const isName = word?.upos === 'PROPN' && word.xpos === 'NNP' && /^\p{Lu}\p{Ll}+$/u.test(own.form);
      if (own.form in MONTHS && /^\d+$/.test(tokens[i + 1]?.form ?? '') && random() < 0.7)
        return token(MONTHS[own.form]!);
      if (word?.upos === 'NOUN' && word.xpos === 'NN' && /^\d+$/.test(tokens[i + 1]?.form ?? '') && random() < 0.2)
        return token('No.');
      if (!isName || !spaced) return own;
      const draw = random();
      const followedByName = tokens[i + 1]?.words[0]?.upos === 'PROPN';
      if (draw < 0.06) return [token(pick(TITLES)), own];
      if (draw < 0.08) return [token(pick(TITLES)), token(pick(TITLES)), own];
      if (draw < 0.13) return token(pick(PLACES));
      if (draw < 0.16) return [own, token(pick(SUFFIXES))];
      if (draw < 0.26 && followedByName) {
        const initial = () => token(`${String.fromCharCode(65 + Math.floor(random() * 26))}.`);
        const glued = () => token(`${initial().form}${initial().form}`);
        const form = random();
        return form < 0.5 ? [own, initial()] : form < 0.7 ? initial() : form < 0.85 ? [initial(), initial()] : glued();
      }
      return own;
    });

  const withDateline = (tokens: readonly TreebankToken[]): TreebankToken[] => {
    const [first = 'CAIRO', second] = pick(CITIES).split(' ');
    const place = second === undefined ? [token(first)] : [token(first), token(second)];
    const agency = [token('(', false), token(pick(AGENCIES), false), token(')')];
    const day = [token(pick(Object.values(MONTHS))), token(String(1 + Math.floor(random() * 28)))];
    const comma = [...place.slice(0, -1), token(place[place.length - 1]!.form, false), token(',')];
    const draw = random();
    // "(CNN) The envoy …": some agencies write no dash.
    if (draw < 0.12) return [...(draw < 0.06 ? place : []), ...agency, ...tokens];
    const lead =
      draw < 0.5
        ? [...place, ...agency]
        : draw < 0.75
          ? [...comma, ...day]
          : draw < 0.85
            ? [...comma, ...day, ...agency]
            : place;
    return [...lead, token(pick(DASHES)), ...tokens];
  };

  const withQuotes = (tokens: readonly TreebankToken[]): TreebankToken[] => {
    const [open, close] = pick(QUOTES);
    const last = tokens[tokens.length - 1]!;
    return [token(open, false), ...tokens.slice(0, -1), { ...last, spaceAfter: false }, token(close)];
  };

  const changed = sentences.map(({ tokens, opensParagraph }, k) => {
    let own = withNames(tokens);
    const quoted = own.some(({ form }) => /["“”„«»'‘’]/.test(form));
    const ended = /^[.?!]$/.test(own[own.length - 1]!.form);
    if (!quoted && ended && random() < 0.08) own = withQuotes(own);
    if (opensParagraph && ended && random() < 0.1) own = withDateline(own);
    const next = sentences[k + 1];
    const glued = ended && next !== undefined && !next.opensParagraph && /^\p{Lu}\p{L}*$/u.test(next.tokens[0]!.form);
    if (glued && random() < 0.06) own = [...own.slice(0, -1), { ...own[own.length - 1]!, spaceAfter: false }];
    return { tokens: own, opensParagraph };
  });
  return changed.map((sentence, k) => {
    // "… in the U.S." ends with one stop for both.
    const last = sentence.tokens[sentence.tokens.length - 1]!;
    const before = sentence.tokens[sentence.tokens.length - 2];
    if (last.form === '.' && before?.words[0]?.upos === 'PROPN' && random() < 0.08 && sentences[k + 1] !== undefined) {
      return {
        ...sentence,
        tokens: [...sentence.tokens.slice(0, -2), { ...token(pick([...PLACES, ...SUFFIXES])), spaceAfter: true }],
      };
    }
    return sentence;
  });
}

/** The text with some spaces as line ends, as mail and plain-text pages wrap their lines. Offsets stay. */
export function wrapLines(text: string, width: number): string {
  const units = [...text];
  if (units.length !== text.length) return text;
  let lineStart = 0;
  let lastSpace = -1;
  for (let i = 0; i < units.length; i++) {
    if (units[i] === '\n') [lineStart, lastSpace] = [i + 1, -1];
    if (units[i] === ' ') lastSpace = i;
    if (i - lineStart >= width && lastSpace > lineStart) {
      units[lastSpace] = '\n';
      lineStart = lastSpace + 1;
      lastSpace = -1;
    }
  }
  return units.join('');
}
