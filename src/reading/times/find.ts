import type { Span } from '../../text/index.ts';
import { type Construct, openersOf, type Sense, type Surroundings } from './construct.ts';
import { CALENDAR_DAYS } from './constructs/calendar-day.ts';
import { CLOCKS } from './constructs/clock.ts';
import { DURATIONS } from './constructs/duration.ts';
import { ELAPSED } from './constructs/elapsed.ts';
import { MONTHS } from './constructs/month.ts';
import { NAMED } from './constructs/named.ts';
import { NEAR_DAYS } from './constructs/near-day.ts';
import { NEIGHBOURS } from './constructs/neighbour.ts';
import { PARTS_OF_YEAR } from './constructs/part-of-year.ts';
import { SETS } from './constructs/set.ts';
import { WEEKDAYS } from './constructs/weekday.ts';
import { YEARS } from './constructs/year.ts';
import type { Expression } from './expression.ts';
import { widen } from './modifiers.ts';

/** Every construct, in the order that decides between matches of the same length. */
const CONSTRUCTS: readonly Construct[] = [
  ...CALENDAR_DAYS,
  ...CLOCKS,
  ...MONTHS,
  ...PARTS_OF_YEAR,
  ...NAMED,
  ...WEEKDAYS,
  ...NEAR_DAYS,
  ...NEIGHBOURS,
  ...SETS,
  ...DURATIONS,
  ...YEARS,
  ...ELAPSED,
];

const BY_OPENER = new Map<string, Construct[]>();
for (const construct of CONSTRUCTS) {
  for (const word of new Set(openersOf(construct))) {
    const list = BY_OPENER.get(word);
    if (list === undefined) BY_OPENER.set(word, [construct]);
    else list.push(construct);
  }
}

const CONTEXT = 40;

function surroundings(text: string, from: number, words: string, block: Span): Surroundings {
  const end = from + words.length;
  return {
    words,
    before: () => text.slice(Math.max(block.start, from - CONTEXT), from).toLowerCase(),
    after: () => text.slice(end, Math.min(block.end, end + CONTEXT)).toLowerCase(),
  };
}

interface Match {
  readonly construct: Construct;
  readonly senses: readonly Sense[];
  readonly end: number;
}

function longestAt(text: string, from: number, constructs: readonly Construct[], block: Span): Match | null {
  let best: Match | null = null;
  for (const construct of constructs) {
    construct.pattern.lastIndex = from;
    const match = construct.pattern.exec(text);
    if (match === null) continue;
    const end = from + match[0].length;
    if (end > block.end || (best !== null && end <= best.end)) continue;
    const sense = construct.read(match.groups ?? {}, surroundings(text, from, match[0], block));
    if (sense !== null) best = { construct, senses: 'meaning' in sense ? [sense] : sense, end };
  }
  return best;
}

const WORD = /[a-z]+|\d+/gi;
/** Between a clock time and its day: "8 a.m. on Tuesday", "6 p.m., March 2". */
const JOINT = /^,?[ \n](?:on |the )?(?:(?:late|early) )?$/i;
const DAYS: ReadonlySet<string> = new Set(['day', 'weekday', 'shift', 'holiday', 'day of month']);

/**
 * Finds the time expressions of a block, in text order and without overlap: candidates by the words that can open one, the
 * longest wins, then modifiers before it are taken in ("early", "the end of", "more than").
 */
export function findExpressions(text: string, block: Span): Expression[] {
  const found: Expression[] = [];
  let joining: Expression | null = null;
  let free = block.start;
  WORD.lastIndex = block.start;
  for (let word = WORD.exec(text); word !== null && word.index < block.end; word = WORD.exec(text)) {
    const first = word[0];
    const digit = first.charCodeAt(0) < 58;
    const constructs = BY_OPENER.get(digit ? '0' : first.toLowerCase());
    if (constructs === undefined) continue;
    // A word that goes on from a letter, a digit or an apostrophe is a part of another: "B-52", "o'clock", "can't".
    if (word.index > block.start && /[\p{L}\d_]/u.test(text[word.index - 1]!)) continue;
    const match = longestAt(text, word.index, constructs, block);
    if (match === null) continue;
    for (const sense of match.senses) {
      const [from, to] = sense.span ?? [0, match.end - word.index];
      const core: Expression = {
        start: word.index + from,
        end: word.index + to,
        meaning: sense.meaning,
        modifier: sense.modifier ?? null,
        part: sense.part ?? null,
        clock: sense.clock ?? null,
        rule: match.construct.name,
      };
      if (joining !== null && DAYS.has(core.meaning.kind) && JOINT.test(text.slice(joining.end, core.start))) {
        found[found.length - 1] = {
          ...core,
          start: joining.start,
          part: joining.part ?? core.part,
          clock: joining.clock,
        };
        joining = null;
        continue;
      }
      const widened = widen(text, core, Math.max(block.start, free));
      found.push(widened);
      joining = sense.joins === 'next' ? widened : null;
      free = widened.end;
    }
    free = match.end;
    WORD.lastIndex = match.end;
  }
  return found;
}
