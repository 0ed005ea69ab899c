import { brief, capital, dateOr, printable } from '../format.ts';
import { Cell, Heads, Quoted, Value } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';

const { heads } = words.positions;

/** What each side holds on each issue, in order of time, and what it changed. */
export function PositionsPage({ place }: { readonly place: Place }) {
  const { positions, shifts } = place.shelf.dossier;
  return (
    <Layout place={place} title={words.views.positions} view="positions">
      <h1>{positions.length === 0 ? words.views.positions : words.positions.headline(positions.length)}</h1>
      {positions.length === 0 && <p class="absent">{words.positions.empty}</p>}
      <h2>{words.positions.shifts}</h2>
      {shifts.length === 0 && <p class="absent">{words.positions.none}</p>}
      <ul class="plain">
        {shifts.map(({ side, issue, direction, before, after }) => (
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
      {positions.length > 0 && (
        <>
          <h2>{words.views.positions}</h2>
          <table class="stack">
            <Heads heads={heads} />
            <tbody>
              {positions.flatMap(line =>
                line.held.map(({ stance, polarity, from, report, cites }, i) => (
                  <tr>
                    <Cell label={heads[0]} lead>
                      <b>{printable(line.side)}</b>
                    </Cell>
                    <Cell label={heads[1]}>
                      <Quoted place={place} cite={cites[0]!} text={brief(stance, 140)} />
                      {i === 0 && line.issue !== stance && line.issue.length < 40 && (
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
                )),
              )}
            </tbody>
          </table>
        </>
      )}
    </Layout>
  );
}
