import { type Construct, pattern, type Surroundings, shortYear, yearInEra } from '../construct.ts';
import { numberOf, ordinalOf } from '../words.ts';

/** What is counted, weighed or measured is no year: "1,900 men", "2000 villages", "1914 km". */
const COUNTED =
  /^[ -](?:people|persons|men|women|children|civilians|troops|soldiers|fighters|militants|rebels|prisoners|detainees|refugees|migrants|jobs|workers|employees|staff|members|homes|houses|villages|towns|schools|teachers|students|tons|tonnes|miles|km|kilometers|kilometres|meters|metres|feet|acres|hectares|pounds|dollars|euros|rubles|shekels|percent|per cent|points|hours|days|weeks|months|years|times|seats|votes|delegates|vehicles|tanks|rockets|missiles|shells|aircraft|planes|cars|bodies|cases|deaths|casualties|wounded|dead|lives|families|items|pages|words|calories|degrees|mg|kg|cc|rpm|mph|pixels|others|guests|supporters|protesters|demonstrators|police|officers|guards|barrels|gallons|liters|litres|acre|pound|mile|meter|metre|foot|ton|strong|of the|of its|of them|or so|or more)\b/;
const NAME_BEFORE =
  /(?:[$€£¥#№]|\bno\. ?|\bnumber |\bflight |\broom |\bhighway |\broute |\bresolution |\barticle |\bsection |\bpage |\bcode |\bbox |\bpin |\bzip |\bwindows |\boffice |\bboeing |\bairbus |\bf-|\bat least |\bmore than |\bfewer than |\bless than |\bnearly |\balmost |\bsome |\bover |\bup to |\bbetween \d{1,3}(?:,\d{3})* and |\d[.,:/]|\d |(?<!\b(?:mid|early|late|pre|post))[a-z]?-(?<!\b(?:mid|early|late|pre|post)-)(?<=[a-z]-))$/;
const YEAR_BEFORE =
  /\b(?:in|since|until|till|by|from|to|of|before|after|during|between|and|early|late|mid|through|throughout|for|the year|year|circa|around|about|following|beginning|end of|or|as of)[ \n]$|[(–—-]$|\b(?:early-|late-|mid-)$/;
const ARTICLE_BEFORE = /\b(?:the|a|an|its|their|his|her|our|this|that|'s|’s)[ \n]$/;

function isYear(digits: string, { before, after }: Surroundings): boolean {
  const year = Number(digits);
  const lead = before();
  const tail = after();
  if (NAME_BEFORE.test(lead) && !/\d{4} ?(?:to|and|or|-|–) $/.test(lead)) return false;
  if (
    COUNTED.test(tail) ||
    /^(?:,\d{3}|\.\d|:\d| ?%|-[a-z]+(?:er)?s?\b(?<!-(?:era|vintage|style|season|election|war|budget|deal|agreement|accord|elections|invasion|model|built)))/.test(
      tail,
    )
  )
    return false;
  const modern = year >= 1900 && year <= 2060;
  if (modern) return true;
  if (year > 2060) return false;
  return (
    YEAR_BEFORE.test(lead) ||
    (ARTICLE_BEFORE.test(lead) && /^ [a-z]/.test(tail)) ||
    /^(?:\)|:)/.test(tail) ||
    /\n$|^$/.test(lead)
  );
}

export const YEARS: readonly Construct[] = [
  {
    // elected in [[2011]]; the [[2008]] election; by [[the end of the year 2000]]
    name: 'year',
    opens: ['0', 'year', 'the'],
    pattern: pattern('(?:(?:the )?year (?<named>1\\d{3}|2\\d{3})|(?<year>{year}))'),
    read: (match, at) => {
      if (match.named !== undefined) return { meaning: { kind: 'year', year: Number(match.named) } };
      return isYear(match.year!, at) ? { meaning: { kind: 'year', year: Number(match.year) } } : null;
    },
  },
  {
    // in [[490 BC]]
    name: 'year of an era',
    opens: ['0', 'ad'],
    pattern: pattern('(?:(?<year>\\d{1,4}) ?(?<era>{era})|a\\.?d\\.? (?<anno>\\d{1,4}))'),
    read: match => {
      if (match.anno !== undefined) return { meaning: { kind: 'year', year: Number(match.anno) } };
      // "30 ad campaigns" are no year.
      if (!/^[A-Z.]+$/.test(match.era!)) return null;
      return { meaning: { kind: 'year', year: yearInEra(Number(match.year), match.era) } };
    },
  },
  {
    // the season [[2014]]-[[15]]; [[1950]]–[[1953]]; from [[499]] to [[493 BC]]
    name: 'year range',
    opens: ['0'],
    pattern: pattern(
      '(?:(?<year>{year})(?: ?[-–—/] ?)(?<short>\\d\\d(?:\\d\\d)?)(?!\\d|[-/]\\d)|(?<from>\\d{1,4})(?: ?[-–—] ?| (?:to|and|until|or) )(?<to>\\d{1,4}) ?(?<era>{era}))',
    ),
    read: (match, { words, before }) => {
      if (/[$€£#\d.,/-]$|\bflight $/.test(before())) return null;
      if (match.from !== undefined) {
        const at = words.indexOf(match.to!, match.from.length);
        return [
          { meaning: { kind: 'year', year: yearInEra(Number(match.from), match.era) }, span: [0, match.from.length] },
          { meaning: { kind: 'year', year: yearInEra(Number(match.to), match.era) }, span: [at, words.length] },
        ];
      }
      const first = Number(match.year);
      const second =
        match.short!.length === 4 ? Number(match.short) : Math.floor(first / 100) * 100 + Number(match.short);
      if (second <= first || second - first > 150) return null;
      return [
        { meaning: { kind: 'year', year: first }, span: [0, 4] },
        { meaning: { kind: 'year', year: second }, span: [words.length - match.short!.length, words.length] },
      ];
    },
  },
  {
    // the lowest since [['82]]
    name: 'short year',
    opens: ['0'],
    pattern: pattern('(?<year>\\d\\d)(?!\\d|[-.,:/]\\d| ?%)'),
    read: (match, { before }) =>
      /(?:^|[\s(])['’‘]$/.test(before()) &&
      /\b(?:in|since|of|from|to|by|until|class of|summer|winter|spring|fall) ['’‘]$/.test(before())
        ? { meaning: { kind: 'year', year: shortYear(match.year!) } }
        : null,
  },
  {
    // the [[1990s]]; the ['90s]; the [[470s BC]]; the [[nineties]]
    name: 'decade',
    opens: ['0', 'twenties', 'thirties', 'forties', 'fifties', 'sixties', 'seventies', 'eighties', 'nineties'],
    pattern: pattern(
      "(?:(?<year>\\d{2,3}0)['’]?s(?: (?<era>{era}))?|(?<short>[2-9]0)['’]?s|(?<word>twenties|thirties|forties|fifties|sixties|seventies|eighties|nineties))",
    ),
    read: (match, { before }) => {
      if (/\b(?:his|her|their|my|your|our|in its) (?:early |late |mid[- ])?$/.test(before())) return null;
      if (match.year !== undefined) {
        if (match.era === undefined && match.year.length === 3) return null;
        return { meaning: { kind: 'decade', year: yearInEra(Number(match.year), match.era) } };
      }
      if (!/\bthe (?:early |late |mid[- ])?['’‘]?$/.test(before())) return null;
      const digits = match.short ?? String(numberOf(match.word!.replace(/ies$/i, 'y')) ?? 0);
      return digits === '0' ? null : { meaning: { kind: 'decade', year: 1900 + Number(digits) } };
    },
  },
  {
    // in the early [[21st century]]; the [[fifth century BC]]
    name: 'century',
    opens: ['{ordinal}'],
    pattern: pattern('(?<ordinal>{ordinal})(?: |-)century(?: (?<era>{era}))?'),
    read: match => {
      const ordinal = ordinalOf(match.ordinal!);
      const beforeEra = match.era !== undefined && /^b/i.test(match.era);
      return ordinal === null ? null : { meaning: { kind: 'century', ordinal, beforeEra } };
    },
  },
];
