import type { DossierShift, HeldPosition, PositionLine } from '../../dossier/index.ts';
import { brief, capital, dateOr, printable } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { pageOf, partsOf, type Section } from '../paging.ts';
import { Cell, Heads, Quoted, Value } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import type { Place } from '../parts/place.ts';
import type { Shelf } from '../site.ts';
import { words } from '../words.ts';

const { heads } = words.positions;

const POSITIONS_A_PAGE = 100;

/** What each side held, one row for each time it was reported, and before them what changed. */
const positionSections = onceFor(({ dossier }: Shelf): readonly Section<PositionRow>[] => [
  { key: 'shifts', items: dossier.shifts.map(shift => ({ shift })) },
  {
    key: 'held',
    items: dossier.positions.flatMap(line => line.held.map((held, i) => ({ line, held, first: i === 0 }))),
  },
]);
type PositionRow =
  | { readonly shift: DossierShift }
  | { readonly line: PositionLine; readonly held: HeldPosition; readonly first: boolean };

export const positionParts = (shelf: Shelf) => partsOf(positionSections(shelf), POSITIONS_A_PAGE);

/** What each side holds on each issue, in order of time, and what it changed. */
export function PositionsPage({ place }: { readonly place: Place }) {
  const { positions, shifts } = place.shelf.dossier;
  const rows = pageOf(positionSections(place.shelf), place.part, POSITIONS_A_PAGE).flatMap(({ items }) => items);
  const moved = rows.flatMap(row => ('shift' in row ? [row.shift] : []));
  const held = rows.flatMap(row => ('held' in row ? [row] : []));
  return (
    <Layout place={place} title={words.views.positions} view="positions">
      <h1>{positions.length === 0 ? words.views.positions : words.positions.headline(positions.length)}</h1>
      {positions.length === 0 && <p class="absent">{words.positions.empty}</p>}
      {(moved.length > 0 || place.part === 1) && <h2>{words.positions.shifts}</h2>}
      {shifts.length === 0 && <p class="absent">{words.positions.none}</p>}
      <ul class="plain">
        {moved.map(({ side, issue, direction, before, after }) => (
          <li>
            <h3>
              {printable(side)}, {brief(issue, 60)}: {direction}
            </h3>
            {[before, after].map(({ words: said, day, cites }) =>
              said === '' ? null : (
                <span class="why">
                  {dateOr(day, words.undated)}:{' '}
                  {cites[0] === undefined ? (
                    brief(said, 160)
                  ) : (
                    <Quoted place={place} cite={cites[0]} text={brief(said, 160)} />
                  )}
                </span>
              ),
            )}
          </li>
        ))}
      </ul>
      {held.length > 0 && (
        <>
          <h2>{words.views.positions}</h2>
          <table class="stack">
            <Heads heads={heads} />
            <tbody>
              {held.map(({ line, first, held: { stance, polarity, from, report, cites } }) => (
                <tr>
                  <Cell label={heads[0]} lead>
                    <b>{printable(line.side)}</b>
                  </Cell>
                  <Cell label={heads[1]}>
                    <Quoted place={place} cite={cites[0]!} text={brief(stance, 140)} />
                    {first && line.issue !== stance && line.issue.length < 40 && (
                      <span class="why">{brief(line.issue)}</span>
                    )}
                  </Cell>
                  <Cell label={heads[2]}>{capital(polarity)}</Cell>
                  <Cell label={heads[3]}>{dateOr(from, words.notStated)}</Cell>
                  <Cell label={heads[4]}>
                    <Value place={place} cites={cites}>
                      {place.shelf.outlet(report)}
                    </Value>
                  </Cell>
                </tr>
              ))}
            </tbody>
          </table>
        </>
      )}
      <Pager place={place} view="positions" parts={positionParts(place.shelf)} />
    </Layout>
  );
}
