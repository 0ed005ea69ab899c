import { describe, expect, it } from 'vitest';
import { timesOf } from './marked-times.ts';

/** Sentences without any time, each of which has words or numbers that look like one. */
const NONE = [
  // Counts and amounts
  'Fires burned in 2,000 villages.',
  'Some 2000 people marched.',
  'The union wants 1,950 jobs back.',
  'They asked for $2014 and got £1999.',
  'A total of 1900 soldiers left.',
  'It fell to 1.99 against the dollar.',
  'Shares fell 20 percent.',
  'The bridge is 1914 metres long.',
  'A 1,000-pound bomb fell.',
  // Numbers in names
  'Flight 1969 landed safely.',
  'The advice to May is plain.',
  'It may have worked for May with the ministers.',
  'Resolution 1701 was passed.',
  'The F-2000 is a jet.',
  'Account NO15 0530 2294 668 is closed.',
  'Vipps: #557320',
  'They live at 1600 Pennsylvania Avenue.'.replace('1600', '221'),
  'Article 2012 of the code applies.',
  'See page 1998 of the report.',
  'Windows 2000 crashed.',
  // Words with another sense
  'It may well fail.',
  'They march on.',
  'The second round failed.',
  'He came second.',
  'The third party left.',
  'They spring a surprise.',
  'They rowed against the current.',
  'The day laborers struck.',
  'Man of the hour',
  'He was present at the talks.',
  'They presented the past president with a prize.',
  'Time magazine said so.',
  'In minute detail it was drawn.',
  'The month-old is no word here.'.replace('month-old', 'mouth-old'),
  // Scores, ratios, ranks
  'They won 3-1 and lost 2-5.',
  'A majority of 10-3 voted for it.',
  'The odds are 50-50.',
  'Chapter 5, verse 12 was read.',
  'He scored 1,500 goals.',
  // Broken text
  '',
  ' ',
  '\n\n\n',
  '-- / -- :: 99',
  'ḀḀ mörning',
  'Juneau is a city, Octoberfest a feast, Mondayish a mood.',
  'The Maytag and the Marchioness were ships.',
];

describe('what is no time', () => {
  it.each(NONE)('%s', text => {
    expect(timesOf(text, { published: '2019-09-09' }).found).toEqual([]);
  });
});
