/**
 * A stretch of a text: half-open, in UTF-16 code units, as `String.prototype.slice` counts.
 * `text.slice(span.start, span.end)` are its words.
 */
export interface Span {
  readonly start: number;
  readonly end: number;
}

/** Orders spans by start, the longer first where two begin together, so that an outer span precedes what it holds. */
export function compareSpans(a: Span, b: Span): number {
  return a.start - b.start || b.end - a.end;
}

/** True when the two share at least one code unit. Spans that only touch do not overlap. */
export function overlaps(a: Span, b: Span): boolean {
  return a.start < b.end && b.start < a.end;
}

/** True when `outer` covers every unit of `inner`. A span contains itself. */
export function contains(outer: Span, inner: Span): boolean {
  return outer.start <= inner.start && inner.end <= outer.end;
}

/** Number of code units the two share; 0 when they are apart. */
export function sharedLength(a: Span, b: Span): number {
  return Math.max(0, Math.min(a.end, b.end) - Math.max(a.start, b.start));
}

/** The smallest span that covers all of them, or `null` for none. */
export function coverSpans(spans: readonly Span[]): Span | null {
  const [first, ...rest] = spans;
  if (first === undefined) return null;
  let { start, end } = first;
  for (const span of rest) {
    start = Math.min(start, span.start);
    end = Math.max(end, span.end);
  }
  return { start, end };
}

/** Sorted spans without overlap that cover exactly the same units; touching and empty ones are joined or dropped. */
export function mergeSpans(spans: readonly Span[]): Span[] {
  const merged: { start: number; end: number }[] = [];
  for (const { start, end } of [...spans].sort(compareSpans)) {
    if (start >= end) continue;
    const last = merged.at(-1);
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end);
    else merged.push({ start, end });
  }
  return merged;
}

/** What is left of `spans` when every unit of `holes` is taken out; sorted, without overlap. */
export function subtractSpans(spans: readonly Span[], holes: readonly Span[]): Span[] {
  const left: Span[] = [];
  const cuts = mergeSpans(holes);
  for (const span of mergeSpans(spans)) {
    let start = span.start;
    for (const cut of cuts) {
      if (cut.end <= start || cut.start >= span.end) continue;
      if (cut.start > start) left.push({ start, end: cut.start });
      start = Math.max(start, cut.end);
    }
    if (start < span.end) left.push({ start, end: span.end });
  }
  return left;
}

const SPACE = /\s/u;

/** The span without white space at its ends. An all-white span shrinks to its start. */
export function trimSpan(text: string, { start, end }: Span): Span {
  let from = start;
  let to = end;
  while (to > from && SPACE.test(text[to - 1]!)) to--;
  while (from < to && SPACE.test(text[from]!)) from++;
  return { start: from, end: to };
}
