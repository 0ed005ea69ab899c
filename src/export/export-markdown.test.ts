import fc from 'fast-check';
import type { Nodes } from 'mdast';
import { fromMarkdown } from 'mdast-util-from-markdown';
import { gfmFromMarkdown } from 'mdast-util-gfm';
import { gfm } from 'micromark-extension-gfm';
import { describe, expect, it } from 'vitest';
import { exportMarkdown, markdownText } from './export-markdown.ts';
import { sampleReading, sampleRecord } from './sample-record.ts';

const treeOf = (text: string) => fromMarkdown(text, { extensions: [gfm()], mdastExtensions: [gfmFromMarkdown()] });
const nodesOf = (node: Nodes): Nodes[] => [node, ...('children' in node ? node.children.flatMap(nodesOf) : [])];
const textOf = (node: Nodes): string =>
  nodesOf(node)
    .map(inner => (inner.type === 'text' ? inner.value : ''))
    .join('');

/** A reader may link a bare address; the link then goes where its text says. */
function expectHonestLinks(nodes: readonly Nodes[]) {
  for (const node of nodes)
    if (node.type === 'link')
      expect(node.url.replace(/^(?:https?:\/\/|mailto:)/, '')).toBe(textOf(node).replace(/^https?:\/\//, ''));
}

describe('exportMarkdown', () => {
  const { text } = exportMarkdown(sampleRecord()).files[0]!;
  const nodes = nodesOf(treeOf(text));

  it('has a footnote for every mark and a mark for every footnote', () => {
    const marks = nodes.flatMap(node => (node.type === 'footnoteReference' ? [node.identifier] : []));
    const notes = nodes.flatMap(node => (node.type === 'footnoteDefinition' ? [node.identifier] : []));
    expect(notes.length).toBeGreaterThan(2);
    expect(new Set(marks)).toEqual(new Set(notes));
    expect(new Set(notes).size).toBe(notes.length);
  });
  it('quotes the exact words in the footnotes, with publisher, day and address', () => {
    const notes = nodes.filter(node => node.type === 'footnoteDefinition').map(textOf);
    expect(notes.some(note => note.includes('“met in Port Vell” The Vell <Gazette>, 2020-05-04'))).toBe(true);
    expect(notes.every(note => note.includes('https://news.example/talks?a=1&b=2'))).toBe(true);
  });
  it('shows the meetings as a table', () => {
    const rows = nodes
      .filter(node => node.type === 'tableRow')
      .map(row =>
        nodesOf(row)
          .filter(({ type }) => type === 'tableCell')
          .map(textOf),
      );
    expect(rows).toHaveLength(4);
    expect(rows.map(cells => cells.slice(0, 5))).toContainEqual([
      '2020-05-03',
      'Ardania, Bellmark',
      'held',
      'Port Vell',
      'PT40M',
    ]);
  });
  it('lets nothing in a report format, and no link go elsewhere than it says', () => {
    const { report } = sampleReading();
    const hostile = '<script>x</script> [a](http://b) **c** | d\n# e ![f](g) www.evil.example';
    const [brief] = exportMarkdown(sampleRecord(sampleReading({ report: { ...report, publisher: hostile } }))).files;
    const inside = nodesOf(treeOf(brief!.text));
    for (const type of ['html', 'image', 'linkReference']) expect(inside.map(node => node.type)).not.toContain(type);
    expectHonestLinks(inside);
    expect(
      inside
        .filter(node => node.type === 'footnoteDefinition')
        .every(note => textOf(note).includes(hostile.replace('\n', ' '))),
    ).toBe(true);
  });
});

describe('markdownText', () => {
  it('reads back as the same text', () => {
    const words = fc
      .array(
        fc.constantFrom(
          'a',
          'b ',
          '*',
          '_',
          '[',
          ']',
          '(',
          ')',
          '<',
          '>',
          '`',
          '#',
          '|',
          '&amp;',
          '\\',
          '!',
          '~',
          '1.',
          '1) ',
          '+ ',
          '=',
          '---',
          ':',
          '- ',
          '^',
          'http://x.y ',
          'a@b.cd ',
          '$',
        ),
        { maxLength: 14 },
      )
      .map(parts => parts.join('').replace(/\s+/g, ' ').trim())
      .filter(text => text !== '');
    fc.assert(
      fc.property(words, text => {
        const [alone] = treeOf(`${markdownText(text)} y`).children;
        expect(alone?.type).toBe('paragraph');
        expect(textOf(alone!)).toBe(`${text} y`);
        const nodes = nodesOf(treeOf(`x ${markdownText(text)} y`));
        const types = new Set(nodes.map(({ type }) => type));
        types.delete('link');
        expect(types).toEqual(new Set(['root', 'paragraph', 'text']));
        expectHonestLinks(nodes);
        expect(textOf(nodes[0]!)).toBe(`x ${text} y`);
      }),
    );
  });
});
