import type { DiscrepancyKind, Verdict } from '../reading/index.ts';
import { breadth, daysOf } from './days.ts';
import type {
  DossierDiscrepancy,
  Field,
  FieldVersion,
  MergedAgreement,
  MergedMeeting,
  MergedMove,
  MergedStatement,
} from './dossier.ts';
import {
  AGREEMENT_STATUS,
  type Clash,
  DATE,
  DURATION,
  type FieldRule,
  FORMAT,
  meetingStatus,
  ORDINAL,
  PLACE,
  participantsRule,
} from './field-rules.ts';
import type { Effect } from './reviews/review.ts';
import { rivalWordings } from './rival-wordings.ts';
import { overlapOf, wordingOf } from './words.ts';

/** What discrepancies are found with: the names of third parties, and the days of the reports. */
export interface DiscrepancyContext {
  readonly thirdParties: ReadonlySet<string>;
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

/** A discrepancy from its versions, open as yet: `resolved` attaches what people made of it. */
export function discrepancy(
  entry: About,
  kind: DiscrepancyKind,
  versions: readonly FieldVersion[],
  { verdict, why }: NonNullable<Clash>,
  { published }: Pick<DiscrepancyContext, 'published'>,
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
    resolution: null,
    firstReported: since,
  };
}

/** The discrepancies with the values that people settled them by. */
export function resolved(
  discrepancies: readonly DossierDiscrepancy[],
  { resolutions }: Pick<Effect, 'resolutions'>,
): readonly DossierDiscrepancy[] {
  if (resolutions.size === 0) return discrepancies;
  return discrepancies.map(one => {
    const resolution = resolutions.get(one.id);
    return resolution === undefined ? one : { ...one, resolution };
  });
}
