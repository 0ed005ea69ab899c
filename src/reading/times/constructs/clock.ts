import { type Construct, pattern, type Sense, type Surroundings } from '../construct.ts';
import type { ClockTime } from '../expression.ts';

/** Zones that are the same everywhere and all year; names that depend on the season or the place stay words. */
const OFFSETS: { readonly [zone: string]: string } = {
  gmt: 'Z',
  utc: 'Z',
  z: 'Z',
  bst: '+01:00',
  cet: '+01:00',
  cest: '+02:00',
  eet: '+02:00',
  eest: '+03:00',
  msk: '+03:00',
  est: '-05:00',
  edt: '-04:00',
  cst: '-06:00',
  cdt: '-05:00',
  mst: '-07:00',
  mdt: '-06:00',
  pst: '-08:00',
  pdt: '-07:00',
  ist: '+05:30',
  jst: '+09:00',
  kst: '+09:00',
};

function zoneOf(words: string | undefined): string | null {
  if (words === undefined) return null;
  const zone = words.toLowerCase().replace(/[()\s]/g, '');
  const shifted = /^(?:gmt|utc)([+-])(\d{1,2})$/.exec(zone);
  if (shifted !== null) return `${shifted[1]}${shifted[2]!.padStart(2, '0')}:00`;
  return OFFSETS[zone] ?? null;
}

/** "8:30 p.m.", "20:30", "8 a.m." → the time; null when it is no time of day: a score, a verse, a ratio. */
export function clockOf(words: string, zone: string | undefined): ClockTime | null {
  const match = /^(\d{1,2})(?:[:.](\d\d))?(?:[:.]\d\d)? ?(?:(a)\.?m|(p)\.?m)?/i.exec(words);
  if (match === null) return null;
  let hour = Number(match[1]);
  const named = match[3] !== undefined || match[4] !== undefined;
  if (hour > 24 || (named && (hour > 12 || hour === 0) && hour > 12)) return null;
  if (match[4] !== undefined && hour < 12) hour += 12;
  if (match[3] !== undefined && hour === 12) hour = 0;
  return { hour, minute: match[2] === undefined ? null : Number(match[2]), zone: zoneOf(zone) };
}

const BEFORE_CLOCK =
  /\b(?:at|by|until|till|from|to|around|about|before|after|between|and|since|past|approximately|until about)[ \n]$/;

const isScore = ({ before, after }: Surroundings) =>
  /\b(?:won|lost|beat|score|lead|victory|win|vote|verse|psalm|genesis|ratio|luke|mark|john|matthew|hadith|surah) (?:of |by )?$/.test(
    before(),
  ) || /^ (?:victory|win|defeat|vote|ratio|majority|decision|loss|lead)\b/.test(after());

/** The clock with the day it names, if any: the day is read by its own construct and joined by the finder. */
const atClock = (clock: ClockTime): Sense => ({ meaning: { kind: 'some day' }, clock, joins: 'next' });

export const CLOCKS: readonly Construct[] = [
  {
    // took effect at [[8 a.m. local time Tuesday]]; [[18:00 UTC]]; [[07:00 am Saturday]]
    name: 'clock',
    opens: ['0'],
    pattern: pattern('(?<clock>{clock})(?:,? ?(?<zone>{zone}))?'),
    read: (match, at) => {
      const clock = clockOf(match.clock!, match.zone);
      if (clock === null || isScore(at)) return null;
      const bare = !/[a-z]/i.test(match.clock!) && match.zone === undefined;
      // The length of a video stands alone, a time of day behind its preposition: "MUST WATCH 02:29".
      if (bare && !BEFORE_CLOCK.test(at.before())) return null;
      if (/(?:[$€£\d.,/:]|\d-)$/.test(at.before())) return null;
      return atClock(clock);
    },
  },
  {
    // talks went on until [[midnight]]; at [[noon Friday]]
    name: 'midnight',
    opens: ['midnight', 'noon', 'midday', 'the'],
    pattern: pattern('(?<word>midnight|noon|midday)(?:,? ?(?<zone>{zone}))?'),
    read: (match, { before, after }) => {
      if (
        /^[ -](?:express|sun|blue|oil|mass|deadline|deal|train|session)\b/.test(after()) &&
        !/^ deadline/.test(after())
      )
        return null;
      // A day that something ends at midnight of is over: hour 24, not hour 0.
      const over =
        /\b(?:ends?|ending|expires?|expiring|until|till|by|before|deadline|through|lapses?|runs? out)(?: at)? $/.test(
          before(),
        ) || /^(?: (?:on )?[a-z]+day)? deadline\b/i.test(after());
      const hour = match.word!.toLowerCase() !== 'midnight' ? 12 : over ? 24 : 0;
      return atClock({ hour, minute: 0, zone: zoneOf(match.zone) });
    },
  },
  {
    // at [[three o'clock]]; at [[10 o’clock]] this morning
    name: "o'clock",
    opens: ['{cardinal}', '0'],
    pattern: pattern(
      "(?<hour>one|two|three|four|five|six|seven|eight|nine|ten|eleven|twelve|1[0-2]|[1-9]) o['’]clock(?: (?<half>a\\.?m\\.?|p\\.?m\\.?))?",
    ),
    read: match => {
      const words = ['one', 'two', 'three', 'four', 'five', 'six', 'seven', 'eight', 'nine', 'ten', 'eleven', 'twelve'];
      const spelled = words.indexOf(match.hour!.toLowerCase()) + 1;
      const clock = clockOf(`${spelled === 0 ? match.hour! : spelled} ${match.half ?? ''}`, undefined);
      return clock === null ? null : atClock({ ...clock, minute: 0 });
    },
  },
  {
    // launched at [[0500 GMT]]; by [[1700 hours]]
    name: 'military clock',
    opens: ['0'],
    pattern: pattern('(?<hour>[01]\\d|2[0-3])(?<minute>[0-5]\\d)(?: (?<zone>gmt|utc|est|edt|cet|ist)| hours| hrs|z)'),
    read: (match, { before }) =>
      /[$€£\d.,:/-]$/.test(before())
        ? null
        : atClock({ hour: Number(match.hour), minute: Number(match.minute), zone: zoneOf(match.zone) }),
  },
];
