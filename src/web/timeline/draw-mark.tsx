import { linkToWords, type Place } from '../parts/place.ts';
import { words } from '../words.ts';
import type { TimeMark } from './lanes.ts';
import type { Placed } from './place-marks.ts';
import type { TimeScale } from './time-scale.ts';

interface MarkProps {
  readonly place: Place;
  readonly placed: Placed;
  readonly scale: TimeScale;
  readonly y: number;
}

/** One mark with its label, and the days that other reports give it, each joined to it below the lane. */
export function Mark({ place, placed: { mark, x, right, anchor }, scale, y }: MarkProps) {
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
        <Shape mark={mark} x={x} right={right} y={y} />
        <text x={anchor === 'start' ? x - 5 : right + 5} y={y - 11} text-anchor={anchor}>
          {mark.label}
        </text>
      </Linked>
    </>
  );
}

interface ShapeProps {
  readonly mark: TimeMark;
  readonly x: number;
  readonly right: number;
  readonly y: number;
}

/** A known day is its glyph; a span a dashed line over exactly the span; an open end an outline without its last side. */
function Shape({ mark: { kind, from, to, startOpen, endOpen, outline }, x, right, y }: ShapeProps) {
  if (endOpen) return <path class={`${kind} endless`} d={`M${right} ${y - 6}H${x}v12H${right}`} />;
  if (startOpen)
    return (
      <>
        <path class={`${kind} span`} d={`M${x} ${y}H${right - 6}`} />
        <path class={kind} d={glyphAt(kind, right, y)} />
      </>
    );
  if (to - from >= 1) return <path class={`${kind} span`} d={`M${x} ${y}H${Math.max(right, x + 8)}`} />;
  return <path class={`${kind}${outline ? ' open' : ''}`} d={glyphAt(kind, x, y)} />;
}

function glyphAt(kind: TimeMark['kind'], x: number, y: number): string {
  if (kind === 'move') return `M${x - 6} ${y - 6}L${x + 6} ${y}L${x - 6} ${y + 6}Z`;
  return kind === 'condition' ? `M${x} ${y - 6}l6 6l-6 6l-6 -6Z` : `M${x - 6} ${y - 6}h12v12h-12Z`;
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
