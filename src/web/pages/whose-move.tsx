import type { DossierAwaiting } from '../../dossier/index.ts';
import { brief, formatDate, printable, slugOf } from '../format.ts';
import { Sign } from '../parts/badge.tsx';
import { Cell, Heads, Quoted } from '../parts/field.tsx';
import { linkToView, type Place } from '../parts/place.ts';
import { assertedBy, differs, partOfThread, type ToldThread } from '../threads.ts';
import { words } from '../words.ts';

/** Whose move, thread by thread: as each side says it, as computed with its reason, and for how many days. */
export function WhoseMove({ place, threads }: { readonly place: Place; readonly threads: readonly ToldThread[] }) {
  const sides = place.shelf.parties.slice(0, 2);
  const others = threads.some(told => assertedBy(place.shelf, told, null).length > 0);
  const heads = [
    words.home.thread,
    ...sides.map(side => words.home.asSays(printable(side))),
    ...(others ? [words.home.asReporters] : []),
    words.home.computed,
    words.home.days,
  ];
  if (threads.length === 0) return null;
  return (
    <table class="stack whose">
      <Heads heads={heads} numbers={1} />
      <tbody>
        {threads.map(told => (
          <tr>
            <Cell label={words.home.thread} lead>
              <a
                class="plain title"
                href={linkToView(
                  place,
                  'offers',
                  `#t-${slugOf(told.thread.id)}`,
                  partOfThread(place.shelf, told.thread.id),
                )}
              >
                {told.title}
              </a>
              <span class="why">
                <Quoted
                  place={place}
                  cite={told.opening.cites[0]!}
                  text={brief(told.opening.wording.preferred ?? told.opening.cites[0]!.exact, 70)}
                />
              </span>
            </Cell>
            {[...sides, ...(others ? [null] : [])].map(side => (
              <Cell label={side === null ? words.home.asReporters : words.home.asSays(printable(side))}>
                <Said place={place} claims={assertedBy(place.shelf, told, side)} />
              </Cell>
            ))}
            <Cell label={words.home.computed}>
              <Computed place={place} told={told} sides={[...sides, null]} />
            </Cell>
            <Cell label={words.home.days} number>
              {told.waiting === null ? words.dash : words.days(told.waiting.days, told.waiting.bound)}
            </Cell>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Said({ place, claims }: { readonly place: Place; readonly claims: readonly DossierAwaiting[] }) {
  if (claims.length === 0) return <span class="absent">{words.notStated}</span>;
  return (
    <>
      {claims.slice(0, 2).map(({ side, by, cites, since }) => (
        <>
          <b>{words.possessive(printable(side))}</b>
          <span class="why">
            {cites[0] !== undefined && <Quoted place={place} cite={cites[0]} text={brief(cites[0].exact, 60)} />}
            {[by === null ? null : printable(by), since === null ? null : formatDate(since)]
              .filter(part => part !== null)
              .map(part => `, ${part}`)
              .join('')}
          </span>
        </>
      ))}
    </>
  );
}

function Computed({
  place,
  told,
  sides,
}: {
  readonly place: Place;
  readonly told: ToldThread;
  readonly sides: readonly (string | null)[];
}) {
  const { computed } = told;
  const against = sides.filter(side => differs(assertedBy(place.shelf, told, side), computed));
  return (
    <>
      <b>
        {computed.length === 0
          ? words.home.nobody
          : words.list(computed.map(({ side }) => words.possessive(printable(side))))}
      </b>
      <span class="why">
        {computed[0] === undefined ? words.home.noAnswerDue(told.thread.state) : printable(computed[0].why)}
      </span>
      {against.map(side => (
        <span class="why clash">
          <Sign /> {side === null ? words.home.differsReporter : words.home.differs(printable(side))}
        </span>
      ))}
    </>
  );
}
