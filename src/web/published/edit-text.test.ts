import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { editText } from './edit-text.ts';

describe('editing a text', () => {
  it('moves what stands after an edit, and takes a cite that ends inside one to its edge', () => {
    const { text, moved } = editText('He met Amal Said in Muscat', [{ start: 7, end: 16, by: '[name withheld]' }]);
    expect(text).toBe('He met [name withheld] in Muscat');
    const words = (start: number, end: number) => {
      const span = moved({ start, end });
      return text.slice(span.start, span.end);
    };
    expect(words(0, 6)).toBe('He met');
    expect(words(7, 16)).toBe('[name withheld]');
    expect(words(12, 19)).toBe('[name withheld] in');
    expect(words(3, 11)).toBe('met [name withheld]');
    expect(words(20, 26)).toBe('Muscat');
  });
  it('keeps every untouched stretch word for word', () => {
    const texts = fc.array(
      fc.tuple(fc.string({ maxLength: 6 }), fc.string({ minLength: 1, maxLength: 5 }), fc.string({ maxLength: 4 })),
    );
    fc.assert(
      fc.property(texts, parts => {
        let text = '';
        const kept: { start: number; end: number; words: string }[] = [];
        const edits = parts.map(([before, taken, by]) => {
          kept.push({ start: text.length, end: text.length + before.length, words: before });
          text += before;
          const start = text.length;
          text += taken;
          return { start, end: text.length, by };
        });
        const edited = editText(text, edits);
        expect(edited.text).toBe(parts.map(([before, , by]) => before + by).join(''));
        for (const { start, end, words } of kept) {
          if (words === '') continue;
          const span = edited.moved({ start, end });
          expect(edited.text.slice(span.start, span.end)).toBe(words);
        }
      }),
    );
  });
});
