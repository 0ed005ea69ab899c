import type { Agreement, Reading } from '../reading/index.ts';
import type { Cast } from './cast.ts';
import { type Judgement, keysInTime, type Matching } from './cluster.ts';
import { type Days, daysApart, daysOf } from './days.ts';
import { stemOf, type Wording, wordingOf } from './words.ts';

export interface AgreementMention {
  readonly id: string;
  readonly report: string;
  readonly entry: Agreement;
  readonly sides: readonly string[];
  readonly published: Days | null;
  readonly signed: Days | null;
  /** truce, accord …: what its name says it is. */
  readonly sort: string;
  /** What the name says beyond that: `Black Sea grain`. */
  readonly about: ReadonlySet<string>;
  /** Length in hours, where the name gives one. */
  readonly hours: number | null;
}

const SORTS: readonly (readonly [sort: string, words: RegExp])[] = [
  ['truce', /\b(cease-?fire|truce|lull|cessation|pause in fighting|armistice)\b/i],
  ['exchange', /\b(exchange|swap)\b/i],
  [
    'accord',
    /\b(agreement|accord|deal|pact|treaty|initiative|memorandum|framework|settlement|protocol|contract|peace)\b/i,
  ],
];

/** Words of a name that tell its state or sort, or only point: they make no two agreements differ. */
const EMPTY = new Set(
  `agreement accord deal pact treaty initiative memorandum framework settlement protocol contract peace ceasefire cease fire truce lull
  draft principle tentative temporary negotiated final finalised reached new fragile latest proposed brokered mediated signed announced
  humanitarian bilateral joint hour hours day days week weeks month months egyptian un exchange swap monday tuesday wednesday thursday friday saturday sunday quick fair planned current existing collapsed effect`
    .split(/\s+/)
    .map(stemOf),
);

const UNIT_HOURS: Readonly<Record<string, number>> = { hour: 1, day: 24, week: 168, month: 720 };

export function agreementMention(entry: Agreement, reading: Reading, cast: Cast): AgreementMention {
  const words = wordingOf(headOf(entry.name));
  const sides = cast.sides(entry.parties);
  const parties = new Set(reading.actors.flatMap(({ name }) => name.toLowerCase().split(' ').map(stemOf)));
  return {
    id: entry.id,
    report: reading.report.id,
    entry,
    sides,
    published: daysOf(reading.report.published),
    signed: daysOf(entry.signed),
    sort: SORTS.find(([, pattern]) => pattern.test(entry.name))?.[0] ?? 'accord',
    about: new Set(words.stems.filter(stem => !EMPTY.has(stem) && !parties.has(stem) && !/^\d/.test(stem))),
    hours: hoursOf(words),
  };
}

/** The name itself, where an entry is named by a clause: `The truce` of "The truce, agreed upon Monday by …". */
function headOf(name: string): string {
  const head = name.split(
    /\b(?:that|which|who|agreed|reached|signed|between|by|after|could|would|has|had|was|is)\b|,(?=.*\b(?:agreed|reached|signed)\b)/i,
  )[0]!;
  return SORTS.some(([, pattern]) => pattern.test(head)) ? head : name;
}

function hoursOf({ stems }: Wording): number | null {
  for (let i = 0; i + 1 < stems.length; i++) {
    const unit = UNIT_HOURS[stems[i + 1]!];
    if (unit !== undefined && /^\d/.test(stems[i]!)) return Number(stems[i]) * unit;
  }
  return null;
}

const PROPER = (stem: string, { entry }: AgreementMention) =>
  new RegExp(`\\b\\p{Lu}${stem.slice(1)}`, 'u').test(entry.name);
const NOT_YET = new Set<Agreement['status']>(['planned']);
const SETTLED = new Set<Agreement['status']>([
  'in force',
  'signed',
  'ratified',
  'collapsed',
  'expired',
  'violated',
  'defunct',
]);

/** One agreement under two names: the same sort between the same sides, its length and matter agreeing where both are given. */
export const sameAgreement: Matching<AgreementMention> = {
  keysOf({ sort, published, about, hours }) {
    const week = published === null ? null : Math.floor(published.to / 7);
    const keys = keysInTime([sort === 'exchange' ? 'exchange' : 'agreement'], week === null ? [] : [week, week + 1]);
    if (hours !== null) keys.both.push(`${hours} hours`);
    keys.both.push(...[...about].map(stem => `${sort}|${stem}`));
    return keys;
  },
  judge(a, b) {
    const different = (rule: string, why: string): Judgement => ({ same: false, rule, why });
    if (a.report === b.report) return different('told apart', 'one report tells them apart');
    // A report may name one party alone, or call one otherwise: two parties on each side, and none or only one of them shared, decide.
    const both = a.sides.length > 1 && b.sides.length > 1;
    const common = a.sides.filter(side => b.sides.includes(side)).length;
    const apart = a.published === null || b.published === null ? null : daysApart(a.published, b.published);
    if (both && (common === 0 || (common === 1 && (apart === null || apart > 2))))
      return different('other parties', 'other parties');
    if (a.signed !== null && b.signed !== null && daysApart(a.signed, b.signed) > 1)
      return different('other days', 'made on other days');
    if (a.hours !== null && b.hours !== null && a.hours !== b.hours)
      return different('other length', 'of another length');
    if (NOT_YET.has(a.entry.status) !== NOT_YET.has(b.entry.status))
      return different('still to come', 'one is still to be made');
    const shared = [...a.about].filter(stem => b.about.has(stem)).length;
    const sameLength = a.hours !== null && a.hours === b.hours;
    if (a.sort !== b.sort && !sameLength)
      return a.sort === 'exchange' || b.sort === 'exchange' ? different('other sort', `${a.sort} and ${b.sort}`) : null;
    if (shared === 0 && a.about.size > 0 && b.about.size > 0 && !sameLength && clashing(a, b))
      return different('other matter', 'about other matters');
    if (shared >= 2 || (shared >= 1 && (PROPER([...a.about].find(stem => b.about.has(stem))!, a) || sameLength)))
      return { same: true, score: 0.8, rule: 'same name', why: 'the same matter by name, between the same sides' };
    if (sameLength && (apart === null || apart <= 100))
      return { same: true, score: 0.75, rule: 'same length', why: 'of the same length, between the same sides' };
    // What is only wished for ("a fair contract") is no particular agreement unless its name says which.
    if (NOT_YET.has(a.entry.status) && shared === 0) return null;
    if (apart === null ? a.entry.status === b.entry.status : apart <= 5 && statesAgree(a, b))
      return {
        same: true,
        score: 0.6,
        rule: 'same sort, same days',
        why: `one ${a.sort} between the sides in reports of the same days`,
      };
    return null;
  },
};

const clashing = (a: AgreementMention, b: AgreementMention) => a.about.size <= 4 && b.about.size <= 4;

function statesAgree(a: AgreementMention, b: AgreementMention): boolean {
  if (a.entry.status === b.entry.status) return true;
  const draft = [a, b].some(({ entry }) => entry.status === 'draft' || entry.status === 'tentative');
  return !(draft && [a, b].some(({ entry }) => SETTLED.has(entry.status)));
}
