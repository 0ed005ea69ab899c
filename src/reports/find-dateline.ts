import { readFileSync } from 'node:fs';
import { z } from 'zod';
import type { Span } from '../text/index.ts';
import { parseYaml } from '../text/index.ts';
import { agencyNamed } from './agencies.ts';
import { monthOf } from './dates.ts';

/** A dateline as it stands at the head of a report. Spans count in the text that was searched. */
export interface FoundDateline extends Span {
  readonly place: string | null;
  /** Month and day as written; the year only where the dateline states it. */
  readonly date: { readonly year: number | null; readonly month: number; readonly day: number } | null;
  /** What stands in brackets: an agency, or the outlet itself. */
  readonly source: { readonly name: string; readonly isAgency: boolean; readonly span: Span } | null;
}

const placesFile = new URL('../../rules/en/dateline-places.yaml', import.meta.url);
let known: ReadonlyMap<string, string> | null = null;
/** Capital cities and other places that datelines name: lower case → as written. */
function knownPlaces(): ReadonlyMap<string, string> {
  known ??= new Map(
    z
      .array(z.string())
      .parse(parseYaml(readFileSync(placesFile, 'utf8')))
      .flatMap(line => line.split(/,\s*/))
      .map(place => [place.toLowerCase(), place] as const),
  );
  return known;
}

// One word of a place in capitals (WASHINGTON, ST., PORT-AU-PRINCE) or with a capital (Tel, Aviv, el-Sheikh).
const CAPITALS = String.raw`\p{Lu}[\p{Lu}'’.-]*\p{Lu}\.?`;
const CAPITALISED = String.raw`(?:\p{Lu}[\p{L}\p{M}'’-]+|St\.|el-\p{Lu}\p{Ll}+|de|es|au|la|al-\p{Lu}\p{Ll}+)`;
const MONTH = String.raw`(?:Jan|Feb|Mar|Apr|May|June?|July?|Aug|Sept?|Oct|Nov|Dec)[a-z]*\.?`;
const DATE = String.raw`(?:(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day,? )?(?:(?<m1>${MONTH}) (?<d1>\d{1,2})|(?<d2>\d{1,2}) (?<m2>${MONTH}))(?:,? (?<year>(?:19|20)\d\d))?`;

const PLACE_IN_CAPITALS = `${CAPITALS}(?:[ /]${CAPITALS}){0,4}`;
const PLACE = `${CAPITALISED}(?:[ /]${CAPITALISED}){0,3}`;
// ", Ukraine" ", Fla." ", D.C." ", South Korea"
const REGION = String.raw`(?:, (?!${MONTH} \d)(?:(?:\p{Lu}\.){2,3}|\p{Lu}[\p{L}.'’-]+(?: \p{Lu}[\p{L}.'’-]+){0,3})){0,2}`;
const DATELINE = new RegExp(
  String.raw`^(?<place>(?:${PLACE_IN_CAPITALS}|${PLACE})${REGION})?(?:,? ?${DATE})?(?:[,;]? ?\((?<source>[^()\n]{2,60})\))?,?(?:\s*(?<dash>--?|[—–―:])\s*|\s+)(?=(?<next>\S))`,
  'u',
);

// What stands in capitals before a dash or colon and is no place.
const NO_PLACE =
  /^(?:BREAKING|UPDATED?|WATCH|LISTEN|READ|EXCLUSIVE|ANALYSIS|OPINION|VIDEO|PHOTOS?|AUDIO|CORRECTION|CLARIFICATION|LIVE|COMMENTARY|EDITORIAL|FACTBOX|TIMELINE|EXPLAINER|EXPLAINED|INTERVIEW|REVIEW|NEWS|ALERT|NOTE|POLL|FACT CHECK|TRANSCRIPT|PROFILE|FEATURE|COLUMN|WORLD|POLITICS|UNICEF|UNESCO|HAMAS|QUESTION|ANSWER|STORY|RELATED|MORE|BACKGROUND|FILE|SPONSORED)\b/;

const capitalised = (words: string) =>
  words.toLowerCase().replace(/(?<![\p{L}'’.])\p{Ll}/gu, letter => letter.toUpperCase());

const spelled = (place: string) =>
  /\p{Ll}/u.test(place)
    ? place
    : place
        .split('/')
        .map(part => knownPlaces().get(part.toLowerCase()) ?? capitalised(part))
        .join('/');

/** `KYIV, Ukraine` as `Kyiv, Ukraine`; `WASHINGTON, D.C.` keeps its abbreviation. */
function placeName(written: string): string {
  const [town = '', ...regions] = written.split(', ');
  return [spelled(town), ...regions].join(', ');
}

/**
 * Finds the dateline a paragraph opens with.
 *
 *     MOSCOW – A senior official …          GAZA (Reuters) - Talks …         KYIV, Ukraine, Nov. 3 (AP) — The …
 *     ^^^^^^^^                              ^^^^^^^^^^^^^^^^                 ^^^^^^^^^^^^^^^^^^^^^^^^^^^^
 *
 * Believed with a name in capitals and a dash, a date, an agency, or a place from the list of dateline places; never before a
 * word in lower case, where the dash is a parenthesis ("NATO — the alliance — …").
 */
export function findDateline(paragraph: string): FoundDateline | null {
  const match = DATELINE.exec(paragraph.slice(0, 200));
  const { place, m1, d1, m2, d2, year, source, dash, next } = match?.groups ?? {};
  if (match === null || next === undefined || /\p{Ll}/u.test(next)) return null;
  const month = m1 ?? m2;
  const date =
    month === undefined
      ? null
      : { year: year === undefined ? null : Number(year), month: monthOf(month), day: Number(d1 ?? d2) };
  const agency = source === undefined ? null : agencyNamed(source);
  if (!isBelievable({ place, hasDate: date !== null, source, isAgency: agency !== null, dash, written: match[0] }))
    return null;

  const sourceStart = source === undefined ? -1 : match[0].indexOf(`(${source})`);
  return {
    start: 0,
    end: match[0].trimEnd().length,
    place: place === undefined ? null : placeName(place),
    date,
    source:
      source === undefined
        ? null
        : {
            name: agency ?? source,
            isAgency: agency !== null,
            span: { start: sourceStart + 1, end: sourceStart + 1 + source.length },
          },
  };
}

interface Evidence {
  readonly place: string | undefined;
  readonly hasDate: boolean;
  readonly source: string | undefined;
  readonly isAgency: boolean;
  readonly dash: string | undefined;
  readonly written: string;
}

/** A name of an outlet as it stands in brackets: `CNN`, `CNN Business`, `VOA`; not `R-Texas`, `left`, `pictured, right`. */
const looksLikeOutlet = (source: string) =>
  /^(?:\p{Lu}[\p{L}\p{N}.&-]*)(?: (?:\p{Lu}[\p{L}\p{N}.&-]*|of|the)){0,4}$/u.test(source) && !/^[RD]-/.test(source);

function isBelievable({ place, hasDate, source, isAgency, dash, written }: Evidence): boolean {
  if (place === undefined) {
    // "(Reuters) - Two …", "(CNN) President …", "Nov. 3 (UPI) -- A …"
    if (source === undefined) return false;
    return isAgency ? true : /^[A-Z]{2,6}(?: [A-Z][a-z]+)?$/.test(source);
  }
  const [town = ''] = place.split(', ');
  if (NO_PLACE.test(place)) return false;
  const isKnown = town.split('/').every(part => knownPlaces().has(part.toLowerCase()));
  const inCapitals = !/\p{Ll}/u.test(town);
  // "Islamic State (IS) Fighters" is no dateline, "Washington (CNN) President" is: in lower case the place must be known or dated.
  if (source !== undefined && (isAgency || looksLikeOutlet(source))) {
    if (inCapitals || isKnown || hasDate) return true;
    return isAgency && (dash !== undefined || place.includes(', '));
  }
  if (dash === undefined || source !== undefined) return false;
  if (dash === ':') return isKnown && inCapitals;
  // "-" without spaces is a hyphen: "ANTI-MISSILE", "US-China".
  if (dash === '-' && !/\s-\s*$/.test(written)) return false;
  if (isKnown || hasDate) return true;
  if (!inCapitals) return place.includes(', ') && isKnown;
  return town.length > 4 || place.includes(', ');
}

/** The same dateline as it stands in a text that began so many letters earlier. */
export function shiftDateline(found: FoundDateline, by: number): FoundDateline {
  const source = found.source && {
    ...found.source,
    span: { start: found.source.span.start + by, end: found.source.span.end + by },
  };
  return { ...found, source, start: found.start + by, end: found.end + by };
}
