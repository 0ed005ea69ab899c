import { formatDate, printable } from '../format.ts';
import { Layout } from '../parts/layout.tsx';
import { linkToView, type Place } from '../parts/place.ts';
import { clashesOf } from '../site.ts';
import { isLive, type ToldThread, toldThreads } from '../threads.ts';
import { words } from '../words.ts';
import { ClashList } from './home-clashes.tsx';
import { OpenOffers } from './home-offers.tsx';
import { HomeSide } from './home-side.tsx';
import { WhoseMove } from './whose-move.tsx';

const MOST_ROWS = 6;

/** Where things stand: whose move is it, and does anyone disagree? */
export function HomePage({ place }: { readonly place: Place }) {
  const told = toldThreads(place.shelf);
  const live = told.filter(isLive);
  const rows = byInterest(
    place,
    live.filter(({ thread }) => thread.awaiting.length > 0),
  );
  const lines = headlineOf(place, rows);
  return (
    <Layout place={place} title={words.views.home} view="home">
      <div class="columns">
        <div>
          {lines.length > 0 && <p class="label">{words.home.kicker}</p>}
          <h1 class="home">
            {lines.length === 0
              ? words.views.home
              : lines.map(line => (
                  <>
                    {line}
                    <br />
                  </>
                ))}
          </h1>
          <p class="lede">{ledeOf(place, live)}</p>
          <WhoseMove place={place} threads={rows.slice(0, MOST_ROWS)} />
          {told.length > MOST_ROWS && (
            <p>
              <a href={linkToView(place, 'offers')}>{words.home.allThreads(told.length)}</a>
            </p>
          )}
          <OpenOffers place={place} threads={told} />
          <ClashList place={place} clashes={clashesOf(place.shelf.dossier)} />
        </div>
        <HomeSide place={place} />
      </div>
    </Layout>
  );
}

/** What somebody speaks of comes first, then what waits for a party of the dossier; of each the latest. */
function byInterest({ shelf }: Place, threads: readonly ToldThread[]): ToldThread[] {
  const interest = ({ thread: { awaiting } }: ToldThread) =>
    awaiting.some(({ basis }) => basis === 'asserted')
      ? 2
      : awaiting.some(({ side }) => shelf.parties.includes(side))
        ? 1
        : 0;
  return [...threads].sort((a, b) => interest(b) - interest(a));
}

/** "Russia’s offer of talks waits for Ukraine." One line for each awaited party, by its latest thread. */
function headlineOf({ shelf }: Place, threads: readonly ToldThread[]): string[] {
  const waiting = threads.filter(({ computed }) => computed.length === 1 && shelf.parties.includes(computed[0]!.side));
  const sides = [...new Set(waiting.map(({ computed }) => computed[0]!.side))].slice(0, 2);
  return sides.map(side => {
    const mine = waiting.filter(({ computed }) => computed[0]!.side === side);
    // A headline names who moved, wherever a report does.
    const { title } = mine.find(({ opening }) => opening.by.length > 0) ?? mine[0]!;
    return words.home.waits(title, printable(side));
  });
}

/** Who claims that it is whose move: "Russia says the next step is Ukraine’s. Ukraine has not said whose turn it is." */
function ledeOf({ shelf }: Place, threads: readonly ToldThread[]): string {
  const claims = threads.flatMap(({ thread }) => thread.awaiting.filter(({ basis }) => basis === 'asserted'));
  if (claims.length === 0) return words.home.noClaim;
  const said = claims.map(({ by, side, since }) => {
    const who = shelf.sideOf(by) ?? (by === null ? words.home.asReportersSubject : printable(by));
    return { who, text: words.home.says(who, printable(side), since === null ? null : formatDate(since)) };
  });
  const silent = shelf.parties.filter(party => !said.some(({ who }) => who === party));
  return [
    ...new Set(said.map(({ text }) => text)),
    ...(silent.length === 0 ? [] : [words.home.silent(silent.map(printable))]),
  ].join(' ');
}
