import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findQuotations, quotationAt } from './quotations.ts';

const lines = (text: string) => {
  let start = 0;
  return text.split('\n').map(line => {
    const span = { start, end: start + line.length };
    start += line.length + 1;
    return span;
  });
};
const inner = (text: string) =>
  findQuotations(text, lines(text)).map(({ inner: { start, end } }) => text.slice(start, end));

describe('finding quotations', () => {
  it.each([
    ['“We came to listen,” she said. “Nobody spoke.”', ['We came to listen,', 'Nobody spoke.']],
    ['"We came," she said, "and we stayed."', ['We came,', 'and we stayed.']],
    ['«Nous restons», he said.', ['Nous restons']],
    ["„Wir bleiben“ is not English, but ``we stay'' is.", ['Wir bleiben', 'we stay']],
    ["``We stay,'' the driver said.", ['We stay,']],
    ["'We stay,' the drivers' union said.", ['We stay,']],
    ['‘It’s ours,’ he said; ‘the workers’ house’.', ['It’s ours,', 'the workers’ house']],
    ["The workers' union and the '90s boom: it's over.", []],
    ['He is 6\'2" tall and said "enough".', ['enough']],
    ['A plan ("the draft") failed—"utterly"—in May.', ['the draft', 'utterly']],
    ['She called it “a ‘gift’ to no one” twice.', ['a ‘gift’ to no one']],
    ['No marks at all.', []],
    ['An empty "" pair.', []],
  ])('%s', (text, expected) => {
    expect(inner(text)).toEqual(expected);
  });

  it('takes up a quotation that was left open at the end of the paragraph above', () => {
    const text = '“We waited all night.\n“Then the bus came,” he said.\nNo more.';
    const [first, second] = findQuotations(text, lines(text));
    expect(first).toMatchObject({ marks: 'opening only', continues: false });
    expect(second).toMatchObject({ marks: 'both', continues: true });
    expect(text.slice(first!.start, first!.end)).toBe('“We waited all night.');
  });

  it('ends an unclosed quotation before the next one opens', () => {
    expect(inner('He said: “We left. The bus “was late” again.')).toEqual(['We left.', 'was late']);
  });

  it('begins a quotation that was never opened with its paragraph', () => {
    const text = 'We left at nine,” the driver said.';
    expect(findQuotations(text, lines(text))).toMatchObject([{ start: 0, marks: 'closing only' }]);
  });

  it('never lets one paragraph spoil the next', () => {
    expect(inner('A slip: "no end here\nThen "one" and "two".')).toEqual(['no end here', 'one', 'two']);
  });

  it('finds sorted, separate stretches inside their paragraphs, whatever the marks', () => {
    const pieces = fc.array(
      fc.constantFrom('"', '“', '”', "'", '’', '‘', '«', '»', ' ', 'a', 'it', 's', '.', ',', '\n', '—', '8'),
    );
    fc.assert(
      fc.property(pieces, parts => {
        const text = parts.join('');
        const paragraphs = lines(text);
        const found = findQuotations(text, paragraphs);
        let last = 0;
        for (const { start, end, inner } of found) {
          expect(start).toBeGreaterThanOrEqual(last);
          expect(inner.start).toBeGreaterThanOrEqual(start);
          expect(inner.end).toBeLessThanOrEqual(end);
          expect(inner.start).toBeLessThan(inner.end);
          expect(paragraphs.some(line => line.start <= start && end <= line.end)).toBe(true);
          last = end;
        }
      }),
    );
  });

  it('answers which stretch covers a place', () => {
    const text = 'He said “yes” and “no”.';
    const found = findQuotations(text, lines(text));
    expect(quotationAt(found, text.indexOf('yes'))).toBe(found[0]);
    expect(quotationAt(found, text.indexOf('and'))).toBeNull();
    expect(quotationAt(found, text.indexOf('no'))).toBe(found[1]);
  });
});
