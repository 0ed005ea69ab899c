import type { Span } from '../../text/index.ts';

/** Where the clause that a time stands in points: what has happened, or what is to come. */
export type Tense = 'past' | 'future';

const REACH = 140;
const WORD = /[a-z_]+/g;
/** The month, which must not be taken for the verb that looks ahead. */
const MONTH_OF_MAY = /(\b(?:in|to|and|until|by|since|of|from|early|late|mid|\d) |^)May\b|\bMay(?= \d)/g;

/** Words that look ahead by themselves. */
const AHEAD = new Set(
  'will shall ll scheduled slated upcoming expected due planning intended intends hopes aims supposed poised must should may might can could would expires ends begins starts opens lapses resumes'.split(
    ' ',
  ),
);
/** Nouns and participles that, with "for", "on" or "to" behind them, are about what is to come. */
const AGENDA =
  /\b(?:(?:schedule|scheduled|set|slated|planned|deadline|plans?|date|agenda|timetable|vote|time)\s+for|(?:scheduled|slated|due|starting|beginning|effective)(?:\s+(?:on|at|by|from))?)\s+(?:early\s+|late\s+)?(?:[\d:.]+\s*(?:[ap]\.?m\.?)?\s*)?$/;
const UNTIL = /\b(?:through|no later than|within)\s+(?:early\s+|late\s+|the\s+)?$/;
const PAST = new Set(
  `was were had did has have said told wrote met held took made came went began got gave left saw fell rose broke spoke sent won
   lost hit brought became flew drove fought led found kept put struck withdrew shot bought sold paid sought thought felt stood ran
   grew drew threw knew spent swept wound hurt shut stretched burst let quit bet cast cost dealt shook slid sank sang swore tore
   overcame undertook withstood understood wore woke laid lay sat slept rode chose froze stole forgot forgave`.split(
    /\s+/,
  ),
);
/** "…ed" words that are no verbs of a finished act. */
const NO_PAST =
  /^(?:untouched|need|indeed|hundred|red|speed|exceed|proceed|succeed|feed|seed|bed|wed|united|armed|aged|so-called|embed|shed|led)$/;
const isPast = (word: string) => PAST.has(word) || (/[a-z]{2,}ed$/.test(word) && !NO_PAST.test(word));

function clauseOf(text: string, { start, end }: Span): { lead: string; tail: string } {
  const lead = text.slice(Math.max(0, start - REACH), start).replace(MONTH_OF_MAY, '$1_');
  const tail = text.slice(end, end + REACH).replace(MONTH_OF_MAY, '$1_');
  const stop = /^[\s\S]*(?:[.!?:;]["”’)]?\s|\n\s*\n|["“]\s?(?=[A-Z]))/.exec(lead);
  const close = /(?:[.!?:;]["”’)]?(?:\s|$)|\n\s*\n)/.exec(tail);
  return {
    lead: (stop === null ? lead : lead.slice(stop[0].length)).toLowerCase(),
    tail: (close === null ? tail : tail.slice(0, close.index)).toLowerCase(),
  };
}

/** The tense that the word at `at` gives its clause, seeing the words around it; null when it is none of a verb group. */
function tenseOfWord(words: readonly string[], at: number): Tense | null {
  const word = words[at]!;
  const next = words[at + 1];
  const before = words.slice(Math.max(0, at - 4), at);
  const finished = before.includes('had') || next === 'have';
  if (AHEAD.has(word)) return finished ? 'past' : 'future';
  if (word === 'planned') return finished ? 'past' : next === 'for' || next === 'to' ? 'future' : 'past';
  // "is to meet", "are set to", "is going to", "to be held", "plans to" look ahead.
  if ((word === 'is' || word === 'are') && (next === 'to' || next === 'set' || next === 'going' || next === 'due'))
    return 'future';
  if (word === 'plans' || word === 'plan') return next === 'to' && !finished ? 'future' : null;
  if (word === 'be' && before.at(-1) === 'to') return before.includes('was') || finished ? 'past' : 'future';
  if (word === 'set') return (next === 'for' || next === 'to') && !finished ? 'future' : null;
  // The participle of "to be held" and "will be released" belongs to the words before it.
  if (isPast(word))
    return before.some(other => AHEAD.has(other)) || (before.at(-1) === 'be' && before.at(-2) === 'to') ? null : 'past';
  return null;
}

/** "is", "are needed": the clause stands in the present and tells no direction, whatever stands further off. */
function isPresent(words: readonly string[], at: number): boolean {
  const word = words[at]!;
  if (word !== 'is' && word !== 'are' && word !== 'am')
    return isPast(word) && /^(?:is|are|being)$/.test(words[at - 1] ?? '') && !AHEAD.has(word) && word !== 'set';
  return tenseOfWord(words, at) === null && !AHEAD.has(words[at + 1] ?? '') && words[at + 1] !== 'planned';
}

/** True when the words directly before a time look ahead by themselves: "until Friday", "a summit set for Friday". */
export function leansAhead(text: string, span: Span): boolean {
  const { lead } = clauseOf(text, span);
  const until = /(\w+)\s+(?:until|till)\s+(?:early\s+|late\s+)?$/.exec(lead);
  // "closed until Friday" looks ahead, "lasted until Friday" back.
  if (until !== null)
    return !/^(?:lasted|ran|stayed|remained|held|fought|served|raged|went|on|was|were|lived)$/.test(until[1]!);
  if (UNTIL.test(lead) && !(lead.match(WORD) ?? []).slice(-4).some(isPast)) return true;
  return AGENDA.test(lead) && !/\bhad\b/.test(lead);
}

const AIM =
  /\bfor an? (?:[\w-]+ ){1,3}(?:(?:of|between|with) (?:[^\s,;]+ ){1,8})?(?:in|on|during) (?:the )?(?:early |late )?$/;

/**
 * True for a time of something that a thing was done for: "bought time for a meeting of the two leaders in [the autumn]". It may lie ahead of the
 * verb, whose tense tells nothing of it.
 */
export const isOfAim = (text: string, span: Span): boolean => AIM.test(clauseOf(text, span).lead);

/**
 * The tense of the clause around a span, by the words nearest to it: first those before it, then those behind. What stands in for a
 * parse where there is none; null when no word tells.
 */
export function tenseByWords(text: string, span: Span): Tense | null {
  if (leansAhead(text, span)) return 'future';
  if (isOfAim(text, span)) return null;
  const { lead, tail } = clauseOf(text, span);
  const leading = lead.match(WORD) ?? [];
  for (let at = leading.length - 1; at >= Math.max(0, leading.length - 18); at--) {
    if (isPresent(leading, at)) return null;
    const tense = tenseOfWord(leading, at);
    if (tense !== null) return tense;
  }
  const trailing = tail.match(WORD) ?? [];
  for (let at = 0; at < Math.min(9, trailing.length); at++) {
    const tense = tenseOfWord(trailing, at);
    if (tense !== null) return tense;
  }
  return null;
}
