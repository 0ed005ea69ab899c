import type { Reading } from '../reading/index.ts';
import { contains, overlaps } from '../text/index.ts';
import { dayText } from './days.ts';
import type { StatementMention } from './same-statement.ts';
import { sentenceSpan } from './sentence-around.ts';

const WEEKDAYS = ['monday', 'tuesday', 'wednesday', 'thursday', 'friday', 'saturday', 'sunday'];
/** The day stands by the cue: "said on Saturday", "On Sunday he announced". */
const NEAR_CUE = 28;

/**
 * The day a statement was made: as the reader found it, else a weekday beside the cue and outside the content, which is the last such day
 * up to the day of the report. Null where the report does not say, or is itself undated.
 */
export function saidOn({ entry, published }: StatementMention, reading: Reading): string | null {
  const time = reading.times.find(({ id }) => id === entry.time);
  if (time?.edtf != null) return time.edtf.replace(/T.*$/, '');
  const cue = entry.cue.cite;
  if (cue === null || published === null) return null;
  const sentence = sentenceSpan(reading.report.text, cue);
  const text = reading.report.text.slice(sentence.start, sentence.end);
  for (const match of text.matchAll(/\b(?:Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b(?!['’])/g)) {
    const start = sentence.start + match.index;
    const span = { start, end: start + match[0].length };
    if (entry.content.some(cite => overlaps(cite, span) || contains(cite, span))) continue;
    const between = Math.min(Math.abs(span.start - cue.end), Math.abs(cue.start - span.end));
    if (between > NEAR_CUE) continue;
    const wanted = WEEKDAYS.indexOf(match[0].toLowerCase());
    // 1970-01-01 was a Thursday.
    const today = (((published.to + 3) % 7) + 7) % 7;
    return dayText(published.to - ((today - wanted + 7) % 7));
  }
  return null;
}
