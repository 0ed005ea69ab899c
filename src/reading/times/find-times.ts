import type { Span } from '../../text/index.ts';
import { type DayNumber, dayNumber, daysInMonth } from './calendar.ts';
import { eventInView } from './dated-events.ts';
import { describe, type FoundTime } from './describe.ts';
import type { Expression } from './expression.ts';
import { findExpressions } from './find.ts';
import { dayPeriod, monthPeriod, type Period, yearPeriod } from './period.ts';
import type { ResolveContext } from './resolution.ts';
import { resolveExpressions } from './resolve.ts';
import { type Tense, tenseByWords } from './tense.ts';

/** What is known beside the text. */
export interface TimesContext {
  /** EDTF of the publication: `2014-08-05`, `2014-08-05T08:00:00Z`, `2022-03`, `2022`. Null when unknown. */
  readonly published?: string | null;
  /** The day of the dateline, EDTF, where the report gives one; "today" is that day. */
  readonly dateline?: string | null;
  /** The stretches to read, sorted; without them every paragraph of the text. */
  readonly blocks?: readonly Span[];
  /** Tense of the clause around a span, from a parse; by words where absent or null. */
  readonly tenseAt?: (span: Span) => Tense | null;
  /** Whether the clause around a span tells a schedule in the simple present: "the money runs out Friday". */
  readonly scheduledAt?: (span: Span) => boolean;
  /** Bounds of the sentence around an offset, from a parse; by punctuation where absent. */
  readonly sentenceAt?: (offset: number) => Span | null;
}

/** The day, month or year an EDTF date names; null for what is no plain date (intervals, unknown years). */
export function periodOfEdtf(edtf: string | null | undefined): Period | null {
  const match = /^(\d{4})(?:-(\d\d)(?:-(\d\d))?)?(?:T.*)?[?~%]?$/.exec(edtf ?? '');
  if (match === null) return null;
  const [year, month, day] = [Number(match[1]), Number(match[2] ?? 0), Number(match[3] ?? 0)];
  if (match[2] === undefined) return yearPeriod(year);
  if (month < 1 || month > 12) return null;
  if (match[3] === undefined) return monthPeriod(year, month);
  return day >= 1 && day <= daysInMonth(year, month) ? dayPeriod(dayNumber(year, month, day)) : null;
}

const PARAGRAPH = /[^\n]+(?:\n(?![ \t]*\n)[^\n]+)*/g;
const paragraphs = (text: string): Span[] =>
  [...text.matchAll(PARAGRAPH)].map(match => ({ start: match.index, end: match.index + match[0].length }));

/** The day "today" is: the dateline's where it is within a week before publication, else the day of publication. */
function saidDayOf(published: Period | null, dateline: string | null | undefined): DayNumber | null {
  const day = periodOfEdtf(dateline);
  const base = published?.granularity === 'day' ? published.first : null;
  if (day?.granularity !== 'day') return base;
  return base === null || (day.first <= base && base - day.first <= 7) ? day.first : base;
}

const SENTENCE_END = /[.!?]["”’')\]]*\s+["“‘'(]?[A-Z]|\n\s*\n/;
const ABBREVIATED =
  /\b(?:Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec|Mr|Mrs|Ms|Dr|Gen|Col|Lt|Sen|Rep|Gov|St|U\.S|U\.N|[A-Z])\.(?=\s+\S)/g;

/**
 * Finds every time expression of a text and says what it means: one pass to find, one in reading order to resolve. Never
 * throws for what a text contains. Times come in text order and do not overlap; every span lies within a block.
 */
export function findTimes(text: string, context: TimesContext = {}): FoundTime[] {
  const blocks = context.blocks ?? paragraphs(text);
  const expressions: Expression[] = [];
  const blockOf: number[] = [];
  blocks.forEach((block, at) => {
    for (const expression of findExpressions(text, block)) {
      expressions.push(expression);
      blockOf.push(at);
    }
  });
  const places = new Map(expressions.map((expression, at) => [expression, blockOf[at]] as const));
  const published = periodOfEdtf(context.published);
  const sameBlock = (a: Expression, b: Expression) => places.get(a) === places.get(b);
  const sameSentence = (a: Expression, b: Expression) => {
    if (!sameBlock(a, b)) return false;
    const known = context.sentenceAt?.(a.start);
    if (known !== undefined && known !== null) return known.start <= b.start && b.end <= known.end;
    const between = text.slice(Math.min(a.end, b.end), Math.max(a.start, b.start) + 1);
    return (
      between.length < 400 &&
      !SENTENCE_END.test(between.replace(ABBREVIATED, abbreviation => `${abbreviation.slice(0, -1)} `))
    );
  };
  const eventOf = ({ start, end }: Expression) => {
    const sentence = context.sentenceAt?.(start) ?? { start: Math.max(0, start - 160), end: end + 100 };
    return eventInView(text, text.slice(sentence.start, sentence.end), published?.first ?? null);
  };
  const resolveContext: ResolveContext = {
    text,
    eventOf,
    published,
    saidDay: saidDayOf(published, context.dateline),
    scheduledAt: expression => context.scheduledAt?.(expression) ?? false,
    tenseAt: expression => context.tenseAt?.(expression) ?? tenseByWords(text, expression),
    sameSentence,
    sameBlock,
  };
  return resolveExpressions(expressions, resolveContext).map(resolved => describe(resolved, context.published ?? null));
}
