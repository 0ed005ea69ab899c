import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findPassages } from './find-passages.ts';

const nothing = { headline: null, publisher: null, byline: [] };
const parts = (text: string, known: Parameters<typeof findPassages>[1] = nothing) =>
  findPassages(text, known).passages.map(({ kind, label, start, end }) => [
    label === null ? kind : `${kind}/${label}`,
    text.slice(start, end),
  ]);

const BODY = [
  'Officials from both coasts met in Port Aldis on Monday to talk about fishing rights, the harbour ministry said.',
  '“We are ready for a second round,” the chief delegate, Ann Harbour, told reporters after the meeting ended.',
  'The island’s government has rejected the demand that talks be held on the mainland, calling it unacceptable.',
];

describe('a plain text', () => {
  it('is parted into dateline, headings, body and the appeal at its foot', () => {
    const text = [
      `PORT ALDIS – ${BODY[0]}`,
      BODY[1],
      'A Second Round and an Old Quarrel',
      BODY[2],
      'Support Aldis Media Centre',
      'If you ever thought of joining us, do it now. Every contribution, big or small, sustains our journalism. Thank you.',
      'Harbour Bank AC # 1234 5678901',
      'Account for international payments: NO00 1234 5678 901',
      'Vipps: #123456',
      '',
      'Comments are closed.',
    ].join('\n');
    expect(parts(text)).toEqual([
      ['dateline', 'PORT ALDIS –'],
      ['body', BODY[0]],
      ['body', BODY[1]],
      ['heading', 'A Second Round and an Old Quarrel'],
      ['body', BODY[2]],
      ['boilerplate/donation', 'Support Aldis Media Centre'],
      [
        'boilerplate/donation',
        'If you ever thought of joining us, do it now. Every contribution, big or small, sustains our journalism. Thank you.',
      ],
      ['boilerplate/donation', 'Harbour Bank AC # 1234 5678901'],
      ['boilerplate/donation', 'Account for international payments: NO00 1234 5678 901'],
      ['boilerplate/donation', 'Vipps: #123456'],
      ['boilerplate/comments', 'Comments are closed.'],
    ]);
  });
  it('keeps sentences about support, contributions and accounts', () => {
    const text = [
      ...BODY,
      'Every state should support Aldis with a contribution, the envoy said, and he gave an account of the talks.',
      'We will support Ukraine as long as it takes, and your support matters, the president told you and us.',
    ].join('\n\n');
    expect(parts(text).map(([kind]) => kind)).toEqual(['body', 'body', 'body', 'body', 'body']);
  });
  it('finds headline, byline and date above the body', () => {
    const text = `Islands Agree to Second Round\n\nBy Ann Harbour\nNovember 3, 2025\n\n${BODY.join('\n\n')}`;
    expect(parts(text).slice(0, 4)).toEqual([
      ['headline', 'Islands Agree to Second Round'],
      ['boilerplate/byline', 'By Ann Harbour'],
      ['boilerplate/date', 'November 3, 2025'],
      ['body', BODY[0]],
    ]);
  });
  it('knows the headline and the authors that the metadata name', () => {
    const text = `Islands agree to a second round of talks, at last\n\nAnn Harbour\n\n${BODY.join('\n\n')}\n\nThe Aldis Post`;
    const known = {
      headline: 'Islands agree to a second round of talks, at last',
      publisher: 'The Aldis Post',
      byline: ['Ann Harbour'],
    };
    expect(parts(text, known).map(([kind]) => kind)).toEqual([
      'headline',
      'boilerplate/byline',
      'body',
      'body',
      'body',
      'boilerplate/publisher',
    ]);
  });
  it('takes a name alone above the text for its author, when the headline is known', () => {
    const known = { headline: 'Islands to talk', publisher: null, byline: [] };
    expect(parts(`Ann Harbour\n\n${BODY[0]}`, known)[0]).toEqual(['boilerplate/byline', 'Ann Harbour']);
    expect(parts(`Fishing Talks Resume After a Week of Silence\n\n${BODY[0]}`, known)[0]?.[0]).toBe('headline');
    expect(parts(`Ann Harbour\n\n${BODY[0]}`, { ...known, headline: 'Who is Ann Harbour?' })[0]?.[0]).toBe('heading');
  });
  it('joins lines that were wrapped by hand', () => {
    const wrapped = BODY.map(line => line.replace(/(.{50,62}) /g, '$1\n')).join('\n\n');
    expect(parts(wrapped).map(([, words]) => words?.replaceAll('\n', ' '))).toEqual(BODY);
  });
  it('does not take a last line without a full stop, or a quotation, for a heading', () => {
    const text = `${BODY[0]}\n\n“Never again”\n\n${BODY[1]}\n\nThe Talks Will Go On`;
    expect(parts(text).map(([kind]) => kind)).toEqual(['body', 'body', 'body', 'body']);
  });
  it('marks captions, credits and lists of other stories between paragraphs', () => {
    const text = [
      'FILE PHOTO: Delegates arrive for talks in Port Aldis, November 1, 2025. REUTERS/Ann Harbour',
      BODY[0],
      'Related: What the islands want',
      BODY[1],
      'Advertisement',
      BODY[2],
      '(Reporting by Ann Harbour in Port Aldis; Editing by Tom Quay)',
    ].join('\n\n');
    expect(parts(text).map(([kind]) => kind)).toEqual([
      'caption/caption',
      'body',
      'boilerplate/related',
      'body',
      'boilerplate/advertisement',
      'body',
      'boilerplate/credit',
    ]);
  });
});

describe('cards that run into a sentence', () => {
  it('are taken out of it, each, and nothing else', () => {
    const text =
      'President Harbour Ann (Annie) Mary HarbourIslands agree to talk Mainland waits for an answer MORE said on Monday that Senator ' +
      'Tom Quay Thomas QuayThe Memo: A long week 2025 Islands push for talks MORE (R) had asked for MORE time than HARBOUR or Quay.';
    expect(parts(text)).toEqual([
      ['body', 'President Harbour'],
      ['boilerplate/related', 'Ann (Annie) Mary HarbourIslands agree to talk Mainland waits for an answer MORE'],
      ['body', 'said on Monday that Senator Tom Quay'],
      ['boilerplate/related', 'Thomas QuayThe Memo: A long week 2025 Islands push for talks MORE'],
      ['body', '(R) had asked for MORE time than HARBOUR or Quay.'],
    ]);
  });
  it('cost no time where there are none', () => {
    for (const piece of ['Harbour Harbour ', 'HarbourHarbour ', 'Ann Harbour MORE', 'A. B. C. MORE ', '( MORE']) {
      expect(parts(piece.repeat(4000)).length).toBeGreaterThan(0);
    }
  });
});

describe('passages of any text', () => {
  const anyText = fc
    .array(
      fc.oneof(
        fc.constantFrom(
          ...BODY,
          'Comments are closed.',
          'A Heading Like This',
          'MOSCOW – ',
          'By Ann Harbour',
          '',
          ' ',
          '\t',
          'Donate:',
        ),
        fc.string({ unit: 'grapheme', maxLength: 80 }),
      ),
      { maxLength: 12 },
    )
    .chain(lines => fc.constantFrom('\n', '\r\n', '\n\n', '\r', '\u2028').map(end => lines.join(end)));
  it('are sorted, apart, and leave only white space between them', () => {
    fc.assert(
      fc.property(anyText, text => {
        let at = 0;
        for (const { start, end } of findPassages(text, nothing).passages) {
          expect(start).toBeGreaterThanOrEqual(at);
          expect(end).toBeGreaterThan(start);
          expect(text.slice(at, start).trim()).toBe('');
          expect(text.slice(start, end)).toBe(text.slice(start, end).trim());
          at = end;
        }
        expect(text.slice(at).trim()).toBe('');
      }),
    );
  });
});
