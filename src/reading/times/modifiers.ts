import type { Expression, Modifier } from './expression.ts';

type Rule = readonly [words: RegExp, modifier: Modifier | null];

const THE = '(?:the )?';

/** Before a date: "early March", "the end of 1944", "about 1900", "earlier this month". */
const BEFORE_DATE: readonly Rule[] = [
  [
    /(?:the )?(?:very )?(?:beginning|start|opening|dawn|turn|outset|first (?:days?|weeks?|months|part|half)|early (?:days|weeks|months|part|hours|years)) (?:of|in) (?:the )?$/i,
    'start',
  ],
  [
    /(?:the )?(?:very )?(?:end|close|eve|latter (?:part|half)|later part|last (?:days?|weeks?|months|part)|second half|fourth week|final (?:days?|weeks?|months|part)|tail end|closing (?:days|weeks|months)) (?:of|in) (?:the )?$/i,
    'end',
  ],
  [/(?:the )?(?:middle|midst|mid-?point|height|(?:second|third) week) (?:of|in) (?:the )?$/i, 'mid'],
  [/(?:the )?(?:early|earlier|very early)(?:-| in | on | )(?:the )?$/i, 'start'],
  [/(?:the )?(?:late|later|very late)(?:-| in | on | )(?:the )?$/i, 'end'],
  [/(?:the )?mid(?:-to-late)?(?:-| )(?:the )?$/i, 'mid'],
  [/(?:about|around|approximately|roughly|circa|c\.|some time around|near) $/i, 'approx'],
  [/no later than $/i, 'before'],
  [/(?:the course of) $/i, null],
  [/(?:exactly|just) $/i, null],
];

/** Before a length: "more than a year", "nearly a month", "about 40 minutes". */
const BEFORE_LENGTH: readonly Rule[] = [
  [
    /(?:(?:a little |slightly |well |far |much )?(?:more than|longer than|over)|at least|no less than|a minimum of|upwards of) $/i,
    'more than',
  ],
  [
    /(?:(?:a little |slightly |far |much )?(?:less than|shorter than|under)|at most|no more than|up to|not even|barely|nearly|almost|close to|just under|shy of) $/i,
    'less than',
  ],
  [/(?:about|around|approximately|roughly|some|an estimated|more or less) $/i, 'approx'],
  [/(?:the )(?:entire |whole |full |same )?$/i, null],
];

/** Before a period the article belongs to the name of: "the 1990s", "the summer of 1955", "the weekend". */
const ARTICLE: Rule = [new RegExp(`${THE.slice(0, -1)}(?:entire |whole )?$`, 'i'), null];

const TAKES_ARTICLE: ReadonlySet<string> = new Set(['decade', 'century', 'season', 'quarter', 'half', 'weekend']);

function rulesFor({ meaning, part, rule }: Expression): readonly Rule[] {
  switch (meaning.kind) {
    case 'duration':
      return BEFORE_LENGTH;
    case 'shift':
      return meaning.counted ? BEFORE_LENGTH : BEFORE_DATE;
    case 'set':
    case 'reference':
    case 'fixed':
    case 'elapsed':
      return rule === 'fourth year' ? BEFORE_DATE : [];
    case 'some day':
      return part === null ? BEFORE_DATE.slice(6) : BEFORE_DATE;
    default:
      return TAKES_ARTICLE.has(meaning.kind) ? [...BEFORE_DATE, ARTICLE] : BEFORE_DATE;
  }
}

/** Takes in the modifier that stands before an expression, never reaching back before `from`. */
export function widen(text: string, expression: Expression, from: number): Expression {
  const lead = text.slice(Math.max(from, expression.start - 32), expression.start).replace(/[\n\u00a0\t]/g, ' ');
  if (lead === '' || !/[a-z][ -]$/i.test(lead)) return expression;
  for (const [words, modifier] of rulesFor(expression)) {
    const match = words.exec(lead);
    if (match === null || match[0] === '') continue;
    const start = expression.start - match[0].length;
    if (match.index > 0 && /[\p{L}\d]/u.test(lead[match.index - 1]!)) continue;
    if (start > 0 && match.index === 0 && /[\p{L}\d]/u.test(text[start - 1] ?? ' ')) continue;
    return { ...expression, start, modifier: modifier ?? expression.modifier };
  }
  return expression;
}
