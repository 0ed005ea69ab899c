import type { MergedMeeting } from '../../dossier/index.ts';
import { capital, formatDate, formatDuration, printable, slugOf } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { pageOf, partsOf, type Section } from '../paging.ts';
import { Cell, FieldValue, Heads, Value } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import { linkTo, type Place } from '../parts/place.ts';
import { clashesOf, type Shelf } from '../site.ts';
import { words } from '../words.ts';

const { heads } = words.rounds;
const AHEAD = new Set(['proposed', 'planned', 'postponed']);

const ROUNDS_A_PAGE = 100;

/** The meetings, the newest first, and after them those without a date. */
export const roundSections = onceFor(({ dossier }: Shelf): readonly Section<MergedMeeting>[] => {
  const byDate = [...dossier.meetings].sort((a, b) => compareDates(b, a));
  return [
    { key: 'dated', items: byDate.filter(({ date }) => date.preferred !== null) },
    { key: 'undated', items: byDate.filter(({ date }) => date.preferred === null) },
  ];
});

export const roundParts = (shelf: Shelf) => partsOf(roundSections(shelf), ROUNDS_A_PAGE);

/** Rounds: when did they last meet, and how sure is that? */
export function RoundsPage({ place }: { readonly place: Place }) {
  const { dossier, site, base } = place.shelf;
  const sections = roundSections(place.shelf);
  const dated = sections[0]!.items;
  const clashes = clashesOf(dossier);
  const disputed = new Set(clashes.map(({ about }) => about));
  const held = dated.filter(({ status }) => status.preferred === 'held').length;
  const ahead = dated.filter(({ status }) => AHEAD.has(status.preferred ?? '')).length;
  const inDispute = dated.filter(({ id }) => disputed.has(id)).length;
  return (
    <Layout place={place} title={words.views.rounds} view="rounds" foot={words.rounds.foot}>
      <div class="head">
        <h1>{dated.length === 0 ? words.views.rounds : words.rounds.headline(held, ahead, inDispute)}</h1>
        <span class="label">
          {words.rounds.sorted}
          {site.published === true && (
            <>
              {' '}
              <a href={linkTo(place, `${base}meetings.csv`)}>{words.rounds.csv}</a>
            </>
          )}
        </span>
      </div>
      {dossier.meetings.length === 0 && <p class="absent">{words.rounds.empty}</p>}
      {pageOf(sections, place.part, ROUNDS_A_PAGE).map(({ key, items, of }) => (
        <>
          {key === 'undated' && <h2>{words.rounds.rest(of)}</h2>}
          <Meetings place={place} meetings={items} />
        </>
      ))}
      <Pager place={place} view="rounds" parts={roundParts(place.shelf)} />
    </Layout>
  );
}

/** `round last` is the last round; `round 3` stays round 3. */
const ordinalOf = (value: string) => {
  const series = /^(.+) last$/.exec(value)?.[1];
  return printable(series === undefined ? value : words.rounds.last(series));
};

function compareDates(a: MergedMeeting, b: MergedMeeting): number {
  const [one, other] = [a.date.preferred ?? '', b.date.preferred ?? ''];
  return one < other ? -1 : one > other ? 1 : a.independent - b.independent || (a.id < b.id ? -1 : 1);
}

/** By meeting: in which of its fields the reports clash. */
const clashKinds = onceFor(({ dossier }: Shelf): ReadonlyMap<string, ReadonlySet<string>> => {
  const kinds = new Map<string, Set<string>>();
  for (const { about, kind } of clashesOf(dossier))
    if (about !== null) kinds.set(about, (kinds.get(about) ?? new Set()).add(kind));
  return kinds;
});

function Meetings({ place, meetings }: { readonly place: Place; readonly meetings: readonly MergedMeeting[] }) {
  if (meetings.length === 0) return null;
  const kinds = clashKinds(place.shelf);
  return (
    <table class="stack">
      <Heads heads={heads} numbers={2} />
      <tbody>
        {meetings.map(meeting => {
          const clashes = (kind: string) => kinds.get(meeting.id)?.has(kind) ?? false;
          return (
            <tr id={`m-${slugOf(meeting.id)}`}>
              <Cell label={heads[0]} lead>
                <FieldValue
                  place={place}
                  field={meeting.date}
                  write={formatDate}
                  strong
                  clashes={clashes('time')}
                  absent={words.rounds.noDate(meeting.status.preferred ?? '')}
                />
              </Cell>
              <Cell label={heads[1]}>
                {meeting.between.length === 0 ? (
                  <span class="absent">{words.notStated}</span>
                ) : (
                  <Value place={place} cites={meeting.cites}>
                    {words.list(meeting.between.map(printable))}
                  </Value>
                )}
              </Cell>
              <Cell label={heads[2]}>
                <FieldValue place={place} field={meeting.venue} clashes={clashes('place')} />
              </Cell>
              <Cell label={heads[3]}>
                <FieldValue place={place} field={meeting.format} write={sentence} clashes={clashes('format')} />
              </Cell>
              <Cell label={heads[4]}>
                <FieldValue
                  place={place}
                  field={meeting.duration}
                  write={formatDuration}
                  clashes={clashes('duration')}
                  absent={words.dash}
                />
              </Cell>
              <Cell label={heads[5]}>
                <FieldValue
                  place={place}
                  field={meeting.ordinal}
                  write={ordinalOf}
                  clashes={clashes('ordinal')}
                  absent={words.dash}
                />
              </Cell>
              <Cell label={heads[6]}>
                <FieldValue place={place} field={meeting.status} write={sentence} clashes={clashes('status')} />
              </Cell>
              <Cell label={heads[7]} number>
                {meeting.reports.length}
              </Cell>
              <Cell label={heads[8]} number>
                {meeting.independent}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}

const sentence = (value: string) => capital(printable(value));
