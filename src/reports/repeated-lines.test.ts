import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readRecord } from './read-record.ts';
import { type LineSighting, labelRepeatedLines, lineTraces, publisherKey } from './repeated-lines.ts';
import type { Report } from './report.ts';

const place = { file: null, line: null, position: null };
const TOPICS = ['herring quotas', 'harbour dues', 'lighthouse keepers', 'border ferries', 'winter fuel', 'radio masts'];
/** Two paragraphs on one topic, told in words that no other topic has. */
const story = (n: number, version = '') =>
  [
    `The ministers of both governments spent day ${n} of the conference on ${TOPICS[n]} and found that neither side would ${TOPICS[n]?.split(' ')[1]} first without a guarantee from the other${version}.`,
    `A table for ${TOPICS[n]} was set up in hall ${n}, where the experts of the islands wrote ${n + 3} drafts on ${TOPICS[n]} during the night and burnt every one of them before breakfast${version}.`,
  ].join('\n\n');
const report = (id: string, text: string, publisher: string | null = 'The Harbour Post'): Report =>
  readRecord({ id, publisher, text }, place);

/** Reads reports one after the other, each compared with those before it. */
function readInTurn(reports: readonly Report[]): Report[] {
  const kept = new Map<string | null, LineSighting[]>();
  return reports.map(one => {
    const known = kept.get(publisherKey(one)) ?? [];
    const labelled = labelRepeatedLines(one, known);
    const traces = lineTraces(labelled).map(trace => ({ ...trace, report: one.id }));
    kept.set(publisherKey(one), [...known, ...traces]);
    return labelled;
  });
}
const repeatedIn = ({ text, passages }: Report) =>
  passages.filter(({ label }) => label === 'repeated').map(({ start, end }) => text.slice(start, end));
const withLine = (line: string, count = 5) =>
  readInTurn(Array.from({ length: count }, (_, n) => report(`r${n}`, `${story(n)}\n\n${line}`)));

describe('lines that a publisher repeats', () => {
  it('are labelled from the fourth story on, and stay in the text', () => {
    const line = 'Follow our running account of the conference on the harbour pages';
    const read = withLine(line);
    expect(read.map(repeatedIn)).toEqual([[], [], [], [line], [line]]);
    expect(read[4]!.text).toContain(line);
    expect(read[4]!.passages.find(({ label }) => label === 'repeated')?.kind).toBe('boilerplate');
  });
  it('are the same line when only figures differ', () => {
    const read = readInTurn(
      Array.from({ length: 4 }, (_, n) => report(`r${n}`, `${story(n)}\n\nEvening edition number ${n + 11}`)),
    );
    expect(repeatedIn(read[3]!)).toEqual(['Evening edition number 14']);
  });
  it.each([
    'The islands left the union in 1991 after a vote that the mainland never recognised.',
    '“We will not sign under the guns,” the minister said.',
    'The ministry did not answer a question about it.',
    'The Harbour Post could not verify the claims of either side.',
    'The minister told us that the islands would wait.',
    "'No comment'",
  ])('are never what the report tells: %s', line => {
    expect(withLine(line, 6).flatMap(repeatedIn)).toEqual([]);
  });
  it('are no names in the middle of a sentence that a card on the page cut in two', () => {
    const cut = 'Minister Ann Bell\n\nsaid on Monday that the talks would go on for as long as the harbour was open';
    expect(withLine(cut, 6).flatMap(repeatedIn)).toEqual([]);
  });
  it('are not learned from versions and copies of one story', () => {
    const line = 'A night without a result';
    const versions = Array.from({ length: 6 }, (_, n) => report(`v${n}`, `${story(0, ` (${n})`)}\n\n${line}`));
    expect(readInTurn([...versions, report('other', `${story(1)}\n\n${line}`)]).flatMap(repeatedIn)).toEqual([]);
  });
  it('are learned from one publisher at a time, and from none where nobody is named', () => {
    const line = 'Evening edition';
    const mixed = TOPICS.map((_, n) => report(`r${n}`, `${story(n)}\n\n${line}`, n % 2 === 0 ? 'A' : 'B'));
    expect(readInTurn(mixed).flatMap(repeatedIn)).toEqual([]);
    const nameless = TOPICS.map((_, n) => report(`r${n}`, `${story(n)}\n\n${line}`, null));
    expect(nameless.map(publisherKey)).toEqual(TOPICS.map(() => null));
    expect(readInTurn(nameless).flatMap(repeatedIn)).toEqual([]);
  });
  it('never are a large part of a report', () => {
    const lines = Array.from(
      { length: 12 },
      (_, n) => `Read our page on matter ${'abcdefghijkl'[n]} of the conference`,
    );
    const read = readInTurn(TOPICS.map((_, n) => report(`r${n}`, `${story(n)}\n\n${lines.join('\n\n')}`)));
    expect(read.flatMap(repeatedIn)).toEqual([]);
  });
  it('do not depend on the order in which the sightings come', () => {
    const [first, ...others] = Array.from({ length: 5 }, (_, n) => report(`r${n}`, `${story(n)}\n\nEvening edition`));
    const sightings = others.flatMap(one => lineTraces(one).map(trace => ({ ...trace, report: one.id })));
    const wanted = labelRepeatedLines(first!, sightings);
    expect(repeatedIn(wanted)).toEqual(['Evening edition']);
    fc.assert(
      fc.property(fc.shuffledSubarray(sightings, { minLength: sightings.length }), shuffled => {
        expect(labelRepeatedLines(first!, shuffled)).toEqual(wanted);
      }),
    );
  });
  it('are still known when they are labelled: the fifth report teaches the sixth', () => {
    const read = withLine('Evening edition', 6);
    expect(lineTraces(read[4]!).map(({ hash }) => hash)).toEqual(lineTraces(read[0]!).map(({ hash }) => hash));
  });
});
