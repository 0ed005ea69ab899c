import type { Reading } from '../reading/index.ts';
import { type Cite, citeOf } from '../text/index.ts';
import { type Days, daysOf } from './days.ts';
import { sentenceSpan } from './sentence-around.ts';
import { overlapOf, stemOf, type Wording, wordingOf } from './words.ts';

/** An amount that stands in a report: `nearly 400,000 students`, `$76,000 a year`, `12 other people`. */
export interface FigureMention {
  readonly id: string;
  readonly report: string;
  readonly cite: Cite;
  readonly low: number;
  readonly high: number;
  /** `about`, `some`, `nearly`, `more than`. */
  readonly rounded: boolean;
  /** `more than 30,000` is met by everything above it, `up to 30,000` by everything below. */
  readonly bound: 'at least' | 'at most' | null;
  /** What is counted, as a stem: `studen`; `$` for money, `%` for shares. */
  readonly counted: string;
  readonly other: boolean;
  readonly words: Wording;
  readonly context: Wording;
  readonly published: Days | null;
  /** Other amounts of the same thing in this report: it knows them apart. */
  readonly besides: readonly number[];
}

/** Things that reports count under several names. */
const COUNTED_AS: Readonly<Record<string, string>> = {
  forc: 'troop',
  soldie: 'troop',
  pupil: 'studen',
  captiv: 'prison',
  detain: 'prison',
  person: 'peopl',
  employ: 'worker',
  machin: 'worker',
  strik: 'worker',
};
const AT_LEAST = /(?:over|more than|at least)\s+$/i;
const AT_MOST = /(?:up to|as many as|fewer than|less than|under|no more than)\s+$/i;
const MAGNITUDE: Readonly<Record<string, number>> = { thousand: 1e3, million: 1e6, billion: 1e9, trillion: 1e12 };
const ROUNDING =
  /(?:about|around|some|nearly|almost|roughly|approximately|over|more than|at least|up to|as many as|an estimated|fewer than|less than|under)\s+$/i;
const FIGURE =
  /(?<money>[$€£]\s?)?(?<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+)?)(?:\s?(?:–|-|to|and)\s?(?<upper>\d{1,3}(?:,\d{3})+|\d+))?(?:\s?(?<magnitude>thousand|million|billion|trillion))?(?<rest>(?:[\s-](?![A-Z][a-z]+day\b)[\p{L}.'’-]+){0,5})/gu;
const NO_COUNT =
  /^(?:percent|per|hour|day|week|month|year|minute|second|am|pm|a\.m|p\.m|et|gmt|local|january|february|march|april|may|june|july|august|september|october|november|december|old|time|mile|km|kilometer|kilometre|and|or|of|in|on|at|to|from|by|the|that|this|was|were|is|are|has|have|had|with|for|as|after|before|when|where|who|which|but|if|about|during|st|nd|rd|th)s?$/i;

/** The amounts of the body of a report. Dates, durations and clock times are no amounts of this kind. */
export function figuresOf({ report }: Reading): FigureMention[] {
  const found: Omit<FigureMention, 'besides'>[] = [];
  for (const passage of report.passages) {
    if (passage.kind !== 'body') continue;
    const text = report.text.slice(passage.start, passage.end);
    for (const match of text.matchAll(FIGURE)) {
      const figure = figureOf(match, text);
      if (figure === null) continue;
      const start = passage.start + match.index;
      const end = start + figure.length;
      found.push({
        ...figure,
        id: `${report.id}/figure/${start}-${end}`,
        report: report.id,
        cite: citeOf(report, { start, end }),
        context: contextOf(report.text, { start, end }),
        published: daysOf(report.published),
      });
    }
  }
  return found.map(figure => ({
    ...figure,
    besides: found
      .filter(other => other.counted === figure.counted && other.other === figure.other && other.low !== figure.low)
      .filter(other => figure.counted === '%' || likenessOf(figure, other) < SAME_MATTER)
      .map(({ low }) => low),
  }));
}

/** What two amounts have in common beside what they count: the words of their sentences, and of their own phrases. */
export function likenessOf(
  a: Pick<FigureMention, 'context' | 'words'>,
  b: Pick<FigureMention, 'context' | 'words'>,
): number {
  return overlapOf(a.context, b.context).shared + Math.max(0, overlapOf(a.words, b.words).shared - 1);
}

/** A report that gives two numbers of one sort means two things, unless its sentences are so much alike that it contradicts itself. */
export const SAME_MATTER = 1.4;

const contextOf = (text: string, span: { readonly start: number; readonly end: number }) => {
  const sentence = sentenceSpan(text, span);
  return wordingOf(`${text.slice(sentence.start, span.start)} ${text.slice(span.end, sentence.end)}`);
};

function figureOf(match: RegExpMatchArray, text: string) {
  const { money, number, upper, magnitude, rest = '' } = match.groups as Record<string, string | undefined>;
  const before = text.slice(Math.max(0, match.index! - 30), match.index);
  const share = /^\s?(?:%|percent\b|per\s?cent\b)/.exec(text.slice(match.index! + number!.length));
  if (share !== null && money === undefined && !/[\d.,:/-]$/.test(before) && Number.isFinite(Number(number))) {
    return {
      length: number!.length + share[0].length,
      low: Number(number),
      high: Number(number),
      rounded: ROUNDING.test(before),
      bound: boundOf(before),
      counted: '%',
      other: false,
      words: wordingOf(''),
    };
  }
  if (
    /[\d.,:/-]$|\b(?:No|no|chapter|article|page|room|flight|age|aged|at|since|in|until|by|of July|of August)\.?\s$/.test(
      before,
    ) &&
    money === undefined
  )
    return null;
  const times = magnitude === undefined ? 1 : MAGNITUDE[magnitude]!;
  const first = Number(number!.replace(/,/g, '')) * times;
  const second = upper === undefined ? first : Number(upper.replace(/,/g, '')) * times;
  if (money === undefined && magnitude === undefined && first >= 1900 && first <= 2100 && !number!.includes(','))
    return null;
  // "144 of its 675 schools": the 144 are schools too, and the 675 a figure of its own.
  const ofWhole = /^\s+of\s+(?:its|the|their|our|his|her|all)\b/.test(text.slice(match.index! + number!.length));
  const after = ofWhole
    ? /(?:\d[\d,]*\s+)?(\p{L}+)/u.exec(text.slice(match.index! + number!.length).replace(/^\s+of\s+\p{L}+\s+/u, ''))
    : null;
  if (ofWhole && after !== null && money === undefined) {
    const counted = stemOf(after[1]!.replace(/['’]s?$/, '').toLowerCase());
    return {
      length: number!.length,
      low: first,
      high: first,
      rounded: ROUNDING.test(before),
      bound: boundOf(before),
      counted: COUNTED_AS[counted] ?? counted,
      other: false,
      words: wordingOf(after[1]!),
    };
  }
  const words = rest.split(/[\s-]+/).filter(word => word !== '');
  const kept: string[] = [];
  for (const word of words) {
    if (NO_COUNT.test(word.replace(/[.'’]+$/, '')) || (/[.]$/.test(word) && !/^(?:U\.S\.|St\.)$/.test(word))) {
      if (/[.]$/.test(word) && !NO_COUNT.test(word.replace(/[.]+$/, ''))) kept.push(word.replace(/[.]+$/, ''));
      break;
    }
    kept.push(word.replace(/['’]s?$/, ''));
    if (/['’]s?$/.test(word)) break;
  }
  const other = /^(?:other|others)$/i.test(kept[0] ?? '');
  const nouns = kept.filter(word => !/^(?:other|others|more|new|strong)$/i.test(word));
  // English counts plurals: the last plural of the phrase is what is counted, else its last word.
  const head =
    nouns.findLast((word, i) => /s$|people|men|women|children|personnel|staff/i.test(word) && i < 4) ??
    (other ? 'people' : null);
  if (money === undefined && (head === null || Math.max(first, second) < 10)) return null;
  if (money === undefined && NO_COUNT.test(head!)) return null;
  const service = /\bservice\s+members?\b/i.test(rest);
  const stem = money !== undefined ? '$' : service ? 'troop' : stemOf(head!.toLowerCase());
  // The cite ends with what is counted; a bare "others" counts people without naming them.
  const last = money !== undefined ? '' : rest.includes(head!) ? head! : (kept[0] ?? '');
  const length = match[0].length - rest.length + (last === '' ? 0 : rest.indexOf(last) + last.length);
  return {
    length,
    low: Math.min(first, second),
    high: Math.max(first, second),
    rounded: ROUNDING.test(before) || upper !== undefined,
    bound: boundOf(before),
    counted: COUNTED_AS[stem] ?? stem,
    other,
    words: wordingOf(kept.join(' ')),
  };
}

const boundOf = (before: string): FigureMention['bound'] =>
  AT_LEAST.test(before) ? 'at least' : AT_MOST.test(before) ? 'at most' : null;
