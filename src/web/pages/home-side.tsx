import type { Dossier, MergedMeeting } from '../../dossier/index.ts';
import { brief, capital, formatDate, formatDuration, printable } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { Value } from '../parts/field.tsx';
import { Glyph } from '../parts/glyph.tsx';
import { linkTo, linkToView, type Place } from '../parts/place.ts';
import { clashesOf } from '../site.ts';
import { words } from '../words.ts';
import { ChangedSince } from './home-changed.tsx';

const MOST = 6;

/** Beside the table: the last contact, what is planned, what is new, and what all of it rests on. */
export function HomeSide({ place }: { readonly place: Place }) {
  return (
    <aside aria-label={words.home.lastContact}>
      <LastContact place={place} />
      <NextPlanned place={place} />
      {place.desk === null || place.desk.since === null ? (
        <Latest place={place} />
      ) : (
        <ChangedSince place={place} since={place.desk.since} />
      )}
      <RestsOn place={place} />
    </aside>
  );
}

const day = ({ date }: MergedMeeting) => date.preferred ?? '';
const isDay = (date: string) => /^\d{4}-\d{2}-\d{2}/.test(date);

function LastContact({ place }: { readonly place: Place }) {
  const { dossier } = place.shelf;
  const { asOf } = dossier.standing;
  const last = dossier.meetings
    .filter(meeting => meeting.status.preferred === 'held' && isDay(day(meeting)) && day(meeting).slice(0, 10) <= asOf)
    .sort((a, b) => (day(a) < day(b) ? 1 : day(a) > day(b) ? -1 : b.independent - a.independent))[0];
  if (last === undefined)
    return (
      <section>
        <h2>{words.home.lastContact}</h2>
        <p class="big">{words.home.noContact}</p>
        <span class="why">{words.home.noContactWhy}</span>
      </section>
    );
  const disputed = clashesOf(dossier).filter(({ about }) => about === last.id);
  return (
    <section>
      <h2>{words.home.lastContact}</h2>
      <p class="big">
        <Value place={place} cites={last.date.versions[0]?.cites ?? last.cites}>
          {[formatDate(day(last)), last.venue.preferred === null ? null : printable(last.venue.preferred)]
            .filter(Boolean)
            .join(', ')}
        </Value>
      </p>
      <span class="why">
        {[
          words.list(last.between.map(printable)),
          last.format.preferred,
          last.duration.preferred === null ? null : formatDuration(last.duration.preferred),
          words.reports(last.reports.length),
          words.sources(last.independent),
        ]
          .filter(part => part !== null && part !== '')
          .join(', ')}
        .
      </span>
      {disputed.length > 0 && (
        <p>
          <span class="badge disputed">{words.disputed}</span>{' '}
          <a href={linkToView(place, 'discrepancies')}>{words.home.reportsDisagree}</a>
        </p>
      )}
    </section>
  );
}

function NextPlanned({ place }: { readonly place: Place }) {
  const { meetings, standing } = place.shelf.dossier;
  const planned = meetings.filter(({ status }) => status.preferred === 'planned' || status.preferred === 'proposed');
  const next = planned
    .filter(meeting => isDay(day(meeting)) && day(meeting).slice(0, 10) >= standing.asOf)
    .sort((a, b) => (day(a) < day(b) ? -1 : 1))[0];
  const passed = planned
    .filter(meeting => isDay(day(meeting)) && day(meeting).slice(0, 10) < standing.asOf)
    .sort((a, b) => (day(a) < day(b) ? 1 : -1))
    .slice(0, 2);
  return (
    <section>
      <h2>{words.home.next}</h2>
      {next === undefined ? (
        <>
          <p class="big">{words.home.nothingPlanned}</p>
          <span class="why">{words.home.nothingPlannedWhy}</span>
        </>
      ) : (
        <p class="big">
          <Value place={place} cites={next.cites}>
            {[formatDate(day(next)), next.venue.preferred === null ? null : printable(next.venue.preferred)]
              .filter(Boolean)
              .join(', ')}
          </Value>
        </p>
      )}
      {passed.map(meeting => (
        <span class="why">
          <Value place={place} cites={meeting.cites}>
            {words.home.deadline(
              words.list(meeting.between.map(printable)),
              meeting.status.preferred!,
              formatDate(day(meeting)),
            )}
          </Value>
        </span>
      ))}
    </section>
  );
}

/** The newest moves, as the latest reports tell them. */
const latestMoves = onceFor((dossier: Dossier) =>
  dossier.moves
    .filter(({ account, firstReported }) => !account && firstReported !== null)
    .sort((a, b) =>
      a.firstReported! < b.firstReported! ? 1 : a.firstReported! > b.firstReported! ? -1 : a.id < b.id ? -1 : 1,
    )
    .slice(0, MOST),
);

function Latest({ place }: { readonly place: Place }) {
  const moves = latestMoves(place.shelf.dossier);
  if (moves.length === 0) return null;
  return (
    <section>
      <h2>{words.home.latest}</h2>
      <ul class="plain dated">
        {moves.map(move => (
          <li>
            <span class="label">{formatDate(move.firstReported!)}</span>
            <span>
              <Glyph layer="move" />
              <Value place={place} cites={move.cites}>
                {capital(brief(move.label, 84))}
              </Value>
            </span>
          </li>
        ))}
      </ul>
    </section>
  );
}

function RestsOn({ place }: { readonly place: Place }) {
  const { groups } = place.shelf.dossier;
  return (
    <section>
      <h2>{words.home.restsOn}</h2>
      <ul class="plain sources">
        {groups.slice(0, 12).map(({ reports, origin }) => {
          const others = reports.filter(id => id !== origin);
          return (
            <li>
              <a class="plain" href={linkTo(place, place.shelf.readerPath(origin))}>
                {others.length === 0 ? place.shelf.outletAndDay(origin) : <b>{place.shelf.outletAndDay(origin)}</b>}
              </a>
              {others.length > 0 && <span class="why">{words.home.leadBack(others.length)}</span>}
              {others.length > 0 && (
                <ul class="inner">
                  {others.slice(0, MOST).map(id => (
                    <li>
                      <a class="plain" href={linkTo(place, place.shelf.readerPath(id))}>
                        {place.shelf.outletAndDay(id)}
                      </a>
                    </li>
                  ))}
                  {others.length > MOST && <li class="label">{words.offers.more(others.length - MOST)}</li>}
                </ul>
              )}
            </li>
          );
        })}
      </ul>
      {groups.length > 12 && <a href={linkToView(place, 'reports')}>{words.offers.more(groups.length - 12)}</a>}
    </section>
  );
}
