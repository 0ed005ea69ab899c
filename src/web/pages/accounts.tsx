import { brief, printable, slugOf, withDates } from '../format.ts';
import { pageOf, partsOf } from '../paging.ts';
import { Quoted } from '../parts/field.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import type { Place } from '../parts/place.ts';
import type { Shelf } from '../site.ts';
import { words } from '../words.ts';

const MOST_CLAIMS = 12;
const ACCOUNTS_A_PAGE = 24;

const accountSections = ({ dossier }: Shelf) => [{ key: 'accounts', items: dossier.accounts }];
export const accountParts = (shelf: Shelf) => partsOf(accountSections(shelf), ACCOUNTS_A_PAGE);

/** The sides' accounts of who is to blame, beside one another, each in its own words. */
export function AccountsPage({ place }: { readonly place: Place }) {
  const { accounts } = place.shelf.dossier;
  const holders = new Map(accounts.map(one => [one.id, words.list(one.holders.map(printable))] as const));
  const shown = pageOf(accountSections(place.shelf), place.part, ACCOUNTS_A_PAGE).flatMap(({ items }) => items);
  return (
    <Layout place={place} title={words.views.accounts} view="accounts">
      <h1>{words.accounts.headline(accounts.length)}</h1>
      {accounts.length === 0 && <p class="absent">{words.accounts.empty}</p>}
      <div class="sides">
        {shown.map(({ id, blames, claims, acts, opposes }) => {
          const who = holders.get(id) || words.somebody;
          return (
            <section aria-labelledby={`a-${slugOf(id)}`}>
              <h2 id={`a-${slugOf(id)}`}>
                {blames.length === 0
                  ? words.accounts.rejects(who)
                  : words.accounts.blames(who, words.list(blames.map(printable)))}
              </h2>
              {opposes.length > 0 && (
                <p class="label">
                  {words.accounts.opposes(
                    words.list([...new Set(opposes.map(other => holders.get(other) ?? words.somebody))]),
                  )}
                </p>
              )}
              <ul class="plain">
                {claims.slice(0, MOST_CLAIMS).map(({ words: said, report, cites }) => (
                  <li>
                    {cites[0] === undefined ? (
                      brief(said, 240)
                    ) : (
                      <Quoted place={place} cite={cites[0]} text={brief(said, 240)} />
                    )}
                    <span class="why">{place.shelf.outletAndDay(report)}</span>
                  </li>
                ))}
              </ul>
              {acts.length > 0 && (
                <>
                  <p class="label">{words.accounts.record}</p>
                  <ul class="inner">
                    {acts.slice(0, 6).map(({ record }) => (
                      <li>{withDates(brief(record, 120))}</li>
                    ))}
                  </ul>
                </>
              )}
            </section>
          );
        })}
      </div>
      <Pager place={place} view="accounts" parts={accountParts(place.shelf)} />
    </Layout>
  );
}
