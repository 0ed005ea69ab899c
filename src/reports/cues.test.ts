import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { BOILERPLATE_RULES, compileCues, readCueGroups, wordsOfLine } from './cues.ts';

const group = (lines: string[], more: object = {}) =>
  compileCues([{ label: 'x', weight: 1, alone: false, short: 1000, lines, examples: ['-'], none: ['-'], ...more }]);
const hits = (lines: string[], line: string) => group(lines)(line).length > 0;

describe('the shipped list of boilerplate cues', () => {
  for (const entry of readCueGroups(BOILERPLATE_RULES)) {
    const find = compileCues([entry]);
    for (const example of entry.examples) {
      it(`${entry.label}: finds “${example}”`, () =>
        expect(find(example).map(hit => hit.label)).toEqual([entry.label]));
    }
    for (const line of entry.none) {
      it(`${entry.label}: leaves “${line}”`, () => expect(find(line)).toEqual([]));
    }
  }
  it('leaves the "none" lines of every group alone under all groups', () => {
    const groups = readCueGroups(BOILERPLATE_RULES);
    const find = compileCues(groups);
    const cut = groups.flatMap(({ none }) => none).filter(line => find(line).some(hit => hit.alone));
    expect(cut).toEqual([]);
  });
});

describe('the notation', () => {
  it('anchors, gaps, alternatives, options and plurals', () => {
    expect(hits(['^read more'], 'Read more: the full text')).toBe(true);
    expect(hits(['^read more'], 'They read more of it')).toBe(false);
    expect(hits(['closed$'], 'Comments are CLOSED.')).toBe(true);
    expect(hits(['get ... inbox'], 'Get all the news, in your inbox')).toBe(true);
    expect(hits(['get ... inbox'], 'get one two three four five six seven inbox')).toBe(false);
    expect(hits(['support the? press'], 'Support press, support the press')).toBe(true);
    expect(hits(['^photos?$'], 'Photo') && hits(['^photos?$'], 'PHOTOS')).toBe(true);
    expect(hits(['one|two three'], 'two three') && !hits(['one|two three'], 'one two')).toBe(true);
  });
  it('knows numbers, addresses, accounts and exact letters', () => {
    expect(hits(['^vipps : #$'], 'Vipps: #557 320')).toBe(true);
    expect(hits(['$|€ #'], 'from € 10')).toBe(true);
    expect(hits(['^=CLOSE *'], 'Close ties') || !hits(['^=CLOSE *'], 'CLOSE ties')).toBe(false);
    expect(wordsOfLine('Mail a.b@c.example or www.c.example, @ann: NO93 8601 1117 947').map(word => word.kind)).toEqual(
      [null, 'EMAIL', null, 'URL', 'HANDLE', null, 'IBAN'],
    );
  });
  it('counts a label once and respects the length limit', () => {
    const find = group(['donate', 'give'], { short: 3 });
    expect(find('donate, give')).toHaveLength(1);
    expect(find('donate and give again')).toEqual([]);
  });
  it('answers on any line, quickly on long ones', () => {
    const find = compileCues(readCueGroups(BOILERPLATE_RULES));
    fc.assert(fc.property(fc.string({ unit: 'grapheme', maxLength: 300 }), line => void find(line)));
    for (const word of ['a ', 'read ', 'a.', '@', '1 ', 'AP/', '(AP ', 'NO93 ']) find(word.repeat(20_000));
  });
  it('refuses a list that is none, naming the entry', () => {
    expect(() => readCueGroups(new URL('../../package.json', import.meta.url))).toThrow(/entry/);
  });
});
