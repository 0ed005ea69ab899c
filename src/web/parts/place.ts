import type { Cite } from '../../text/index.ts';
import { relative, type Shelf, type ViewName, viewFile } from '../site.ts';
import type { AtDesk } from './at-desk.ts';

/** Where a page stands: every link it holds is relative to that, so that the pages work from disk as from a server. */
export interface Place {
  readonly shelf: Shelf;
  /** Path of the page in the site: `offers.html`, `reports/a.html`. */
  readonly path: string;
  /** Which page of a list, or of a very long report, from 1. */
  readonly part: number;
  /** Who looks on, and may decide; null on a page that is for reading alone. */
  readonly desk: AtDesk | null;
}

export const linkTo = ({ path }: Place, target: string) => relative(path, target);
export const linkToView = (place: Place, view: ViewName, fragment = '', part = 1) =>
  linkTo(place, place.shelf.base + viewFile(view, part) + fragment);
export const linkToWords = (place: Place, cite: Cite) => linkTo(place, place.shelf.placeOf(cite));
