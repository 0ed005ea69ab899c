import { onceFor } from '../once-for.ts';
import type { Shelf } from '../site.ts';
import { lanesOf } from './lanes.ts';
import { daysOfDate } from './time-scale.ts';

/** A year (`2025`) or a month (`2025-07`) that something happened in. */
export type Zoom = string;

export const zoomFile = (zoom: Zoom | null) => (zoom === null ? 'timeline.html' : `timeline-${zoom}.html`);

/** The years and months that a mark with a known day lies in, in order of time. */
export const zoomsOf = onceFor((shelf: Shelf): readonly Zoom[] => {
  const zooms = new Set<Zoom>();
  for (const { from, to } of lanesOf(shelf).lanes.flatMap(({ marks }) => marks)) {
    zooms.add(isoDay(from).slice(0, 4)).add(isoDay(to).slice(0, 4));
    if (to - from < 31) zooms.add(isoDay(from).slice(0, 7)).add(isoDay(to).slice(0, 7));
  }
  return [...zooms].sort();
});

const isoDay = (day: number) => new Date(day * 86_400_000).toISOString().slice(0, 10);

/** The zoom that a file name stands for; null where nothing happened in it, or for another file. */
export function zoomOf(shelf: Shelf, file: string): Zoom | null {
  const [, zoom] = /^timeline-(\d{4}(?:-\d{2})?)\.html$/.exec(file) ?? [];
  return zoom !== undefined && zoomsOf(shelf).includes(zoom) ? zoom : null;
}

/** First and last day of a zoom, in days since 1970. */
export const daysOfZoom = (zoom: Zoom) => daysOfDate(zoom)!;
