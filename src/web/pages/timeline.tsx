import { Layout } from '../parts/layout.tsx';
import type { Place } from '../parts/place.ts';
import { Timeline } from '../timeline/draw-timeline.tsx';
import { lanesOf } from '../timeline/lanes.ts';
import { words } from '../words.ts';

/** What happened when: a lane for each party, one for meetings, one for agreements; drawn on the server. */
export function TimelinePage({ place }: { readonly place: Place }) {
  const { lanes, undated } = lanesOf(place.shelf);
  return (
    <Layout place={place} title={words.views.timeline} view="timeline">
      <h1>{words.timeline.headline}</h1>
      {lanes.length === 0 ? <p class="absent">{words.timeline.empty}</p> : <Timeline place={place} lanes={lanes} />}
      <p class="legend">
        {words.timeline.legend.map(line => (
          <span>{line}</span>
        ))}
        {undated > 0 && <span>{words.timeline.undated(undated)}</span>}
      </p>
    </Layout>
  );
}
