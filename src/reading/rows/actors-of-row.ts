import type { Report } from '../../reports/index.ts';
import { type Cite, citeOf, type Span, trimSpan } from '../../text/index.ts';
import type { Actor } from '../entry.ts';
import { type KnownActor, listedActor } from './listed-name.ts';

/**
 * The actors of a row of somebody's table, kept as a report of genre `dataset`: a line for each column, `by: Russia | Ukraine`. Nothing is
 * read from it as from prose; a cell, or a part of one, that names an actor of the reference list mentions it.
 */
export function actorsOfRow(report: Report): Actor[] {
  const named = new Map<string, { readonly known: KnownActor; readonly mentions: Cite[] }>();
  const take = (known: KnownActor, mentions: readonly Cite[]) => {
    const before = named.get(known.id);
    if (before === undefined) named.set(known.id, { known, mentions: [...mentions] });
    else before.mentions.push(...mentions);
    const owner = before === undefined && known.partOf !== null ? listedActor(known.partOf) : null;
    if (owner !== null) take(owner, []);
  };
  for (const span of cellParts(report.text)) {
    const known = listedActor(report.text.slice(span.start, span.end));
    if (known !== null) take(known, [citeOf(report, span)]);
  }
  return [...named.values()].map(({ known, mentions }) => ({
    ...known,
    mentions,
    rule: 'row',
    confidence: 1,
    checked: 'machine',
  }));
}

/** The parts of the cells of a row: what stands behind the colon of each line, cut at bars and semicolons. */
export function cellParts(text: string): Span[] {
  const parts: Span[] = [];
  for (const line of text.matchAll(/^[^:\n]*:[ \t]*(.*)$/gm)) {
    const cell = line[1]!;
    const from = line.index + line[0].length - cell.length;
    for (const part of cell.matchAll(/[^|;]+/g)) {
      const span = trimSpan(text, { start: from + part.index, end: from + part.index + part[0].length });
      if (span.start < span.end) parts.push(span);
    }
  }
  return parts;
}
