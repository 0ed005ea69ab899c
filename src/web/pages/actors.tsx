import type { DossierActor } from '../../dossier/index.ts';
import { ActorForms, ActorNames } from '../desk/actor-forms.tsx';
import { NameFirst } from '../desk/name-form.tsx';
import { capital, printable, slugOf } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { pageOf, partsOf, type Section } from '../paging.ts';
import { Cell, Heads, Value } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import type { Place } from '../parts/place.ts';
import type { Shelf } from '../site.ts';
import { words } from '../words.ts';

const { heads } = words.actorsPage;

const ACTORS_A_PAGE = 100;

/** The actors by side, in the order of the definition; of each those first that most reports name. */
export const actorSections = onceFor(({ dossier }: Shelf): readonly Section<DossierActor>[] => {
  const { actors, definition } = dossier;
  const bySide = new Map<string | null, DossierActor[]>();
  const order = [...definition.parties, ...definition.thirdParties].map(({ name }) => name);
  const others = [...new Set(actors.map(({ side }) => side))].filter(side => side !== null && !order.includes(side));
  for (const side of [...order, ...others.sort(), null]) bySide.set(side, []);
  for (const actor of actors) bySide.get(actor.side)!.push(actor);
  return [...bySide].map(([side, ones]) => ({
    key: side === null ? words.actorsPage.noSide : printable(side),
    items: ones.sort((a, b) => b.reports.length - a.reports.length || (a.name < b.name ? -1 : 1)),
  }));
});

export const actorParts = (shelf: Shelf) => partsOf(actorSections(shelf), ACTORS_A_PAGE);

/** Who acts and speaks, by side, with offices as the reports give them and every spelling. */
export function ActorsPage({ place }: { readonly place: Place }) {
  const { actors } = place.shelf.dossier;
  const sections = actorSections(place.shelf);
  return (
    <Layout place={place} title={words.views.actors} view="actors" styles={place.desk === null ? [] : ['desk']}>
      <h1>{words.actorsPage.headline(actors.length)}</h1>
      {place.desk?.mayReview === true && place.desk.coder === '' && <NameFirst place={place} />}
      {pageOf(sections, place.part, ACTORS_A_PAGE).map(({ key, items }) => (
        <Side place={place} name={key} actors={items} />
      ))}
      <ActorNames place={place} />
      <Pager place={place} view="actors" parts={actorParts(place.shelf)} />
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
  return (
    <>
      <h2>{name}</h2>
      <table class="stack">
        <Heads heads={heads} numbers={1} />
        <tbody>
          {actors.map(actor => {
            const offices = [
              ...new Map(actor.offices.map(office => [office.role.toLowerCase(), office] as const)).values(),
            ];
            const spellings = actor.spellings.filter(spelling => spelling !== actor.name);
            return (
              <tr id={`p-${slugOf(actor.id)}`}>
                <Cell label={heads[0]} lead>
                  <b>{printable(actor.name)}</b>
                  <ActorForms place={place} actor={actor} />
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
