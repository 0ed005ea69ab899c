import type { Child } from 'hono/jsx';
import type { Passage, Report } from '../../reports/index.ts';
import type { Span } from '../../text/index.ts';
import { printable } from '../format.ts';
import { Sign } from '../parts/badge.tsx';
import { words } from '../words.ts';
import { cutMarks, type Segment } from './cut-marks.ts';
import type { ReaderEntry } from './reader-entry.ts';

export interface TextProps {
  readonly drawn: Drawn;
}

/** What the words of a report are drawn with. */
export function drawnOf(report: Report, window: Span, entries: readonly ReaderEntry[], places: readonly Span[]): Drawn {
  const unlined = (layer: string) => layer === 'clash' || layer === 'other';
  return {
    report,
    window,
    marks: entries.filter(({ layer }) => !unlined(layer)),
    unlined: entries.filter(({ layer }) => unlined(layer)),
    places: places.filter(({ start }) => start >= window.start && start < window.end),
    starting: startsOf(entries),
  };
}

function startsOf(entries: readonly ReaderEntry[]): ReadonlyMap<number, readonly ReaderEntry[]> {
  const starts = new Map<number, ReaderEntry[]>();
  for (const entry of entries) {
    const known = starts.get(entry.spans[0]!.start);
    if (known === undefined) starts.set(entry.spans[0]!.start, [entry]);
    else known.push(entry);
  }
  return starts;
}

/** The passages that are shown, or what of them lies in the window: all but what was set aside. */
const shownPassages = ({ report, window }: Drawn): Passage[] =>
  report.passages.flatMap(passage => {
    const [start, end] = [Math.max(passage.start, window.start), Math.min(passage.end, window.end)];
    return passage.kind === 'boilerplate' || start >= end ? [] : [{ ...passage, start, end }];
  });

/** Whether the words of an entry stand in matter that is shown. */
export function isPlaced({ passages }: Report, { spans }: ReaderEntry): boolean {
  const at = spans[0]!.start;
  return passages.some(({ kind, start, end }) => kind !== 'boilerplate' && at >= start && at < end);
}

/** The report's text with its entries' lines under the words; matter that was set aside is folded away at the end. */
export function ReportText({ drawn }: TextProps) {
  const { report } = drawn;
  const headline = headlineOf(report);
  const kept = shownPassages(drawn).filter(({ start, kind }) => kind !== 'headline' || start !== headline?.start);
  const last = drawn.window.end >= report.text.length;
  const aside = last ? report.passages.filter(({ kind }) => kind === 'boilerplate') : [];
  const labels = [...new Set(aside.map(({ label }) => label ?? words.reader.aside))];
  return (
    <div class="text">
      {kept.map((passage, i) => {
        if (passage.kind === 'dateline' && kept[i + 1]?.kind === 'body') return null;
        const before = kept[i - 1]?.kind === 'dateline' && passage.kind === 'body' ? kept[i - 1] : undefined;
        return <PassageText drawn={drawn} passage={passage} before={before} />;
      })}
      {aside.length > 0 && (
        <details>
          <summary>{words.reader.setAside(labels)}</summary>
          {aside.map(({ start, end }) => (
            <p class="aside-text">{printable(report.text.slice(start, end))}</p>
          ))}
        </details>
      )}
    </div>
  );
}

/** The headline, where it is a passage of the text. */
export const headlineOf = ({ passages }: Report) => passages.find(({ kind }) => kind === 'headline') ?? null;

export interface Drawn {
  readonly report: Report;
  /** The stretch of the text that the page shows: all of it, but for very long reports. */
  readonly window: Span;
  readonly marks: readonly ReaderEntry[];
  /** Entries without a line: clashes have their sign, the others are only led to. */
  readonly unlined: readonly ReaderEntry[];
  readonly places: readonly Span[];
  /** Entries by where their words begin: there an anchor is set, also for those that lie too deep for a line. */
  readonly starting: ReadonlyMap<number, readonly ReaderEntry[]>;
}

function PassageText({
  drawn,
  passage,
  before,
}: {
  readonly drawn: Drawn;
  readonly passage: Passage;
  readonly before: Passage | undefined;
}) {
  const inner = (
    <>
      {before !== undefined && <Words drawn={drawn} passage={before} />}
      {before !== undefined && ' '}
      <Words drawn={drawn} passage={passage} />
    </>
  );
  if (passage.kind === 'heading') return <h2>{inner}</h2>;
  return <p class={passage.kind === 'caption' ? 'caption' : undefined}>{inner}</p>;
}

/** The words of a headline or passage, each stretch with its lines. */
export function Words({ drawn, passage }: { readonly drawn: Drawn; readonly passage: Span }) {
  const within = (span: Span) => span.start >= passage.start && span.start < passage.end;
  const places = drawn.places.filter(within);
  const signs = new Map(
    drawn.unlined
      .filter(({ layer }) => layer === 'clash')
      .flatMap(clash => clash.spans.map(({ end }) => [end, clash] as const)),
  );
  const borders = [
    ...places.flatMap(({ start, end }) => [start, end]),
    ...signs.keys(),
    ...drawn.unlined.map(({ spans }) => spans[0]!.start),
  ];
  return (
    <>
      {cutMarks(passage, drawn.marks, borders).map(segment => {
        const fresh = drawn.starting.get(segment.start) ?? [];
        const sign = signs.get(segment.end);
        return (
          <>
            {places
              .filter(({ start }) => start === segment.start)
              .map(({ start, end }) => (
                <span class="at" id={`c-${start}-${end}`} />
              ))}
            {fresh.map(({ key }) => (
              <span class="at" id={`w-${key}`} />
            ))}
            <Stretch
              segment={segment}
              text={printable(drawn.report.text.slice(segment.start, segment.end))}
              first={fresh.length > 0}
            />
            {sign !== undefined && (
              <sup>
                <a href={`#e-${sign.key}`} data-entry={sign.key}>
                  <Sign label={words.reader.clashSign + sign.title} />
                </a>
              </sup>
            )}
          </>
        );
      })}
    </>
  );
}

/** One stretch: a line for each of its marks, the innermost one linked to its entry. */
function Stretch({
  segment,
  text,
  first,
}: {
  readonly segment: Segment<ReaderEntry>;
  readonly text: string;
  readonly first: boolean;
}) {
  const { marks, start, end } = segment;
  const innermost = /\S/.test(text) ? marks.at(-1) : undefined;
  if (innermost === undefined)
    return lined(
      marks,
      <span data-from={start} data-to={end} data-entries={marks.map(({ key }) => key).join(' ') || undefined}>
        {text}
      </span>,
    );
  const link = (
    <a
      class="m-link"
      href={`#e-${innermost.key}`}
      data-entry={innermost.key}
      data-entries={marks.map(({ key }) => key).join(' ')}
      data-from={start}
      data-to={end}
      tabindex={first ? undefined : -1}
    >
      {text}
    </a>
  );
  return lined(marks, link);
}

/** Nested elements, each with its own line one step lower. */
const lined = (marks: readonly ReaderEntry[], words: Child) =>
  marks.reduceRight((inner, { layer }) => <span class={`m ${layer}`}>{inner}</span>, words);
