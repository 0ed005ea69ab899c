import { formatDate } from '../format.ts';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { Mark } from './draw-mark.tsx';
import type { Lane, TimeMark } from './lanes.ts';
import { LEFT, type Placed, placeMarks, RIGHT, ROW, WIDTH } from './place-marks.ts';
import { daysOfDate, plainScale, type Tick, type TimeScale, timeScale } from './time-scale.ts';
import { daysOfZoom, type Zoom } from './zoom.ts';

/** So many marks a lane can hold and still be read; of more, the latest. */
const MOST_IN_LANE = 60;

interface Drawn {
  readonly lane: Lane;
  readonly placed: readonly Placed[];
  readonly height: number;
  /** Marks that are left out because there are too many. */
  readonly left: number;
}

/**
 * The lanes, each a drawing of its own so that one can be hidden without a script and the others close the gap: known days filled, spans
 * dashed, rival days hollow and joined to the preferred ones.
 */
export function Timeline({
  place,
  lanes,
  zoom,
}: {
  readonly place: Place;
  readonly lanes: readonly Lane[];
  readonly zoom: Zoom | null;
}) {
  const { asOf } = place.shelf.dossier.standing;
  const today = daysOfDate(asOf)?.from ?? null;
  const shown = lanes.map(lane => within(lane, zoom));
  const scale = zoom === null ? scaleOf(shown, today) : plainScale(daysOfZoom(zoom), LEFT, RIGHT);
  const drawn = shown.map(({ lane, left }): Drawn => {
    const placed = placeMarks(lane.marks, scale);
    return { lane, placed, left, height: (1 + Math.max(0, ...placed.map(({ row }) => row))) * ROW + 18 };
  });
  const inside = today !== null && (zoom === null || isWithin(today, zoom));
  const todayX = inside ? scale.x(today) : null;
  return (
    <>
      <fieldset class="lanes">
        <legend>{words.timeline.filter}</legend>
        {lanes.map(({ name }, i) => (
          <label>
            <input type="checkbox" id={`show-lane-${i + 1}`} checked autocomplete="off" /> {name}
          </label>
        ))}
      </fieldset>
      <figure class="timeline" tabindex={0} aria-label={words.views.timeline}>
        <svg viewBox={`0 0 ${WIDTH} 20`}>
          <title>{words.timeline.alt(shown.reduce((n, { lane }) => n + lane.marks.length, 0))}</title>
          {todayX !== null && (
            <text x={todayX} y="12" text-anchor="middle">
              {formatDate(asOf)}
            </text>
          )}
        </svg>
        {drawn.map(({ lane, placed, height, left }, i) => (
          <div class={`lane lane-${i + 1}`}>
            <span class="lane-name">{lane.name}</span>
            <svg viewBox={`0 0 ${WIDTH} ${height}`}>
              <title>{lane.name}</title>
              <Grid scale={scale} height={height} />
              <path class="grid" d={`M0 ${height - 0.5}H${RIGHT}`} />
              {left > 0 && (
                <text class="tick" x="0" y="50">
                  {words.timeline.left(left)}
                </text>
              )}
              {placed.map(one => (
                <Mark place={place} placed={one} scale={scale} y={one.row * ROW + 32} />
              ))}
              {todayX !== null && <path class="today" d={`M${todayX} 0V${height}`} />}
            </svg>
          </div>
        ))}
        <Axis scale={scale} />
      </figure>
    </>
  );
}

const isWithin = (day: number, zoom: Zoom) => day >= daysOfZoom(zoom).from && day <= daysOfZoom(zoom).to;

/** The marks that lie in the zoom, and rival days in it; the latest of them where there are too many. */
function within({ name, marks }: Lane, zoom: Zoom | null): { readonly lane: Lane; readonly left: number } {
  const touches = ({ from, to, endOpen }: TimeMark) =>
    zoom === null || (from <= daysOfZoom(zoom).to && (endOpen || to >= daysOfZoom(zoom).from));
  const here = marks.filter(touches).map(mark => ({
    ...mark,
    rivals: zoom === null ? mark.rivals : mark.rivals.filter(({ day }) => isWithin(day, zoom)),
  }));
  return {
    lane: { name, marks: here.slice(-MOST_IN_LANE) },
    left: Math.max(0, here.length - MOST_IN_LANE),
  };
}

function scaleOf(shown: readonly { readonly lane: Lane }[], today: number | null): TimeScale {
  const days = shown
    .flatMap(({ lane }) => lane.marks)
    .flatMap(({ from, to, rivals }) => [from, to, ...rivals.map(({ day }) => day)]);
  return timeScale([...days, ...(today === null ? [] : [today])], LEFT, RIGHT);
}

function Grid({ scale, height }: { readonly scale: TimeScale; readonly height: number }) {
  return (
    <>
      {scale.ticks.map(({ x }) => (
        <path class="grid" d={`M${x} 0V${height}`} />
      ))}
      {scale.cuts.map(({ x }) => (
        <path class="grid" d={`M${x} 0${'l5 6l-10 12l5 6'.repeat(Math.max(1, Math.floor(height / 24)))}`} />
      ))}
    </>
  );
}

/** Months under years, or days under their month; a cut says how many months it leaves out. */
function Axis({ scale }: { readonly scale: TimeScale }) {
  return (
    <svg viewBox={`0 0 ${WIDTH} 48`}>
      <title>{words.timeline.axis}</title>
      {scale.ticks.map(tick => {
        const { name, head } = tickWords(tick);
        return (
          <>
            <text class="tick" x={tick.x} y="20" text-anchor="middle">
              {name}
            </text>
            {tick.heads && (
              <text class="lane" x={tick.x} y="38" text-anchor="middle">
                {head}
              </text>
            )}
          </>
        );
      })}
      {scale.cuts.map(({ x, months }) => (
        <text class="tick" x={x} y="20" text-anchor="middle">
          {words.timeline.cut(months)}
        </text>
      ))}
    </svg>
  );
}

function tickWords({ day, unit }: Tick): { readonly name: string; readonly head: string } {
  const iso = new Date(day * 86_400_000).toISOString();
  if (unit === 'day') return { name: String(Number(iso.slice(8, 10))), head: formatDate(iso.slice(0, 7)) };
  const [month, year] = formatDate(iso.slice(0, 7)).split(' ') as [string, string];
  return { name: month, head: year };
}
