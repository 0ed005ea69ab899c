import { dateOr, printable } from '../format.ts';
import { Cell, Heads } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import { linkTo, type Place } from '../parts/place.ts';
import { words } from '../words.ts';

const { heads } = words.reportsPage;

/** The reports, grouped by the source they go back to. */
export function ReportsPage({ place }: { readonly place: Place }) {
  const { shelf } = place;
  const { reports, groups } = shelf.dossier;
  const byId = new Map(reports.map(report => [report.id, report] as const));
  const latest = (ids: readonly string[]) =>
    ids
      .map(id => byId.get(id)?.published ?? '')
      .sort()
      .at(-1) ?? '';
  const sorted = [...groups].sort(
    (a, b) => b.reports.length - a.reports.length || (latest(a.reports) < latest(b.reports) ? 1 : -1),
  );
  return (
    <Layout place={place} title={words.views.reports} view="reports">
      <h1>{words.reportsPage.headline(reports.length, groups.length)}</h1>
      <p class="lede">{words.reportsPage.why}</p>
      <table class="stack">
        <Heads heads={heads} />
        {sorted.map(({ reports: ids, origin, because }) => (
          <tbody>
            {ids.length > 1 && (
              <tr>
                <td colspan={heads.length}>
                  <b>{words.reportsPage.goesBack(shelf.outletAndDay(origin))}</b>
                  {because.map(why => (
                    <span class="why">{named(why, ids, shelf.outlet)}</span>
                  ))}
                </td>
              </tr>
            )}
            {ids.map(id => {
              const report = byId.get(id);
              const reading = shelf.readings.get(id);
              return (
                <tr>
                  <Cell label={heads[0]} lead>
                    <a class="title serif" href={linkTo(place, shelf.readerPath(id))}>
                      {printable(report?.headline ?? words.reader.noHeadline)}
                    </a>
                  </Cell>
                  <Cell label={heads[1]}>{printable(report?.publisher ?? words.notStated)}</Cell>
                  <Cell label={heads[2]}>{dateOr(report?.published ?? null, words.notStated)}</Cell>
                  <Cell label={heads[3]}>
                    {reading === undefined
                      ? words.dash
                      : reading.statements.length +
                        reading.moves.length +
                        reading.conditions.length +
                        reading.meetings.length +
                        reading.assessments.length}
                  </Cell>
                  <Cell label={heads[4]}>
                    <span class="why">{printable(report?.because ?? '')}</span>
                  </Cell>
                </tr>
              );
            })}
          </tbody>
        ))}
      </table>
      {shelf.site.unrouted.length > 0 && (
        <>
          <h2>{words.reportsPage.unrouted}</h2>
          <ul class="plain">
            {shelf.site.unrouted.map(({ report, because }) => (
              <li>
                {shelf.outlet(report)}
                <span class="why">{because.map(printable).join('; ')}</span>
              </li>
            ))}
          </ul>
        </>
      )}
    </Layout>
  );
}

/** A reason names reports by id; people know them by their outlet. */
const named = (why: string, ids: readonly string[], outlet: (id: string) => string) =>
  ids.reduce((text, id) => text.replaceAll(id, outlet(id)), printable(why));
