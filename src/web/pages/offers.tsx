import { printable, slugOf } from '../format.ts';
import { pageOf, partsOf } from '../paging.ts';
import { Sign } from '../parts/badge.tsx';
import { Layout } from '../parts/layout.tsx';
import { Pager } from '../parts/pager.tsx';
import type { Place } from '../parts/place.ts';
import {
  assertedBy,
  differs,
  isLive,
  THREADS_A_PAGE,
  type ToldThread,
  threadSections,
  toldThreads,
} from '../threads.ts';
import { words } from '../words.ts';
import { Board } from './offers-board.tsx';

/** Offers and answers: what was answered, what hangs? A row for each thread, its moves from side to side. */
export function OffersPage({ place }: { readonly place: Place }) {
  const told = toldThreads(place.shelf);
  const live = told.filter(isLive);
  const sections = threadSections(place.shelf);
  const shown = pageOf(sections, place.part, THREADS_A_PAGE);
  const waits = new Map<string, number>();
  for (const { computed } of live) for (const { side } of computed) waits.set(side, (waits.get(side) ?? 0) + 1);
  const headline = words.offers.headline(
    live.length,
    [...waits].sort((a, b) => b[1] - a[1]).map(([side, n]) => [printable(side), n] as const),
  );
  return (
    <Layout place={place} title={words.views.offers} view="offers">
      <div class="head">
        <h1>{told.length === 0 ? words.views.offers : headline}</h1>
        <span class="label">{words.offers.sorted}</span>
      </div>
      {told.length === 0 && <p class="absent">{words.offers.empty}</p>}
      {shown.map(({ key, items, of }) =>
        key === 'waiting' ? (
          <Threads place={place} threads={items} />
        ) : (
          // What is folded away at first lies open where it is all that the page has.
          <details open={shown.length === 1}>
            <summary>{key === 'idle' ? words.offers.idle(of) : words.offers.closed(of)}</summary>
            <Threads place={place} threads={items} />
          </details>
        ),
      )}
      <Pager place={place} view="offers" parts={partsOf(sections, THREADS_A_PAGE)} />
      <p class="legend">
        {words.offers.legend.map(line => (
          <span>{line}</span>
        ))}
      </p>
    </Layout>
  );
}

function Threads({ place, threads }: { readonly place: Place; readonly threads: readonly ToldThread[] }) {
  return (
    <>
      <div class="thread-heads label">
        <span>{words.offers.heads.thread}</span>
        <span>{words.offers.heads.moves}</span>
        <span>{words.offers.heads.awaits}</span>
      </div>
      {threads.map(told => (
        <article class="thread" id={`t-${slugOf(told.thread.id)}`}>
          <div class="about">
            <h2 class="thread-title">{told.title}</h2>
            <span class="label">
              {words.offers.state(
                told.thread.state,
                told.moves.length,
                new Set(told.moves.flatMap(({ reports }) => reports)).size,
                Math.max(0, ...told.moves.map(({ independent }) => independent)),
              )}
            </span>
          </div>
          <Board place={place} told={told} />
          <Awaits place={place} told={told} />
        </article>
      ))}
    </>
  );
}

function Awaits({ place, told }: { readonly place: Place; readonly told: ToldThread }) {
  const { computed, waiting } = told;
  const sides = place.shelf.parties.slice(0, 2);
  const voices = [...sides, ...(assertedBy(place.shelf, told, null).length > 0 ? [null] : [])];
  return (
    <div class="awaits">
      <p class="who">
        {computed.length === 0 ? words.offers.nobody : words.list(computed.map(({ side }) => printable(side)))}
      </p>
      {computed.length > 0 &&
        (waiting === null ? (
          <span class="label">{words.offers.noCount}</span>
        ) : (
          <span class="label">
            {waiting.bound !== 'exact' && `${waiting.bound} `}
            <span class="days">{waiting.days}</span> {words.offers.dayWord}
          </span>
        ))}
      <dl>
        {voices.map(side => {
          const claims = assertedBy(place.shelf, told, side);
          return (
            <>
              <dt>{side === null ? words.offers.reporter : words.offers.says(printable(side))}</dt>
              <dd>
                {claims.length === 0 ? (
                  <span class="absent">{words.notStatedInline}</span>
                ) : (
                  words.list([...new Set(claims.map(claim => printable(claim.side)))])
                )}{' '}
                {differs(claims, computed) && <Sign label={words.offers.legend[3]} />}
              </dd>
            </>
          );
        })}
        <dt>{words.offers.computed}</dt>
        <dd>{computed.length === 0 ? words.offers.nobody : words.list(computed.map(({ side }) => printable(side)))}</dd>
      </dl>
    </div>
  );
}
