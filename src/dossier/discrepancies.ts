import type { DiscrepancyKind, Verdict } from '../reading/index.ts';
import { breadth, daysApart, daysOf, minutesOf, sameDayOfOtherYear } from './days.ts';
import type {
  DossierDiscrepancy,
  Field,
  FieldVersion,
  MergedAgreement,
  MergedMeeting,
  MergedMove,
  MergedStatement,
} from './dossier.ts';
import { isCountry } from './places.ts';
import type { Effect } from './review.ts';
import { commonSubsequence, overlapOf, wordingOf } from './words.ts';

/** How two values of a field stand to one another; null where both can hold as they are. */
type Clash = { readonly verdict: Verdict; readonly why: string } | null;

interface FieldRule {
  readonly kind: DiscrepancyKind;
  clash(a: string, b: string): Clash;
}

const DATE: FieldRule = {
  kind: 'time',
  clash(a, b) {
    const [one, other] = [daysOf(a), daysOf(b)];
    if (one === null || other === null || daysApart(one, other) === 0) return null;
    if (sameDayOfOtherYear(one, other)) return { verdict: 'report likely wrong', why: 'the same day of another year' };
    const apart = daysApart(one, other);
    return { verdict: 'contradiction', why: `${apart} ${apart === 1 ? 'day lies' : 'days lie'} between them` };
  },
};

const PLACE: FieldRule = {
  kind: 'place',
  clash(a, b) {
    const [one, other] = [wordingOf(a), wordingOf(b)];
    if (one.stems.some(stem => other.set.has(stem))) return null;
    if (isCountry(a) !== isCountry(b) || BUILDING.test(a) !== BUILDING.test(b)) return null;
    return { verdict: 'contradiction', why: 'one meeting cannot be in two places' };
  },
};
const BUILDING =
  /\b(palace|hotel|house|lodge|hall|centre|center|embassy|residence|office|villa|castle|headquarters|airport)\b/i;

const DURATION: FieldRule = {
  kind: 'duration',
  clash(a, b) {
    const [one, other] = [minutesOf(a), minutesOf(b)];
    if (one === null || other === null || Math.max(one, other) <= 1.2 * Math.min(one, other)) return null;
    // Hours at the table and days of the session are two measures.
    if (one >= 1_440 !== other >= 1_440)
      return { verdict: 'refinement', why: 'one counts the days, the other the time at the table' };
    return { verdict: 'contradiction', why: 'it cannot have lasted both' };
  },
};

const APART = new Set(['remote', 'phone', 'written']);
const FORMAT: FieldRule = {
  kind: 'format',
  clash(a, b) {
    if (a === 'hybrid' || b === 'hybrid' || APART.has(a) === APART.has(b))
      return { verdict: 'refinement', why: 'two ways to say how they met' };
    return { verdict: 'contradiction', why: 'one has them meet, the other not' };
  },
};

const participantsRule = (thirdParties: ReadonlySet<string>): FieldRule => ({
  kind: 'participants',
  clash(a, b) {
    const [one, other] = [new Set(a.split(', ')), new Set(b.split(', '))];
    const odd = [...one].filter(side => !other.has(side)).concat([...other].filter(side => !one.has(side)));
    if (odd.length === 0) return null;
    if (odd.every(side => thirdParties.has(side)))
      return { verdict: 'refinement', why: 'one names a third party, the other leaves it out' };
    const subset = [...one].every(side => other.has(side)) || [...other].every(side => one.has(side));
    return subset
      ? { verdict: 'tension', why: `${odd.join(' and ')} took part, or was left out` }
      : { verdict: 'contradiction', why: 'other participants' };
  },
});

const ORDINAL: FieldRule = {
  kind: 'ordinal',
  clash(a, b) {
    const [one, other] = [/^(.*) (\d+)$/.exec(a), /^(.*) (\d+)$/.exec(b)];
    return one === null || other === null || one[1] !== other[1] || one[2] === other[2]
      ? null
      : { verdict: 'contradiction', why: 'one round is counted twice, or two reports count differently' };
  },
};

const BEFORE = ['rumoured', 'proposed', 'planned'];
/** Held by one report and off by another: rival facts of one sitting, but the two ends of talks that go on for weeks. */
const meetingStatus = (sitting: boolean): FieldRule => ({
  kind: 'status',
  clash(a, b) {
    if (a === b) return null;
    const over = (status: string) => status === 'held' || status === 'ongoing';
    const off = (status: string) => status === 'cancelled' || status === 'refused' || status === 'denied';
    if ((over(a) && off(b)) || (over(b) && off(a)))
      return sitting
        ? { verdict: 'contradiction', why: 'held by one, off by the other' }
        : { verdict: 'update', why: 'the talks were held, and called off' };
    if (BEFORE.includes(a) !== BEFORE.includes(b))
      return { verdict: 'update', why: 'it was still to come, then it came or was called off' };
    return { verdict: 'refinement', why: 'two stages of one plan' };
  },
});

const DEAD = new Set(['collapsed', 'expired', 'defunct', 'denied']);
const ALIVE = new Set(['in force', 'signed', 'ratified', 'announced']);
const AGREEMENT_STATUS: FieldRule = {
  kind: 'status',
  clash(a, b) {
    if (a === b) return null;
    if ((DEAD.has(a) && ALIVE.has(b)) || (DEAD.has(b) && ALIVE.has(a)))
      return { verdict: 'contradiction', why: 'alive in one report, dead in the other' };
    return { verdict: 'refinement', why: 'two stages of one agreement' };
  },
};

/** What discrepancies are found with: the names of third parties, and the reviews that resolve them. */
export interface DiscrepancyContext {
  readonly thirdParties: ReadonlySet<string>;
  readonly effect: Effect;
  published(report: string): string | null;
}

const NO_CLASH = new Set<Verdict>(['refinement', 'update', 'account conflict']);
/** True where the verdict says that the versions cannot all hold, or mislead; false for a change, a finer value, rival narratives. */
export const isClash = ({ verdict }: { readonly verdict: Verdict }) => !NO_CLASH.has(verdict);

export function meetingDiscrepancies(meeting: MergedMeeting, context: DiscrepancyContext): DossierDiscrepancy[] {
  const days = daysOf(meeting.date.preferred);
  const rules: readonly (readonly [Field, FieldRule])[] = [
    [meeting.date, DATE],
    [meeting.venue, PLACE],
    [meeting.duration, DURATION],
    [meeting.format, FORMAT],
    [meeting.parties, participantsRule(context.thirdParties)],
    [meeting.ordinal, ORDINAL],
    [meeting.status, meetingStatus(days !== null && breadth(days) === 0)],
  ];
  return rules.flatMap(([field, rule]) => fieldDiscrepancy(meeting, field, rule, context));
}

export function agreementDiscrepancies(agreement: MergedAgreement, context: DiscrepancyContext): DossierDiscrepancy[] {
  return [
    ...fieldDiscrepancy(agreement, agreement.status, AGREEMENT_STATUS, context),
    ...fieldDiscrepancy(agreement, agreement.signed, DATE, context),
    ...fieldDiscrepancy({ ...agreement, id: `${agreement.id}/ended` }, agreement.ended, DATE, context),
  ];
}

export function moveDiscrepancies(move: MergedMove, context: DiscrepancyContext): DossierDiscrepancy[] {
  return fieldDiscrepancy(move, move.date, DATE, context);
}

/** "The two sides" is no count. */
const LEAST_COUNT = 10;

/** One act of speech whose reports differ in a number, in the words inside quotation marks, or in who said it. */
export function statementDiscrepancies(statement: MergedStatement, context: DiscrepancyContext): DossierDiscrepancy[] {
  const amounts = statement.wording.versions.map(version => ({
    version,
    numbers: wordingOf(version.value).numbers.filter(number => number >= LEAST_COUNT),
  }));
  const single = amounts.filter(({ numbers }) => numbers.length === 1);
  const numbers: FieldVersion[] = [];
  for (const {
    version,
    numbers: [number],
  } of single) {
    const at = numbers.findIndex(({ value }) => value === String(number));
    if (at < 0) numbers.push({ ...version, value: String(number) });
    else numbers[at] = joined(numbers[at]!, version);
  }
  const found: DossierDiscrepancy[] = [];
  if (numbers.length > 1 && alike(single.map(({ version }) => version.value)))
    found.push(
      discrepancy(
        statement,
        'number',
        numbers,
        { verdict: 'contradiction', why: 'one statement, two numbers' },
        context,
      ),
    );
  found.push(...fieldDiscrepancy(statement, statement.said, DATE, context));
  const words = rivalWordings(statement);
  if (words.length > 1)
    found.push(
      discrepancy(
        statement,
        'wording',
        words,
        { verdict: 'tension', why: 'the same words are quoted differently: a translation, or a slip' },
        context,
      ),
    );
  return found;
}

function alike(texts: readonly string[]): boolean {
  const wordings = texts.map(wordingOf);
  return wordings.some((a, i) =>
    wordings.some((b, j) => i < j && a.numbers[0] !== b.numbers[0] && overlapOf(a, b).held >= 0.5),
  );
}

const joined = (a: FieldVersion, b: FieldVersion): FieldVersion => ({
  ...a,
  voices: a.voices,
  cites: [...a.cites, ...b.cites],
  reports: [...new Set([...a.reports, ...b.reports])].sort(),
  independent: Math.max(a.independent, b.independent),
});

/** Quotations that overlap in most of their words and yet differ inside what both quote. */
function rivalWordings({ quoted: { versions } }: MergedStatement): FieldVersion[] {
  const quoted = versions.flatMap(version =>
    version.cites.flatMap(cite => quotationsIn(cite.exact).map(words => ({ version, cite, words }))),
  );
  for (const [i, one] of quoted.entries()) {
    for (const other of quoted.slice(i + 1)) {
      if (one.cite.report === other.cite.report) continue;
      const [few, many] = one.words.length <= other.words.length ? [one.words, other.words] : [other.words, one.words];
      if (few.length < 4 || ` ${many.join(' ')} `.includes(` ${few.join(' ')} `)) continue;
      const common = commonSubsequence(few, many);
      if (common / few.length < 0.6 || common === few.length) continue;
      return [one, other].map(({ version, cite, words }) => ({
        ...version,
        value: words.join(' '),
        cites: [cite],
        reports: [cite.report],
      }));
    }
  }
  return [];
}

/** The words inside quotation marks; the whole, where a direct content carries none. */
function quotationsIn(exact: string): string[][] {
  const inside = [...exact.matchAll(/["“]([^"“”]+)["”]?/g)].map(([, words]) => [...wordingOf(words!).sequence]);
  return inside.length > 0 ? inside : [[...wordingOf(exact).sequence]];
}

interface About {
  readonly id: string;
  readonly label: string;
  readonly firstReported: string | null;
}

function fieldDiscrepancy(
  entry: About,
  { versions }: Field,
  rule: FieldRule,
  context: DiscrepancyContext,
): DossierDiscrepancy[] {
  const clashes = versions.flatMap((a, i) =>
    versions.slice(i + 1).flatMap(b => {
      const clash = rule.clash(a.value, b.value);
      return clash === null ? [] : [{ a, b, clash }];
    }),
  );
  if (clashes.length === 0) return [];
  // The gravest verdict of all pairs stands for the field.
  const order: readonly Verdict[] = ['report likely wrong', 'contradiction', 'tension', 'update', 'refinement'];
  const gravest = order
    .map(verdict => clashes.find(({ clash }) => clash.verdict === verdict))
    .find(one => one !== undefined)!;
  const involved = versions.filter(version =>
    clashes.some(({ a, b, clash }) => isClash(clash) === isClash(gravest.clash) && (a === version || b === version)),
  );
  return [discrepancy(entry, rule.kind, involved, judged(gravest.clash, involved, context), context)];
}

/** A contradiction in time is an update where what changed is a plan; where one source stands against several it is likely wrong. */
function judged(
  { verdict, why }: NonNullable<Clash>,
  versions: readonly FieldVersion[],
  context: DiscrepancyContext,
): NonNullable<Clash> {
  if (verdict === 'report likely wrong')
    return lone(versions) === null ? { verdict: 'contradiction', why } : { verdict, why };
  if (verdict !== 'contradiction') return { verdict, why };
  const one = lone(versions);
  if (one !== null) return { verdict: 'report likely wrong', why: `${why}; one source against ${one}` };
  if (/alive in one/.test(why) && ordered(versions, context))
    return { verdict: 'update', why: 'it held, and later it did not' };
  return { verdict, why };
}

/** The number of independent sources of the rest, where every version but the first has one source and the first has three or more. */
function lone(versions: readonly FieldVersion[]): number | null {
  const [most, ...rest] = [...versions].sort((a, b) => b.independent - a.independent);
  return most !== undefined && most.independent >= 3 && rest.every(({ independent }) => independent === 1)
    ? most.independent
    : null;
}

/** True when the reports of one version all came out before those of the other. */
function ordered([first, second]: readonly FieldVersion[], context: DiscrepancyContext): boolean {
  if (first === undefined || second === undefined) return false;
  const days = (version: FieldVersion) => version.reports.map(report => context.published(report) ?? '').sort();
  const [a, b] = [days(first), days(second)];
  if (a.includes('') || b.includes('')) return false;
  return a.at(-1)! < b[0]! || b.at(-1)! < a[0]!;
}

const SEVERE = new Set<DiscrepancyKind>([
  'time',
  'place',
  'number',
  'participants',
  'order of events',
  'speaker',
  'status',
]);

/** A discrepancy from its versions; the preferred value of people's reviews is attached. */
export function discrepancy(
  entry: About,
  kind: DiscrepancyKind,
  versions: readonly FieldVersion[],
  { verdict, why }: NonNullable<Clash>,
  { effect, published }: Pick<DiscrepancyContext, 'effect' | 'published'>,
  about: string | null = entry.id,
): DossierDiscrepancy {
  const id = `discrepancy/${kind.replaceAll(' ', '-')}/${entry.id}`;
  const [most, next] = [...versions].sort((a, b) => b.independent - a.independent);
  const reports = [...new Set(versions.flatMap(version => version.reports))];
  // It exists from the day the second of its versions was reported.
  const days = versions.map(version => version.reports.map(report => published(report) ?? '9').sort()[0]!).sort();
  const since = days[1] === undefined || days[1] === '9' ? null : days[1];
  return {
    id,
    entity: 'discrepancy',
    kind,
    scope: reports.length > 1 ? 'across reports' : 'within a report',
    about,
    label: entry.label,
    versions,
    severity: NO_CLASH.has(verdict) || kind === 'wording' ? 'low' : SEVERE.has(kind) ? 'high' : 'medium',
    verdict,
    why,
    majority: most !== undefined && (next === undefined || most.independent > next.independent) ? most.value : null,
    resolution: effect.resolutions.get(id) ?? null,
    firstReported: since,
  };
}

/**
 * "The last round was in March 2022": a claim about the order of things, held against the meetings of the record that lie between it and
 * the report that makes it.
 */
export function lastClaims(meetings: readonly MergedMeeting[], context: DiscrepancyContext): DossierDiscrepancy[] {
  const held = meetings.filter(({ status, date }) => status.preferred === 'held' && date.preferred !== null);
  return meetings.flatMap(meeting => {
    const claim = meeting.ordinal.versions.find(({ value }) => value.endsWith(' last'));
    const day = daysOf(meeting.date.preferred);
    if (claim === undefined || day === null) return [];
    for (const report of claim.reports) {
      const published = daysOf(context.published(report));
      const later = held.find(other => {
        const when = daysOf(other.date.preferred)!;
        return (
          other.id !== meeting.id &&
          published !== null &&
          when.from > day.to &&
          when.to < published.from &&
          breadth(when) <= 7 &&
          meeting.between.every(side => other.between.includes(side)) &&
          // "The last face-to-face round" says nothing of a call.
          (meeting.format.preferred === null ||
            other.format.preferred === null ||
            meeting.format.preferred === other.format.preferred) &&
          !other.reports.every(id => id === report)
        );
      });
      if (later === undefined) continue;
      const versions: FieldVersion[] = [
        { ...later.date.versions[0]!, value: `a later one on ${later.date.preferred}` },
        {
          ...claim,
          reports: [report],
          cites: claim.cites.filter(cite => cite.report === report),
          value: `the last one was on ${meeting.date.preferred}`,
        },
      ];
      const verdict: Verdict = versions[0]!.independent > 1 ? 'report likely wrong' : 'contradiction';
      return [
        discrepancy(
          meeting,
          'order of events',
          versions,
          { verdict, why: 'a meeting called the last, and a later one in the record' },
          context,
        ),
      ];
    }
    return [];
  });
}
