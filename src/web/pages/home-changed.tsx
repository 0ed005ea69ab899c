import { type Dossier, type SinceView, sinceDay } from '../../dossier/index.ts';
import { partOfDiscrepancy, questionOf } from '../discrepancy-words.ts';
import { brief, capital, formatDate, printable, slugOf } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { Sign } from '../parts/badge.tsx';
import { Value } from '../parts/field.tsx';
import { Glyph } from '../parts/glyph.tsx';
import { linkTo, linkToView, type Place } from '../parts/place.ts';
import { clashesOf } from '../site.ts';
import { words } from '../words.ts';

const MOST = 8;

const byDay = onceFor((_: Dossier) => new Map<string, SinceView>());

/** Found once for a dossier and a day: everybody who was here yesterday asks for the same. */
function newSince(dossier: Dossier, since: string): SinceView {
  const known = byDay(dossier).get(since) ?? sinceDay(dossier, since);
  byDay(dossier).set(since, known);
  return known;
}

interface Change {
  readonly day: string;
  readonly what: unknown;
}

/** What is new since this person was here last: reports, moves, clashes, decisions of others; and what waits. */
export function ChangedSince({ place, since }: { readonly place: Place; readonly since: string }) {
  const desk = place.desk!;
  const changes = [...ofReports(place, since), ...ofDecisions(place, since)]
    .sort((a, b) => (a.day < b.day ? 1 : a.day > b.day ? -1 : 0))
    .slice(0, MOST);
  return (
    <section>
      <h2>{words.home.changed(formatDate(since))}</h2>
      <ul class="plain dated">
        {changes.map(({ day, what }) => (
          <li>
            <span class="label">{formatDate(day.slice(0, 10))}</span>
            <span>{what}</span>
          </li>
        ))}
        <li>
          <span class="label">{words.home.now}</span>
          <span>
            {changes.length === 0 && `${words.home.nothingNew} `}
            {words.home.waiting(desk.waiting)}{' '}
            {desk.waiting > 0 && <a href={linkTo(place, `${place.shelf.base}queue.html`)}>{words.home.openQueue}</a>}
          </span>
        </li>
      </ul>
    </section>
  );
}

function ofReports(place: Place, since: string): Change[] {
  const { shelf } = place;
  const { reports, entries, discrepancies } = newSince(shelf.dossier, since);
  const clashes = new Set(clashesOf(shelf.dossier));
  return [
    ...reports.map(({ id, published }) => ({
      day: published!,
      what: (
        <a class="plain" href={linkTo(place, shelf.readerPath(id))}>
          {words.home.newReport(shelf.outlet(id))}
        </a>
      ),
    })),
    ...entries.flatMap(entry =>
      entry.entity === 'move' && !entry.account
        ? [
            {
              day: entry.firstReported!,
              what: (
                <>
                  <Glyph layer="move" />
                  <Value place={place} cites={entry.cites}>
                    {capital(brief(entry.label, 84))}
                  </Value>
                </>
              ),
            },
          ]
        : [],
    ),
    ...discrepancies
      .filter(one => clashes.has(one))
      .map(one => ({
        day: one.firstReported!,
        what: (
          <>
            <Sign />{' '}
            <a
              class="plain"
              href={linkToView(place, 'discrepancies', `#d-${slugOf(one.id)}`, partOfDiscrepancy(shelf, one.id))}
            >
              {questionOf(shelf, one)}
            </a>
          </>
        ),
      })),
  ];
}

function ofDecisions({ desk }: Place, since: string): Change[] {
  return desk!.decided
    .filter(({ day, by }) => day >= since && by !== desk!.coder)
    .map(({ day, by, count }) => ({
      day,
      what: (
        <>
          <span class="badge person">{words.home.reviewed}</span> {words.home.decidedBy(count, printable(by))}
        </>
      ),
    }));
}
