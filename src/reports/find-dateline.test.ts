import { describe, expect, it } from 'vitest';
import { findDateline } from './find-dateline.ts';

/** `[[…]]` is the dateline; then place, date (year-month-day, - for none) and source. */
const FOUND: readonly (readonly [string, string | null, string | null, string | null])[] = [
  ['[[MOSCOW –]] A senior official said talks would resume.', 'Moscow', null, null],
  ['[[GAZA (Reuters) -]] Talks on a truce went on.', 'Gaza', null, 'Reuters'],
  ['[[KYIV, Ukraine, Nov. 3 (AP) —]] The two sides met.', 'Kyiv, Ukraine', '?-11-3', 'Associated Press'],
  ['[[KYIV, Ukraine (AP) —]] The two sides met.', 'Kyiv, Ukraine', null, 'Associated Press'],
  ['[[WASHINGTON—]]Lawmakers left without a deal.', 'Washington', null, null],
  ['[[GENEVA/NEW YORK, March 14 (Reuters) -]] Envoys met.', 'Geneva/New York', '?-3-14', 'Reuters'],
  ['[[BEIJING, 3 November 2025 (Xinhua) --]] China said on Monday', 'Beijing', '2025-11-3', 'Xinhua'],
  ['[[Nov. 3 (UPI) --]] Dock workers voted to strike.', null, '?-11-3', 'UPI'],
  ['[[(Reuters) -]] Two ministers resigned.', null, null, 'Reuters'],
  ['[[(CNN)]] The talks failed.', null, null, 'CNN'],
  ['[[Seoul, South Korea (CNN)]] The North is willing to talk.', 'Seoul, South Korea', null, 'CNN'],
  ['[[Tel Aviv, Israel -]] Efforts to broker a truce went on.', 'Tel Aviv, Israel', null, null],
  ['[[NEW DELHI:]] India and China will talk.', 'New Delhi', null, null],
  ['[[Ankara –]] Turkey offered to host.', 'Ankara', null, null],
  ['[[FORT DODGE, Iowa —]] “We are ready,” the union said.', 'Fort Dodge, Iowa', null, null],
  ['[[WASHINGTON, D.C. –]] The court ruled.', 'Washington, D.C.', null, null],
  ['[[ST. PETERSBURG, Russia —]] The leaders met.', 'St. Petersburg, Russia', null, null],
  ['[[PORT-AU-PRINCE, Haiti (AP) —]] Gangs agreed to talk.', 'Port-au-Prince, Haiti', null, 'Associated Press'],
];

const NONE: readonly string[] = [
  'NATO — the alliance of 32 states — met on Monday.',
  'UPDATE: The lockdown has been lifted.',
  'BREAKING — Talks have failed.',
  'EXCLUSIVE: Minister to quit, sources say.',
  'Peace - The word has lost its meaning.',
  'The Budget Office (OMB) Director said so.',
  'Speaker Ann Harbour (D-Calif.) said on Monday',
  'Former Governor Tom Quay (R) on Friday called for a vote.',
  'U.S.-China talks ended.',
  'OPEC - Oil ministers met in Vienna.',
  'Moscow has rejected the offer.',
  'Washington, however, said nothing.',
  'Paris: a city of light, and of talks.',
  'May 3 was the day the truce began.',
  'I — and many others — hoped for peace.',
];

describe('a dateline', () => {
  for (const [marked, place, date, source] of FOUND) {
    it(`is found: ${marked}`, () => {
      const text = marked.replace('[[', '').replace(']]', '');
      const found = findDateline(text);
      expect(found && text.slice(found.start, found.end)).toBe(marked.slice(2, marked.indexOf(']]')));
      expect(found?.place ?? null).toBe(place);
      expect(found?.date ? `${found.date.year ?? '?'}-${found.date.month}-${found.date.day}` : null).toBe(date);
      expect(found?.source?.name ?? null).toBe(source);
      if (found?.source) expect(text.slice(found.source.span.start - 1, found.source.span.end + 1)).toMatch(/^\(.+\)$/);
    });
  }
  for (const text of NONE) it(`is not seen in: ${text}`, () => expect(findDateline(text)).toBeNull());

  it('takes no time on lines made to hurt', () => {
    for (const word of ['A', 'AB ', 'A-', 'St. ', 'Ab ', 'AB, ', 'A.', '(A', 'May 1 ', 'AB/', "A'"]) {
      expect(() => findDateline(word.repeat(400))).not.toThrow();
    }
  });
});
