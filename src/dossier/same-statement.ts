import type { Reading, Statement } from '../reading/index.ts';
import { overlaps } from '../text/index.ts';
import type { Cast, Profile } from './cast.ts';
import { type Judgement, keysInTime, type Matching } from './cluster.ts';
import { type Days, daysOf } from './days.ts';
import { compareOrganisations, comparePersons } from './names.ts';
import {
  commonSubsequence,
  contrasts,
  longestSharedRun,
  overlapOf,
  type Wording,
  weightOf,
  without,
  wordingOf,
} from './words.ts';

/** A statement as one report carries it, ready to be compared with others. */
export interface StatementMention {
  readonly id: string;
  readonly report: string;
  readonly entry: Statement;
  readonly speaker: Profile | null;
  readonly onBehalfOf: string | null;
  readonly wording: Wording;
  /** The words inside quotation marks of a mixed content, each as running words: `a mess`, `total civil war`. */
  readonly fragments: readonly Wording[];
  /** When it was said, as far as known: not after this. */
  readonly published: Days | null;
}

export function statementMention(entry: Statement, reading: Reading, cast: Cast): StatementMention {
  const speaker = cast.profile(entry.speaker.actor);
  return {
    id: entry.id,
    report: reading.report.id,
    entry,
    speaker,
    onBehalfOf: cast.side(entry.onBehalfOf) ?? speaker?.side ?? null,
    wording: wordingOf(entry.content.map(({ exact }) => exact).join(' ')),
    fragments: fragmentsOf(entry),
    published: daysOf(reading.report.published),
  };
}

const quoted = ({ quotation }: Statement) => quotation === 'direct' || quotation === 'mixed';

function fragmentsOf({ quotation, content }: Statement): Wording[] {
  if (quotation !== 'mixed') return [];
  return content.flatMap(({ exact }) =>
    [...exact.matchAll(/["“]([^"“”]+)["”]/g)].map(([, words]) => wordingOf(words!)),
  );
}

/** Two reports of one act of speech come out within this many days, unless its very words are quoted again as background. */
const DAYS_APART = 5;
/** A run of this many words is no accident. */
const LONG_RUN = 7;

/**
 * One act of speech in two reports: the same speaker, and words that carry the same. A quotation may be whole, cut, paraphrased or
 * translated anew; a line that a speaker repeats weeks later is another act.
 */
export const sameStatement: Matching<StatementMention> = {
  keysOf({ speaker, onBehalfOf, wording, published, entry }) {
    if (entry.quotation === 'no comment') return { both: [], filed: [], asked: [] };
    const whose = new Set([
      ...(speaker?.name.anonymous === false ? [speaker.name.words.at(-1) ?? ''] : []),
      onBehalfOf ?? '',
    ]);
    whose.delete('');
    if (whose.size === 0 || speaker?.name.anonymous === true) whose.add('unnamed');
    const week = published === null ? null : Math.floor(published.to / 7);
    const keys = keysInTime([...whose].map(soundless), week === null ? [] : [week, week + 1]);
    // A quotation is found by two content words in a row, whoever its report has say it.
    if (quoted(entry)) {
      const pairs = wording.stems.slice(0, 60).flatMap((stem, i, all) => (i === 0 ? [] : [`“${all[i - 1]} ${stem}`]));
      const timed = keysInTime(pairs, week === null ? [] : [week, week + 1]);
      keys.both.push(...timed.both);
    }
    // Long quotations are found again however much later they are quoted.
    if (quoted(entry)) {
      const { sequence } = wording;
      for (let i = 0; i + LONG_RUN <= sequence.length; i++) keys.both.push(sequence.slice(i, i + LONG_RUN).join(' '));
    }
    return keys;
  },
  judge(a, b) {
    if (a.entry.quotation === 'no comment' || b.entry.quotation === 'no comment') return null;
    const different = (rule: string, why: string): Judgement => ({ same: false, rule, why });
    const speakers = compareSpeakers(a, b);
    if (speakers === 'different') return different('other speaker', 'another speaker');
    const run = longestSharedRun(a.wording, b.wording);
    const overlap = overlapOf(a.wording, b.wording);
    if (a.report === b.report) return withinReport(a, b, overlap.held, run.length);
    const apart = a.published === null || b.published === null ? null : Math.abs(a.published.to - b.published.to);
    if (apart !== null && apart > DAYS_APART && run.length < LONG_RUN)
      return different('said again', `the reports are ${apart} days apart`);
    if ((a.entry.quotation === 'denial') !== (b.entry.quotation === 'denial') || a.entry.polarity !== b.entry.polarity)
      return different('denied', 'one says it, the other denies it');
    if (a.wording.negated !== b.wording.negated && run.length < LONG_RUN && overlap.jaccard > 0.5)
      return different('negated', 'one says yes, the other no');
    if (run.length < LONG_RUN && contrasts(a.wording, b.wording))
      return different('contrary', 'they tell of contrary acts');
    return sameWords(speakers, { ...overlap, run }, a, b);
  },
};

/** One report tells its statements apart, unless it gives the same words twice: in the lead, and again in full below. */
function withinReport(a: StatementMention, b: StatementMention, held: number, run: number): Judgement {
  const overlapping = a.entry.content.some(one => b.entry.content.some(other => overlaps(one, other)));
  return !overlapping && (run >= LONG_RUN || (run >= 4 && held >= 0.8))
    ? { same: true, score: 0.7, rule: 'given twice', why: 'the report gives the same words twice' }
    : { same: false, rule: 'told apart', why: 'one report tells them apart' };
}

interface Likeness {
  readonly shared: number;
  readonly held: number;
  readonly jaccard: number;
  readonly run: { readonly length: number; readonly weight: number };
}

function sameWords(
  speakers: SpeakerJudgement,
  { shared, held, jaccard, run }: Likeness,
  a: StatementMention,
  b: StatementMention,
): Judgement | null {
  const whose = speakers === 'same' ? 'same speaker' : speakers === 'same side' ? 'same side' : 'unnamed sources';
  const oneQuoted = quoted(a.entry) || quoted(b.entry);
  const because = (rule: string, score: number, why: string): Judgement => ({
    same: true,
    score,
    rule,
    why: `${whose}, ${why}`,
  });
  if (run.length >= LONG_RUN && run.weight >= 2 && shared >= 3 && (oneQuoted || held >= MOSTLY))
    return because('same words', 0.9 + Math.min(run.length, 50) / 1000, `${run.length} words running are the same`);
  const fragment = sharedFragment(a, b);
  const bothQuoted = quoted(a.entry) && quoted(b.entry);
  // A report may leave out who says it: two quotations of so many words in common are one.
  if (speakers === 'unnamed' && bothQuoted && held >= 0.6 && shared >= 4)
    return because('much the same words', 0.45, 'two quotations share most of their words');
  if (speakers === 'unnamed')
    return fragment !== null && fragment.sequence.length >= 3
      ? because('same quoted words', 0.5, `the same words are quoted: “${fragment.sequence.join(' ')}”`)
      : null;
  if (speakers === 'same side') {
    const named = a.speaker?.name.anonymous === false && b.speaker?.name.anonymous === false;
    if (held >= 0.7 && shared >= (named ? 3.5 : 6))
      return because('told of the side', 0.4 + 0.3 * held, 'one names the speaker, the other the body');
    if (
      held >= 0.5 &&
      shared >= 4 &&
      a.wording.numbers.some(number => number > 12 && b.wording.numbers.includes(number))
    )
      return because('same side, same number', 0.4 + 0.2 * held, 'the same number in much the same words');
    return null;
  }
  if (bothQuoted && wordsInOrder(a.wording, b.wording) >= IN_ORDER)
    return because('same words in order', 0.6, 'two quotations have most of their words in the same order');
  const counts = [a, b].map(({ wording }) => new Set(wording.stems.filter(stem => /^\d/.test(stem))));
  if (counts.every(({ size }) => size > 0)) {
    const rest = overlapOf(without(a.wording, counts[0]!), without(b.wording, counts[1]!));
    if (rest.held >= 0.8 && rest.shared >= 2)
      return because('same but for a number', 0.5, 'all but the numbers is the same');
  }
  if (held >= MOSTLY && shared >= 2)
    return because('held by the other', 0.6 + 0.3 * held, 'one holds what the other says');
  // A long quotation holds most words of any paraphrase of the same hour by chance: there it takes more.
  if (bothQuoted === oneQuoted && held >= 0.6 && shared >= (oneQuoted ? 2.5 : 3))
    return because('much the same words', 0.5 + 0.3 * held, 'most of what one says is in the other');
  // Where neither quotes, nothing below shows the speaker's own words: a name, an office, an event that both reporters name.
  if (!oneQuoted) return null;
  if (run.length >= 4 && run.weight >= 2 && held >= 0.3)
    return because('same turn of phrase', 0.45 + 0.3 * held, `${run.length} words running are the same`);
  if (held >= 0.5 && jaccard >= 0.28 && shared >= 4)
    return because('much the same words', 0.4 + 0.3 * jaccard, 'they share most of their content');
  if (fragment !== null)
    return because('same quoted words', 0.45, `the same words are quoted: “${fragment.sequence.join(' ')}”`);
  return null;
}

/** So much of the shorter in the longer, and it is the same, whether quoted or told. */
const MOSTLY = 0.75;
/** Two translations of one sentence keep so much of it in place. */
const IN_ORDER = 0.7;

function wordsInOrder(a: Wording, b: Wording): number {
  const shorter = Math.min(a.sequence.length, b.sequence.length);
  return shorter < 8 ? 0 : commonSubsequence(a.sequence, b.sequence) / shorter;
}

/** A body says its catchwords through many mouths on many days ("aggression", "unfair labour practice"): one or two words of it are no one act. */
const CATCHWORDS = 2;

/** Words that one report quotes and the other has too, uncommon enough to be no accident: `“meaningless”`, `“a mess”`. */
function sharedFragment(a: StatementMention, b: StatementMention): Wording | null {
  const person = a.speaker?.person === true || b.speaker?.person === true;
  for (const [one, other] of [
    [a, b],
    [b, a],
  ] as const) {
    if (other.entry.quotation === 'indirect' || other.entry.quotation === 'attitude') continue;
    const words = ` ${other.wording.sequence.join(' ')} `;
    for (const fragment of one.fragments) {
      const uncommon =
        fragment.stems.some((stem, i) => weightOf(stem) === 1 && i > 0) ||
        fragment.sequence.some(word => word.length >= 8) ||
        fragment.sequence.length > 1;
      if (!person && fragment.sequence.length <= CATCHWORDS) continue;
      if (uncommon && fragment.stems.length > 0 && words.includes(` ${fragment.sequence.join(' ')} `)) return fragment;
    }
  }
  return null;
}

type SpeakerJudgement = 'same' | 'same side' | 'unnamed' | 'different';

function compareSpeakers(a: StatementMention, b: StatementMention): SpeakerJudgement {
  const [one, other] = [a.speaker, b.speaker];
  if (one === null || other === null || one.name.anonymous || other.name.anonymous) {
    if (a.onBehalfOf !== null && b.onBehalfOf !== null)
      return a.onBehalfOf === b.onBehalfOf ? 'same side' : 'different';
    const described = one !== null && other !== null && one.name.anonymous !== other.name.anonymous;
    return described ? 'different' : 'unnamed';
  }
  if (one.key === other.key) return 'same';
  const sidesClash = one.side !== null && other.side !== null && one.side !== other.side;
  if (one.person && other.person) {
    const names = comparePersons(one.name, other.name);
    return names === 'different' || sidesClash ? 'different' : 'same';
  }
  if (!one.person && !other.person && compareOrganisations(one.name, other.name) === 'same' && !sidesClash)
    return 'same';
  return a.onBehalfOf !== null && a.onBehalfOf === b.onBehalfOf ? 'same side' : 'different';
}

const soundless = (name: string) =>
  name
    .replace(/[^\p{L}\d]/gu, '')
    .replace(/[aeiouy]/g, '')
    .slice(0, 4) || name;
