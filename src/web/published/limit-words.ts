import type { Reading } from '../../reading/index.ts';
import { type Cite, compareSpans, type Span, subtractSpans } from '../../text/index.ts';
import { LEFT_OUT } from '../format.ts';
import { eachCite, type Site } from '../site.ts';
import type { Edit } from './edit-text.ts';
import { changeWords } from './map-record.ts';
import { newRunIndex, type RunIndex } from './run-index.ts';

/** How much of the reports' own words is published: all of them, the quoted ones, short extracts of those, or none but the positions'. */
export const SHOWN = ['full', 'quotations', 'extracts', 'positions'] as const;
export type Shown = (typeof SHOWN)[number];

const GAP = ' […] ';
/** Words in a row that an extract may have; and those that may stand in a label where no words are published at all. */
const EXTRACT = 15;
const LABEL = 5;

/** What is the record's own, and not taken out of a text: how a report is named, what the dossier was told to be about. */
const OWN = new Set(['headline', 'publisher', 'agency', 'byline', 'file', 'url', 'id', 'report', 'entry', 'title']);

/**
 * A site with no more of the reports' words than `shown` says, everywhere: in the texts, in every quotation, in labels and values, and so on
 * every page, in the search index and in the feeds.
 */
export function limitWords(site: Site, shown: Shown): Site {
  if (shown === 'full') return site;
  const quoted = quotedWords(site);
  if (shown === 'quotations')
    return changeWords(site, {
      edits: ({ report }) => outside(report.text, quoted.get(report.id) ?? []),
      words: text => text,
    });
  const most = shown === 'extracts' ? EXTRACT : LABEL;
  const runs = newRunIndex(most + 1);
  for (const { report } of site.readings) runs.add(report.text);
  const exact = shown === 'positions' ? quotations(site) : new Set<string>();
  return changeWords(site, {
    edits: shown === 'positions' ? wholeText : ({ report }) => extractEdits(report.text, quoted.get(report.id) ?? []),
    words: (text, key) => {
      if (OWN.has(key) || (shown === 'positions' && key === 'stance')) return text;
      return exact.has(text) ? LEFT_OUT : shortened(text, runs, most);
    },
  });
}

/** The words of each report that an entry or a page rests on. */
function quotedWords(site: Site): ReadonlyMap<string, readonly Span[]> {
  const spans = new Map<string, Span[]>(site.readings.map(({ report }) => [report.id, []]));
  const note = ({ report, start, end }: Cite) => spans.get(report)?.push({ start, end });
  for (const { actors: _, times: __, report: ___, ...entries } of site.readings) eachCite(entries, note);
  eachCite(site.dossiers, note);
  return spans;
}

/** Words that stand in the record as they stand in a report; names are none. */
function quotations(site: Site): Set<string> {
  const found = new Set<string>();
  const note = ({ exact }: Cite) => {
    if (exact.split(/\s+/).length > 3) found.add(exact);
  };
  eachCite(site.readings, note);
  eachCite(site.dossiers, note);
  return found;
}

/** Everything outside of the spans, each stretch as one gap. */
function outside(text: string, spans: readonly Span[]): Edit[] {
  return subtractSpans([{ start: 0, end: text.length }], spans)
    .filter(({ start, end }) => /[\p{L}\p{N}]/u.test(text.slice(start, end)))
    .map(span => ({ ...span, by: GAP }));
}

/** What is left are the first words of each quotation, and never two of them in a row: between them words are left out. */
function extractEdits(text: string, spans: readonly Span[]): Edit[] {
  const kept: Span[] = [];
  for (const { start, end } of [...spans].sort(compareSpans)) {
    const before = kept.at(-1)?.end ?? 0;
    if (start < before) continue;
    const apart = kept.length === 0 || /[\p{L}\p{N}]/u.test(text.slice(before, start));
    const from = apart ? start : start + unitsOf(text.slice(start, end), LEAST_GAP);
    const to = from + unitsOf(text.slice(from, end), EXTRACT);
    if (from < to) kept.push({ start: from, end: to });
  }
  return outside(text, kept);
}

/** So many words at least are left out between two extracts. */
const LEAST_GAP = 3;

/** Units of the first `most` words. */
function unitsOf(text: string, most: number): number {
  let end = 0;
  let count = 0;
  for (const { index, 0: word } of text.matchAll(/\S+/g)) {
    if (count++ === most) break;
    end = index + word.length;
  }
  return end;
}

const wholeText = ({ report }: Reading): Edit[] =>
  report.text === '' ? [] : [{ start: 0, end: report.text.length, by: LEFT_OUT }];

/** A text without more than so many words in a row that stand in a report. */
function shortened(text: string, runs: RunIndex, most: number): string {
  const words = [...text.matchAll(/\S+/g)];
  if (words.length <= most) return text;
  const out: string[] = [];
  let at = 0;
  while (at < words.length) {
    const run = runs.has(words.slice(at, at + most + 1).map(([word]) => word));
    if (!run) {
      out.push(words[at]![0]);
      at++;
      continue;
    }
    let end = at + 1;
    while (runs.has(words.slice(end, end + most + 1).map(([word]) => word))) end++;
    out.push(...words.slice(at, at + most).map(([word]) => word), LEFT_OUT);
    at = end + most;
  }
  return out.join(' ');
}
