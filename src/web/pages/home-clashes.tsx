import type { DossierDiscrepancy } from '../../dossier/index.ts';
import { partOfDiscrepancy, questionOf, verdictWords, versionWords } from '../discrepancy-words.ts';
import { slugOf } from '../format.ts';
import { Sign } from '../parts/badge.tsx';
import { linkToView, type Place } from '../parts/place.ts';
import { words } from '../words.ts';

const MOST = 4;

/** The newest clashes as questions, each with what the reports answer and how many of them. */
export function ClashList({
  place,
  clashes,
}: {
  readonly place: Place;
  readonly clashes: readonly DossierDiscrepancy[];
}) {
  const newest = [...clashes].sort((a, b) => ((a.firstReported ?? '') < (b.firstReported ?? '') ? 1 : -1));
  return (
    <section aria-labelledby="clashes">
      <h2 id="clashes">{words.home.clashes}</h2>
      {clashes.length === 0 && <p class="absent">{words.home.noClashes}</p>}
      <ul class="plain">
        {newest.slice(0, MOST).map(one => (
          <li>
            <h3>
              <Sign />{' '}
              <a
                class="plain"
                href={linkToView(
                  place,
                  'discrepancies',
                  `#d-${slugOf(one.id)}`,
                  partOfDiscrepancy(place.shelf, one.id),
                )}
              >
                {questionOf(place.shelf, one)}
              </a>
            </h3>
            <span class="label">
              {one.versions
                .map(version => words.home.version(versionWords(one.kind, version), version.independent))
                .join('; ')}
              .
            </span>{' '}
            <span class={one.verdict === 'report likely wrong' ? 'clash' : undefined}>
              <b>{verdictWords(one.verdict)}</b>
            </span>
          </li>
        ))}
      </ul>
      {clashes.length > MOST && (
        <p>
          <a href={linkToView(place, 'discrepancies')}>{words.home.allClashes(clashes.length)}</a>
        </p>
      )}
    </section>
  );
}
