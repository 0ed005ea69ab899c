import { formatDate } from '../format.ts';
import { linkToWords, type Place } from '../parts/place.ts';
import { words } from '../words.ts';
import type { Lane, TimeMark } from './lanes.ts';
import { daysOfDate, type TimeScale, timeScale } from './time-scale.ts';

const WIDTH = 1200;
const LEFT = 140;
const RIGHT = 1170;
const ROW = 34;
/** Pixels of a character at 13 px, on the safe side: a label that is given too much room only moves down a row. */
const CHARACTER = 6.9;

interface Placed {
  readonly mark: TimeMark;
  readonly row: number;
  readonly x: number;
  readonly right: number;
  readonly anchor: 'start' | 'end';
}

/** The lanes as an SVG: known days filled, spans dashed, rival days hollow and joined to the preferred ones. */
export function Timeline({ place, lanes }: { readonly place: Place; readonly lanes: readonly Lane[] }) {
  const today = daysOfDate(place.shelf.dossier.standing.asOf);
  const marks = lanes.flatMap(lane => lane.marks);
  const days = [
    ...marks.flatMap(({ from, to, rivals }) => [from, to, ...rivals.map(({ day }) => day)]),
    ...(today === null ? [] : [today.from]),
  ];
  const scale = timeScale(days, LEFT, RIGHT);
  let top = 28;
  const drawn = lanes.map(lane => {
    const placed = placeMarks(lane.marks, scale);
    const height = (1 + Math.max(0, ...placed.map(({ row }) => row))) * ROW + 18;
    const at = top;
    top += height;
    return { lane, placed, at, height };
  });
  return (
    <figure class="timeline" tabindex={0} aria-label={words.views.timeline}>
      <svg viewBox={`0 0 ${WIDTH} ${top + 48}`}>
        <title>{words.timeline.alt(marks.length)}</title>
        <Axis scale={scale} top={20} bottom={top} />
        {drawn.map(({ lane, placed, at, height }) => (
          <>
            <path class="grid" d={`M0 ${at + height}H${RIGHT}`} />
            <text class="lane" x="0" y={at + 30}>
              {lane.name}
            </text>
            {placed.map(one => (
              <Mark place={place} placed={one} scale={scale} y={at + one.row * ROW + 32} />
            ))}
          </>
        ))}
        {today !== null && (
          <>
            <path class="today" d={`M${scale.x(today.from)} 18V${top}`} />
            <text x={scale.x(today.from)} y="12" text-anchor="middle">
              {formatDate(place.shelf.dossier.standing.asOf)}
            </text>
          </>
        )}
      </svg>
    </figure>
  );
}

/** Each mark in the first row of its lane where its label touches no other. */
function placeMarks(marks: readonly TimeMark[], scale: TimeScale): Placed[] {
  const taken: { readonly from: number; readonly to: number }[][] = [];
  return marks.map(mark => {
    const x = scale.x(mark.from);
    const right = Math.max(x, scale.x(mark.to));
    const width = mark.label.length * CHARACTER;
    const anchor = x + width > RIGHT ? 'end' : 'start';
    const rivalX = mark.rivals.map(({ day }) => scale.x(day));
    const from = Math.min(anchor === 'start' ? x - 8 : right - width, ...rivalX.map(at => at - 8));
    const to = Math.max(
      anchor === 'start' ? x + width + 8 : right + 12,
      right + 12,
      ...rivalX.map((at, i) => at + mark.rivals[i]!.label.length * CHARACTER),
    );
    let row = taken.findIndex(spans => spans.every(span => span.to < from || span.from > to));
    if (row < 0) row = taken.push([]) - 1;
    taken[row]!.push({ from, to });
    return { mark, row, x, right, anchor };
  });
}

interface MarkProps {
  readonly place: Place;
  readonly placed: Placed;
  readonly scale: TimeScale;
  readonly y: number;
}

function Mark({ place, placed: { mark, x, right, anchor }, scale, y }: MarkProps) {
  const known = mark.to - mark.from < 1;
  const shape = known ? (
    <path class={`${mark.kind}${mark.open ? ' open' : ''}`} d={shapeAt(mark.kind, x, y)} />
  ) : (
    <path class={`${mark.kind} span`} d={`M${x} ${y}H${Math.max(right, x + 8)}`} />
  );
  return (
    <>
      {mark.rivals.map(({ day, label, cite }) => {
        const at = scale.x(day);
        return (
          <>
            <path class="joint" d={`M${at} ${y + 6}V${y + 13}H${x}V${y + 6}`} />
            <text class="sign" x={(at + x) / 2} y={y + 17} text-anchor="middle">
              {words.sign}
            </text>
            <Linked place={place} cite={cite} label={label}>
              <path class="rival" d={`M${at - 6} ${y - 6}h12v12h-12Z`} />
              <text x={at - 6} y={y - 11}>
                {label}
              </text>
            </Linked>
          </>
        );
      })}
      <Linked place={place} cite={mark.cite} label={mark.label}>
        {shape}
        <text x={anchor === 'start' ? x - 5 : right + 5} y={y - 11} text-anchor={anchor}>
          {mark.label}
        </text>
      </Linked>
    </>
  );
}

function Linked({
  place,
  cite,
  label,
  children,
}: {
  readonly place: Place;
  readonly cite: TimeMark['cite'];
  readonly label: string;
  readonly children?: unknown;
}) {
  return cite === null ? (
    <g>{children}</g>
  ) : (
    <a href={linkToWords(place, cite)} aria-label={label}>
      {children}
    </a>
  );
}

function shapeAt(kind: TimeMark['kind'], x: number, y: number): string {
  return kind === 'move' ? `M${x - 6} ${y - 6}L${x + 6} ${y}L${x - 6} ${y + 6}Z` : `M${x - 6} ${y - 6}h12v12h-12Z`;
}

function Axis({ scale, top, bottom }: { readonly scale: TimeScale; readonly top: number; readonly bottom: number }) {
  return (
    <>
      {scale.ticks.map(({ x, day, year }) => {
        const [, month, number] = formatDate(new Date(day * 86_400_000).toISOString().slice(0, 10)).split(' ');
        return (
          <>
            <path class="grid" d={`M${x} ${top}V${bottom}`} />
            <text class="tick" x={x} y={bottom + 20} text-anchor="middle">
              {month}
            </text>
            {year && (
              <text class="lane" x={x} y={bottom + 38} text-anchor="middle">
                {number}
              </text>
            )}
          </>
        );
      })}
      {scale.cuts.map(({ x, months }) => (
        <>
          <path
            class="grid"
            d={`M${x} ${top}${'l5 6l-10 12l5 6'.repeat(Math.max(1, Math.floor((bottom - top) / 24)))}`}
          />
          <text class="tick" x={x} y={bottom + 20} text-anchor="middle">
            {words.timeline.cut(months)}
          </text>
        </>
      ))}
    </>
  );
}
