import { brief, capital, daysBetween, printable } from '../format.ts';
import { Cell, Heads, Quoted, Value } from '../parts/field.tsx';
import { Glyph } from '../parts/glyph.tsx';
import type { Place } from '../parts/place.ts';
import { makersOf, namesOf, type ToldThread } from '../threads.ts';
import { words } from '../words.ts';

const OFFERS = new Set<string>([
  'offer talks',
  'invite',
  'propose meeting',
  'propose terms',
  'propose ceasefire',
  'counter-propose',
  'offer mediation',
]);
const MOST = 8;
const HEADS = [words.home.offer, words.home.fromTo, words.home.force, words.home.condition, words.home.age];

/** Offers that nobody has settled: the unanswered first, then those that were answered and still wait. */
export function OpenOffers({ place, threads }: { readonly place: Place; readonly threads: readonly ToldThread[] }) {
  const open = threads.filter(({ thread, opening }) => thread.state === 'open' && OFFERS.has(opening.moveType));
  const unanswered = open.filter(({ moves }) => moves.length === 1);
  const answered = open.filter(({ moves }) => moves.length > 1);
  return (
    <section aria-labelledby="open-offers">
      <h2 id="open-offers">{words.home.openOffers}</h2>
      {open.length === 0 ? (
        <p class="absent">{words.home.noOffers}</p>
      ) : (
        <OfferTable place={place} threads={unanswered} />
      )}
      {answered.length > 0 && (
        <>
          <p class="label">{words.home.answered}</p>
          <OfferTable place={place} threads={answered} />
        </>
      )}
    </section>
  );
}

function OfferTable({ place, threads }: { readonly place: Place; readonly threads: readonly ToldThread[] }) {
  if (threads.length === 0) return null;
  return (
    <table class="stack">
      <Heads heads={HEADS} numbers={1} />
      <tbody>
        {threads.slice(0, MOST).map(({ opening, title }) => {
          const entry = place.shelf.moveEntry(opening.mentions[0]?.entry ?? '');
          const conditions = (entry?.conditions ?? []).map(place.shelf.conditionEntry).filter(one => one !== null);
          const age = daysBetween(opening.date.preferred ?? opening.firstReported, place.shelf.dossier.standing.asOf);
          return (
            <tr>
              <Cell label={words.home.offer} lead>
                <Glyph layer="move" />
                <b>
                  <Value place={place} cites={opening.cites}>
                    {title}
                  </Value>
                </b>
                <span class="why">
                  <Quoted place={place} cite={opening.cites[0]!} text={brief(opening.wording.preferred ?? '', 64)} />
                </span>
              </Cell>
              <Cell label={words.home.fromTo}>
                {opening.to.length === 0
                  ? words.toNobody(makersOf(place.shelf, opening))
                  : words.fromTo(makersOf(place.shelf, opening), namesOf(opening.to))}
              </Cell>
              <Cell label={words.home.force}>{entry === null ? words.notStated : capital(entry.force)}</Cell>
              <Cell label={words.home.condition}>
                {conditions.length === 0 ? (
                  <span class="absent">{words.noneStated}</span>
                ) : (
                  conditions.map(({ operator, requires, state }) => (
                    <>
                      <Glyph layer="condition" />
                      <Value place={place} cites={[requires]}>
                        {capital(operator)} {brief(requires.exact, 60)}
                      </Value>
                      <span class="why">{printable(state)}</span>
                    </>
                  ))
                )}
              </Cell>
              <Cell label={words.home.age} number>
                {age === null ? words.dash : words.days(age, opening.date.preferred === null ? 'at least' : 'exact')}
              </Cell>
            </tr>
          );
        })}
      </tbody>
    </table>
  );
}
