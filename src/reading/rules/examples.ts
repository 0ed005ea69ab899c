import type { Example, MarkedSlot } from './rule.ts';

/**
 * Reads an example's marks: `[Kyiv by] swiftly <rejected> [the demand about].` The last word inside square brackets names the slot,
 * angle brackets hold the trigger; marks do not nest. `\[` and `\<` stand for themselves.
 *
 * @throws {SyntaxError} when a bracket is left open.
 */
export function readExample(marked: string, none: boolean, line: number): Example {
  let text = '';
  let trigger: Example['trigger'] = null;
  const slots: MarkedSlot[] = [];
  for (let i = 0; i < marked.length; i++) {
    const sign = marked[i]!;
    if (sign === '\\' && i + 1 < marked.length) {
      text += marked[++i];
      continue;
    }
    if (sign !== '[' && sign !== '<') {
      text += sign;
      continue;
    }
    const close = marked.indexOf(sign === '[' ? ']' : '>', i);
    if (close < 0) throw new SyntaxError(`a ${sign} is never closed in "${marked}"`);
    const inner = marked.slice(i + 1, close);
    const start = text.length;
    if (sign === '<') {
      text += inner;
      trigger = { start, end: text.length };
    } else {
      const cut = inner.lastIndexOf(' ');
      if (cut < 1) throw new SyntaxError(`"[${inner}]" must end with the name of a slot`);
      text += inner.slice(0, cut);
      slots.push({ slot: inner.slice(cut + 1), start, end: text.length });
    }
    i = close;
  }
  return { text, none, trigger, slots, line };
}
