import type { Entry, Reading } from '../../reading/index.ts';
import type { Conflict } from '../../store/index.ts';
import { brief, formatDate, printable } from '../format.ts';
import { Badge } from '../parts/badge.tsx';
import { Layout } from '../parts/layout.tsx';
import { linkToWords, type Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { DeskForm } from './forms.tsx';
import { questionOf } from './questions.ts';

export interface ShownConflict {
  readonly conflict: Conflict;
  readonly entry: Entry;
  readonly reading: Reading;
}

/** Where reviewers decided the same matter differently: who said what, which counts, and a way to settle it. */
export function ConflictsPage({
  place,
  conflicts,
}: {
  readonly place: Place;
  readonly conflicts: readonly ShownConflict[];
}) {
  return (
    <Layout place={place} title={words.review.conflicts} view="queue" styles={['desk']}>
      <h1>{conflicts.length === 0 ? words.review.conflictsNone : words.review.conflictLink(conflicts.length)}</h1>
      <p class="lede">{conflicts.length === 0 ? words.review.conflictsEmpty : words.review.conflictsWhy}</p>
      <ul class="plain">
        {conflicts.map(({ conflict: { reviews, counts, adjudicated, field }, entry, reading }) => (
          <li class="conflict">
            <h3>{questionOf(entry, reading).ask}</h3>
            <p class="label">
              <a class="plain" href={linkToWords(place, entry.cites[0])}>
                “{brief(entry.cites[0].exact, 120)}”
              </a>
              , {place.shelf.outletAndDay(reading.report.id)}
            </p>
            <ul class="inner">
              {reviews.map(review => (
                <li>
                  {words.review.said(
                    printable(review.by),
                    `${words.review.actions[review.action]}${field === null ? '' : ` ${field}: ${printable(review.value ?? '')}`}`,
                    formatDate(review.at.slice(0, 10)),
                  )}{' '}
                  {review.id === counts.id && <span class="badge person">{words.review.counts}</span>}
                </li>
              ))}
            </ul>
            {adjudicated ? (
              <Badge checked="confirmed" />
            ) : (
              field === null && (
                <div class="acts">
                  {(['confirm', 'reject'] as const).map(action => (
                    <DeskForm place={place} action={action} fields={{ entry: entry.id }}>
                      <button type="submit" class="plain works">
                        {words.review[action]}
                      </button>
                    </DeskForm>
                  ))}
                </div>
              )
            )}
          </li>
        ))}
      </ul>
    </Layout>
  );
}
