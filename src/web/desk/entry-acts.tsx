import { linkTo, type Place } from '../parts/place.ts';
import type { ReaderEntry } from '../reader/reader-entry.ts';
import { words } from '../words.ts';
import { DeskForm } from './forms.tsx';

/** Confirm, correct or reject an entry where it stands in its report. */
export function EntryActs({ place, entry }: { readonly place: Place; readonly entry: ReaderEntry }) {
  const { desk, shelf, path } = place;
  if (desk === null || !desk.mayReview || desk.coder === '' || entry.layer === 'clash') return null;
  const back = `${path}#e-${entry.key}`;
  const correct = new URLSearchParams({ at: entry.id, from: back });
  return (
    <div class="entry-acts">
      <DeskForm place={place} action="confirm" fields={{ entry: entry.id }} back={back}>
        <button type="submit" class="plain works" data-act="a">
          {words.review.confirm} <kbd>a</kbd>
        </button>
      </DeskForm>
      <a class="button" href={linkTo(place, `${shelf.base}queue.html?${correct}#correct`)} data-act="e">
        {words.review.correct} <kbd>e</kbd>
      </a>
      <DeskForm place={place} action="reject" fields={{ entry: entry.id }} back={back}>
        <button type="submit" class="plain works" data-act="x">
          {words.review.reject} <kbd>x</kbd>
        </button>
      </DeskForm>
    </div>
  );
}
