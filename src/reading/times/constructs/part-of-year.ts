import { type Construct, pattern, pickOf, type Surroundings, yearWord } from '../construct.ts';

import { ordinalOf, seasonOf } from '../words.ts';

/** "spring" is also a source, "fall" a defeat: a season stands where a time stands, and is no part of a name. */
function isSeason(word: string, dated: boolean, { before, after }: Surroundings): boolean {
  const lead = before();
  const tail = after();
  if (
    /^ (?:olympics|olympic|games|of (?:the|saigon|baghdad|kabul|communism|discontent)|semester|from|loaded|to pieces|short|apart|back|behind|in love|for)\b/.test(
      tail,
    ) &&
    !dated
  ) {
    if (!/\b(?:in|last|this|next) (?:the )?$/.test(lead) || /olympic|games/.test(tail)) return false;
  }
  if (dated) return true;
  const timely =
    /\b(?:in|by|since|until|during|through|throughout|over|of|for|spent|between|from|early|late|mid|that|same|following|previous|each|every|another|all)(?: the)?[ \n]$|\bthe $|mid-$/.test(
      lead,
    );
  if (word === 'fall' || word === 'Fall')
    return (
      /\b(?:in|by|since|until|during|through|throughout|over|late|early) the $|\b(?:that|same|early|late) $/.test(
        lead,
      ) && !/^ of\b/.test(tail)
    );
  if (/^[A-Z]/.test(word) && /\b(?:arab|prague|silver|hot|operation) $/.test(lead)) return false;
  if (word.toLowerCase() === 'spring') return timely && !/^(?: of\b|er|-? ?loaded)/.test(tail);
  return (
    timely ||
    /^ (?:offensive|campaign|fighting|season|break|session|recess|meeting|holiday|holidays|vacation|months)\b/.test(
      tail,
    )
  );
}

export const PARTS_OF_YEAR: readonly Construct[] = [
  {
    // in [[the summer of 1955]]; [[last winter]]; [[fall 2010]]; [[winter 1941-42]]
    name: 'season',
    opens: ['{season}', 'last', 'this', 'next', 'past'],
    pattern: pattern(
      '(?:(?<pick>this past|this coming|last|this|next|past) )?(?<season>{season}){of year}?(?:[-–/]\\d\\d(?:\\d\\d)?)?',
    ),
    read: (match, at) => {
      const season = seasonOf(match.season!);
      const year = yearWord(match);
      const dated = year.is !== 'open' || year.pick !== null;
      return season === null || !isSeason(match.season!, dated, at)
        ? null
        : { meaning: { kind: 'season', season, year } };
    },
  },
  {
    // lost money in [[the third quarter of this year]]; [[Q1 2012]]; [[third-quarter]] profit; [[last quarter]] is `period`
    name: 'quarter',
    opens: ['{ordinal}', 'q', 'final'],
    pattern: pattern(
      '(?:(?:(?<ordinal>first|second|third|fourth|1st|2nd|3rd|4th)|(?<final>final|last))(?: |-)quarter|q(?<digit>[1-4]))(?:(?: of| for| in)?(?: the)?(?: fiscal)?(?: year)?{of year})?',
    ),
    read: (match, { before, after }) => {
      if (
        /^['’]?s? of (?:a|the|all)\b/.test(after()) ||
        /\b(?:half-?time|game|touchdown|yards)\b/.test(before() + after())
      )
        return null;
      const quarter =
        match.final !== undefined ? 4 : match.digit !== undefined ? Number(match.digit) : ordinalOf(match.ordinal!);
      return quarter === null ? null : { meaning: { kind: 'quarter', quarter, year: yearWord(match) } };
    },
  },
  {
    // [[the first half of 2012]]; [[the second half of the year]]; [[first-half]] results
    name: 'half year',
    opens: ['first', 'second', 'latter'],
    pattern: pattern('(?:(?<first>first)|second|latter)(?: |-)half(?:(?: of| in)(?: the)?{of year}| of the year)?'),
    read: (match, { words, before, after }) => {
      const year = yearWord(match);
      const bare = year.is === 'open' && !/year$/i.test(words);
      if (bare && !/^ (?:results|earnings|profits?|revenue|sales|loss|figures)/.test(after())) return null;
      if (/\b(?:game|match|goal)\b/.test(before())) return null;
      return { meaning: { kind: 'half', half: match.first === undefined ? 2 : 1, year } };
    },
  },
  {
    // [[the first three months of the year]] are its first quarter, [[the last six months of 2014]] its second half
    name: 'months of a year',
    opens: ['first', 'last', 'final'],
    pattern: pattern(
      '(?:(?<first>first)|last|final) (?:(?<three>three|3)|six|6) months of(?: the year| the)?{of year}?',
    ),
    read: (match, { words }) => {
      const year = yearWord(match);
      if (year.is === 'open' && !/year$/i.test(words)) return null;
      const early = match.first !== undefined;
      return {
        meaning:
          match.three !== undefined
            ? { kind: 'quarter', quarter: early ? 1 : 4, year }
            : { kind: 'half', half: early ? 1 : 2, year },
      };
    },
  },
  {
    // [[fiscal 2012]]; [[fiscal year 2013-14]]; [[this fiscal year]]
    name: 'fiscal year',
    opens: ['fiscal', 'financial', 'last', 'this', 'next', 'current', 'fy'],
    pattern: pattern(
      "(?:(?:fiscal|financial)(?: year)?|fy) ?(?:['’](?<shortyear>\\d\\d)|(?<year>{year}))(?:[-/]\\d\\d(?:\\d\\d)?)?|(?<pick>last|this|next|current)(?: fiscal| financial) year",
    ),
    read: match => {
      if (match.pick !== undefined) {
        const pick = pickOf(match.pick);
        return {
          meaning: {
            kind: 'shift',
            from: 'said',
            unit: 'year',
            count: pick === 'last' ? -1 : pick === 'next' ? 1 : 0,
            counted: false,
          },
        };
      }
      const year = yearWord(match);
      return year.is === 'number' ? { meaning: { kind: 'year', year: year.year, fiscal: true } } : null;
    },
  },
];
