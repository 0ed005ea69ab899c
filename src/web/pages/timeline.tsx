import { formatDate } from '../format.ts';
import { Layout } from '../parts/layout.tsx';
import { linkTo, type Place } from '../parts/place.ts';
import { Timeline } from '../timeline/draw-timeline.tsx';
import { lanesOf } from '../timeline/lanes.ts';
import { type Zoom, zoomFile, zoomsOf } from '../timeline/zoom.ts';
import { words } from '../words.ts';

/** What happened when: a lane for each party, one for meetings, one for agreements; drawn on the server, in whole, by year or by month. */
export function TimelinePage({ place, zoom }: { readonly place: Place; readonly zoom: Zoom | null }) {
  const { lanes, undated } = lanesOf(place.shelf);
  return (
    <Layout place={place} title={words.views.timeline} view="timeline">
      <div class="head">
        <h1>{zoom === null ? words.timeline.headline : words.timeline.headlineOf(formatDate(zoom))}</h1>
        {lanes.length > 0 && <Zooms place={place} zoom={zoom} />}
      </div>
      {lanes.length === 0 ? (
        <p class="absent">{words.timeline.empty}</p>
      ) : (
        <Timeline place={place} lanes={lanes} zoom={zoom} />
      )}
      <p class="legend">
        {words.timeline.legend.map(line => (
          <span>{line}</span>
        ))}
        {undated > 0 && <span>{words.timeline.undated(undated)}</span>}
      </p>
    </Layout>
  );
}

/** The whole, each year, and inside a year its months. */
function Zooms({ place, zoom }: { readonly place: Place; readonly zoom: Zoom | null }) {
  const zooms = zoomsOf(place.shelf);
  const year = zoom?.slice(0, 4);
  const rows = [
    [null, ...zooms.filter(one => one.length === 4)],
    zooms.filter(one => year !== undefined && one.startsWith(`${year}-`)),
  ];
  return (
    <nav class="zooms" aria-label={words.timeline.zoom}>
      {rows.map(
        row =>
          row.length > 0 && (
            <span>
              {row.map(one => (
                <a
                  href={linkTo(place, place.shelf.base + zoomFile(one))}
                  aria-current={one === zoom ? 'page' : one !== null && one === year ? 'true' : undefined}
                >
                  {one === null ? words.timeline.whole : one.length === 4 ? one : formatDate(one).split(' ')[0]}
                </a>
              ))}
            </span>
          ),
      )}
    </nav>
  );
}
