import { parseAtomFeed } from 'feedsmith';
import { parseDocument } from 'htmlparser2';
import { describe, expect, it } from 'vitest';
import { exportAtom } from './export-atom.ts';
import { sampleReading, sampleRecord } from './sample-record.ts';

describe('exportAtom', () => {
  const [moves, discrepancies] = exportAtom(sampleRecord()).files;

  it('is read by a parser, a move an entry with its words', () => {
    const feed = parseAtomFeed(moves!.text);
    expect(feed.title?.value).toBe('Ardania and Bellmark: new moves');
    expect(feed.entries).toHaveLength(1);
    const [entry] = feed.entries!;
    expect(entry).toMatchObject({
      updated: '2020-05-04T00:00:00.000Z',
      categories: [{ term: 'propose meeting' }],
      links: [{ href: 'https://news.example/talks?a=1&b=2', rel: 'via' }],
    });
    expect(entry!.content?.value).toBe('The Vell <Gazette>: “offered to meet again”');
  });

  it('has what RFC 4287 demands, in a feed without entries too', () => {
    for (const { text } of [moves!, discrepancies!]) {
      const feed = parseAtomFeed(text);
      const all = [feed, ...(feed.entries ?? [])];
      for (const { id, title, updated } of all) {
        expect(id).toMatch(/^urn:parley:ardania-and-bellmark:[\w%.~-]+$/);
        expect(title?.value).toBeTruthy();
        expect(updated).toMatch(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(?:\.\d+)?Z$/);
      }
      expect(new Set(all.map(({ id }) => id)).size).toBe(all.length);
      expect(feed.authors).toEqual([{ name: 'Parley' }]);
      // Atom's own namespace, and no element that was cut open by a publisher called <Gazette>.
      const root = parseDocument(text, { xmlMode: true }).children.find(node => node.type === 'tag');
      expect(root).toMatchObject({ name: 'feed', attribs: { xmlns: 'http://www.w3.org/2005/Atom' } });
      expect(text.replace(/<!\[CDATA\[.*?\]\]>/g, '')).not.toContain('<Gazette>');
    }
  });

  it('gives the time of day where the report has it, in UTC', () => {
    const { report } = sampleReading();
    const reading = sampleReading({ report: { ...report, published: '2020-05-04T01:30:00+02:00' } });
    const feed = parseAtomFeed(exportAtom(sampleRecord(reading)).files[0]!.text);
    expect(feed.entries![0]!.updated).toMatch(/^2020-05-0[34]T/);
  });

  it('writes no character that XML cannot hold', () => {
    const { report } = sampleReading();
    const reading = sampleReading({ report: { ...report, publisher: 'A\u0000B\u001bC\ud800' } });
    const feed = parseAtomFeed(exportAtom(sampleRecord(reading)).files[0]!.text);
    expect(feed.entries![0]!.content?.value).toMatch(/^A\ufffdB\ufffdC\ufffd: /);
  });
});
