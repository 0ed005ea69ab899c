import type { Cite } from '../../text/index.ts';
import { relative, type Shelf, type ViewName, viewFile } from '../site.ts';

/** Where a page stands: every link it holds is relative to that, so that the pages work from disk as from a server. */
export interface Place {
  readonly shelf: Shelf;
  /** Path of the page in the site: `offers.html`, `reports/a.html`. */
  readonly path: string;
}

export const linkTo = ({ path }: Place, target: string) => relative(path, target);
export const linkToView = (place: Place, view: ViewName, fragment = '') =>
  linkTo(place, place.shelf.base + viewFile(view) + fragment);
export const linkToWords = (place: Place, cite: Cite) => linkTo(place, place.shelf.placeOf(cite));
