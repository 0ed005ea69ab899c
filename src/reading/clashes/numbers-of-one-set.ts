import { clauseSpan, type Grounding } from '../grounding/index.ts';
import { isVerbal } from '../rules/index.ts';
import type { Clash, ClashFinder } from './clash.ts';
import { agree, type Count, countsOf, headlineCounts } from './counts.ts';

/**
 * Two numbers for one set: the same noun, narrowed by the same words, in the same part of the same act.
 *
 *   heading: Affecting [350,000 students]          body: … leaving [400,000 students] without classes
 *   "There are [7,000 settlers] there"             "… it is closer to [4,000]"
 *
 * Different sets are the rule in the news ("five killed on Friday", "one killed on Thursday"), so whatever tells them apart clears them.
 */
export const findNumbersOfOneSet: ClashFinder = grounding => {
  const counts = countsOf(grounding);
  const found: Clash[] = [];
  counts.forEach((first, at) => {
    for (const second of counts.slice(at + 1)) {
      if (
        first.tree === second.tree ||
        first.noun !== second.noun ||
        first.narrowed !== second.narrowed ||
        agree(first, second)
      )
        continue;
      if (sameAct(grounding, first, second)) found.push(clashOf(first, second));
    }
  });
  return [
    ...found,
    ...againstHeadline(grounding, counts),
    ...findCorrections(grounding, counts),
    ...countedTwice(grounding, counts),
  ];
};

/** The same verb, the same side of it, and no day, place or party that tells the two acts apart. */
function sameAct(grounding: Grounding, a: Count, b: Count): boolean {
  const verbA = governor(a);
  const verbB = governor(b);
  if (verbA === null || verbB === null) return false;
  const one = a.tree.tokens[verbA]!;
  const two = b.tree.tokens[verbB]!;
  if (one.lemma !== two.lemma || LIGHT.has(one.lemma) || partOf(a) !== partOf(b)) return false;
  return setting(grounding, a, verbA) === setting(grounding, b, verbB);
}

const LIGHT = new Set(['be', 'have', 'say', 'do', 'make', 'include', 'take', 'get', 'see', 'give', 'send', 'hold']);

function governor({ tree, head }: Count): number | null {
  const up = tree.tokens[head]!.head;
  return up >= 0 && isVerbal(tree.tokens[up]!) ? up : null;
}

const partOf = ({ tree, head }: Count): string =>
  /^(?:obj|nsubj:pass)$/.test(tree.tokens[head]!.deprel) ? 'undergoer' : tree.tokens[head]!.deprel;

/** Everything in the clause that could make it another act: times, places and names, as one comparable text. */
function setting(grounding: Grounding, { tree, head }: Count, verb: number): string {
  const span = clauseSpan(tree, verb);
  const times = grounding.timesIn(span).map(({ value, cite }) => value ?? cite.exact);
  const names = tree.tokens.filter(
    ({ upos, start, end, index }) => upos === 'PROPN' && start >= span.start && end <= span.end && index !== head,
  );
  return [...times, ...names.map(({ lemma }) => lemma)].sort().join(' ');
}

/** A headline counts what the text counts: where the text counts the noun just once, the two must agree. */
function againstHeadline(grounding: Grounding, counts: readonly Count[]): Clash[] {
  return headlineCounts(grounding).flatMap(headline => {
    const same = counts.filter(({ noun, value }) => noun === headline.noun && value >= 100);
    const [only] = same;
    if (only === undefined || same.length > 1 || (headline.value >= only.low && headline.value <= only.high)) return [];
    return [clashOf({ ...only, ...headline, statement: null }, only)];
  });
}

/** "it is closer to 4,000", "the real number is 900": somebody corrects the count just given. */
function findCorrections(grounding: Grounding, counts: readonly Count[]): Clash[] {
  return grounding.trees.flatMap((tree, at) => {
    const words = tree.tokens.map(({ form }) => form.toLowerCase());
    const marker = words.findIndex((word, index) => word === 'closer' && words[index + 1] === 'to');
    const number = marker < 0 ? undefined : tree.tokens[marker + 2];
    const value = number === undefined ? Number.NaN : Number(number.form.replaceAll(',', ''));
    if (number === undefined || !(value >= 10)) return [];
    const earlier = counts.findLast(
      count =>
        count.span.end <= number.start &&
        grounding.trees.slice(Math.max(0, at - 2), at + 1).includes(count.tree) &&
        count.value > 10 &&
        // Nobody corrects twenty to four thousand: that is another set.
        Math.max(count.value, value) / Math.min(count.value, value) < 5,
    );
    if (earlier === undefined || (value >= earlier.low && value <= earlier.high)) return [];
    const statement = grounding.statementAt(number);
    const second = { ...earlier, value, statement, span: { start: tree.tokens[marker]!.start, end: number.end } };
    return [clashOf(earlier, second)];
  });
}

function clashOf(first: Count, second: Count): Clash {
  const voices = [first.statement, second.statement].map(statement => statement?.speaker.actor ?? 'the reporter');
  const isRival = voices[0] !== voices[1] && first.statement !== null && second.statement !== null;
  return {
    kind: 'number',
    // Two parties with two counts are rival accounts; one voice with two counts is wrong once.
    verdict: isRival ? 'account conflict' : 'contradiction',
    severity: 'medium',
    why: `${first.value} and ${second.value} for the same ${first.noun}s`,
    versions: [
      { value: String(first.value), span: first.span },
      { value: String(second.value), span: second.span },
    ],
    rule: 'clashes/numbers-of-one-set',
    confidence: 0.6,
  };
}

/**
 * The same number as a whole and as the rest of it: "killed twelve people, [including] a soldier" and "killed a soldier and twelve [other]
 * people". Somebody has counted the one twice.
 */
function countedTwice({ report }: Grounding, counts: readonly Count[]): Clash[] {
  const verbOf = (count: Count): string | null => {
    let at = count.head;
    while (at >= 0 && !isVerbal(count.tree.tokens[at]!)) at = count.tree.tokens[at]!.head;
    return at < 0 ? null : count.tree.tokens[at]!.lemma;
  };
  const wholes = counts.filter(({ span, tree }) =>
    /\bincluding\b/.test(report.text.slice(span.start, Math.min(tree.sentence.end, span.end + 16))),
  );
  return counts
    .filter(({ narrowed, value }) => /\bother\b/.test(narrowed) && value >= 3)
    .flatMap(rest => {
      const whole = wholes.find(
        count =>
          count.tree !== rest.tree &&
          count.value === rest.value &&
          count.noun === rest.noun &&
          verbOf(count) === verbOf(rest),
      );
      if (whole === undefined) return [];
      const why = `${whole.value} ${whole.noun}s in all, or ${rest.value} others besides`;
      return [{ ...clashOf(whole, rest), why, verdict: 'contradiction' as const }];
    });
}
