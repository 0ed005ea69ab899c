import type { ViewName } from '../site.ts';
import { words } from '../words.ts';
import { linkToView, type Place } from './place.ts';

/** So many pages beside the one that is shown are named by number. */
const AROUND = 2;

/** The pages of a list, where it fills more than one. */
export function Pager({
  place,
  view,
  parts,
}: {
  readonly place: Place;
  readonly view: ViewName;
  readonly parts: number;
}) {
  return <PageLinks part={place.part} parts={parts} linkOf={part => linkToView(place, view, '', part)} />;
}

export interface PageLinksProps {
  readonly part: number;
  readonly parts: number;
  readonly linkOf: (part: number) => string;
}

/** Links to the pages of anything: the first and the last, and those around the one that is shown. */
export function PageLinks({ part, parts, linkOf }: PageLinksProps) {
  if (parts < 2) return null;
  const shown = [1, parts, ...Array.from({ length: 2 * AROUND + 1 }, (_, i) => part - AROUND + i)];
  const numbers = [...new Set(shown)].filter(n => n >= 1 && n <= parts).sort((a, b) => a - b);
  return (
    <nav class="pages" aria-label={words.pages.label}>
      {part > 1 && (
        <a href={linkOf(part - 1)} rel="prev">
          {words.pages.previous}
        </a>
      )}
      {numbers.map((n, i) => (
        <>
          {i > 0 && n > numbers[i - 1]! + 1 && <span>…</span>}
          {n === part ? (
            <b aria-current="page">{n}</b>
          ) : (
            <a href={linkOf(n)} aria-label={words.pages.nth(n, parts)}>
              {n}
            </a>
          )}
        </>
      ))}
      {part < parts && (
        <a href={linkOf(part + 1)} rel="next">
          {words.pages.next}
        </a>
      )}
    </nav>
  );
}
