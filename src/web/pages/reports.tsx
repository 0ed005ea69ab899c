import { dateOr, printable } from '../format.ts';
import { onceFor } from '../once-for.ts';
import { pageOf, partsOf, type Section } from '../paging.ts';
import { Cell, Heads } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import { linkTo, type Place } from '../parts/place.ts';
import type { Shelf } from '../site.ts';
import { words } from '../words.ts';

const { heads } = words.reportsPage;

const REPORTS_A_PAGE = 100;
const MOST_REASONS = 6;
const MOST_UNROUTED = 200;

/** The reports by the source they go back to: the largest groups first, of equal ones the newest. */
const reportSections = onceFor(({ dossier }: Shelf): readonly Section<string>[] => {
  const published = new Map(dossier.reports.map(report => [report.id, report.published ?? ''] as const));
  return dossier.groups
    .map(({ id, reports }) => ({
      key: id,
      items: reports,
      latest:
        reports
          .map(one => published.get(one)!)
          .sort()
          .at(-1) ?? '',
    }))
    .sort((a, b) => b.items.length - a.items.length || (a.latest < b.latest ? 1 : -1));
});

export const reportParts = (shelf: Shelf) => partsOf(reportSections(shelf), REPORTS_A_PAGE);

const facts = onceFor(({ dossier }: Shelf) => ({
  reports: new Map(dossier.reports.map(report => [report.id, report] as const)),
  groups: new Map(dossier.groups.map(group => [group.id, group] as const)),
}));

/** The reports, grouped by the source they go back to. */
export function ReportsPage({ place }: { readonly place: Place }) {
  const { shelf } = place;
  const { reports, groups } = shelf.dossier;
  const { reports: byId, groups: groupsById } = facts(shelf);
  const shown = pageOf(reportSections(shelf), place.part, REPORTS_A_PAGE).map(({ key, items }) => ({
    ids: items,
    group: groupsById.get(key)!,
  }));
  return (
    <Layout place={place} title={words.views.reports} view="reports">
      <h1>{words.reportsPage.headline(reports.length, groups.length)}</h1>
      <p class="lede">{words.reportsPage.why}</p>
      <table class="stack">
        <Heads heads={heads} />
        {shown.map(({ ids, group: { reports: all, origin, because } }) => (
          <tbody>
            {all.length > 1 && (
              <tr>
                <td colspan={heads.length}>
                  <b>{words.reportsPage.goesBack(shelf.outletAndDay(origin))}</b>
                  {because.slice(0, MOST_REASONS).map(why => (
                    <span class="why">{named(why, all, shelf.outlet)}</span>
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
      <Pager place={place} view="reports" parts={reportParts(shelf)} />
      {place.part === 1 && shelf.site.unrouted.length > 0 && (
        <>
          <h2>{words.reportsPage.unrouted}</h2>
          <ul class="plain">
            {shelf.site.unrouted.slice(0, MOST_UNROUTED).map(({ report, because }) => (
              <li>
                {shelf.outlet(report)}
                <span class="why">{because.map(printable).join('; ')}</span>
              </li>
            ))}
            {shelf.site.unrouted.length > MOST_UNROUTED && (
              <li class="label">{words.offers.more(shelf.site.unrouted.length - MOST_UNROUTED)}</li>
            )}
          </ul>
        </>
      )}
    </Layout>
  );
}

/** A reason names reports by id; people know them by their outlet. */
const named = (why: string, ids: readonly string[], outlet: (id: string) => string) =>
  ids.reduce((text, id) => text.replaceAll(id, outlet(id)), printable(why));
