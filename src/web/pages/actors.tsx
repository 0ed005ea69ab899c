import type { DossierActor } from '../../dossier/index.ts';
import { capital, printable, slugOf } from '../format.ts';
import { Cell, Heads, Value } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';

const { heads } = words.actorsPage;

/** Who acts and speaks, by side, with offices as the reports give them and every spelling. */
export function ActorsPage({ place }: { readonly place: Place }) {
  const { actors, definition } = place.shelf.dossier;
  const order = [...definition.parties, ...definition.thirdParties].map(({ name }) => name);
  const known = [...new Set(actors.map(({ side }) => side))].filter(side => side !== null);
  const sides = [
    ...order.filter(side => known.includes(side)),
    ...known.filter(side => !order.includes(side)).sort(),
    null,
  ];
  return (
    <Layout place={place} title={words.views.actors} view="actors">
      <h1>{words.actorsPage.headline(actors.length)}</h1>
      {sides.map(side => (
        <Side
          place={place}
          name={side === null ? words.actorsPage.noSide : printable(side)}
          actors={actors.filter(one => one.side === side)}
        />
      ))}
    </Layout>
  );
}

function Side({
  place,
  name,
  actors,
}: {
  readonly place: Place;
  readonly name: string;
  readonly actors: readonly DossierActor[];
}) {
  if (actors.length === 0) return null;
  const sorted = [...actors].sort((a, b) => b.reports.length - a.reports.length || (a.name < b.name ? -1 : 1));
  return (
    <>
      <h2>{name}</h2>
      <table class="stack">
        <Heads heads={heads} numbers={1} />
        <tbody>
          {sorted.map(actor => {
            const offices = [
              ...new Map(actor.offices.map(office => [office.role.toLowerCase(), office] as const)).values(),
            ];
            const spellings = actor.spellings.filter(spelling => spelling !== actor.name);
            return (
              <tr id={`p-${slugOf(actor.id)}`}>
                <Cell label={heads[0]} lead>
                  <b>{printable(actor.name)}</b>
                </Cell>
                <Cell label={heads[1]}>{capital(actor.kind)}</Cell>
                <Cell label={heads[2]}>
                  {offices.length === 0 ? (
                    <span class="absent">{words.notStated}</span>
                  ) : (
                    offices.slice(0, 3).map(({ role, cites }, i) => (
                      <>
                        {i > 0 && '; '}
                        <Value place={place} cites={cites}>
                          {printable(role)}
                        </Value>
                      </>
                    ))
                  )}
                </Cell>
                <Cell label={heads[3]}>
                  {spellings.length === 0 ? words.dash : spellings.slice(0, 5).map(printable).join(', ')}
                </Cell>
                <Cell label={heads[4]} number>
                  {actor.reports.length}
                </Cell>
              </tr>
            );
          })}
        </tbody>
      </table>
    </>
  );
}
