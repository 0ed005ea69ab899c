import type { Span } from './span.ts';

/** A test text whose spans were marked in the words themselves. */
export interface MarkedText {
  readonly text: string;
  /** Spans by label in order of their opening mark; unlabelled marks have the label ''. */
  readonly spans: readonly (Span & { readonly label: string })[];
}

/**
 * Reads the notation tests put into their sentences: `[[Moscow]] said` marks a span, `[[Moscow|speaker]]` labels it, and marks nest.
 *
 * @throws {TypeError} when a mark is left open or closed twice.
 */
export function readMarkedText(marked: string): MarkedText {
  let text = '';
  const open: { start: number; order: number }[] = [];
  const found: { start: number; end: number; label: string; order: number }[] = [];
  let order = 0;
  for (let i = 0; i < marked.length; ) {
    const closing = /^(?:\|([\w -]+))?\]\]/.exec(marked.slice(i, i + 60));
    if (marked.startsWith('[[', i)) {
      open.push({ start: text.length, order: order++ });
      i += 2;
    } else if (closing !== null && (closing[1] === undefined || open.length > 0)) {
      const last = open.pop();
      if (last === undefined) throw new TypeError(`A mark is closed that was never opened: ${marked}`);
      found.push({ ...last, end: text.length, label: closing[1] ?? '' });
      i += closing[0].length;
    } else text += marked[i++];
  }
  if (open.length > 0) throw new TypeError(`A mark is left open: ${marked}`);
  found.sort((a, b) => a.order - b.order);
  return { text, spans: found.map(({ start, end, label }) => ({ start, end, label })) };
}
