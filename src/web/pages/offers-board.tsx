import type { MergedMove } from '../../dossier/index.ts';
import { brief, capital, formatDate, printable } from '../format.ts';
import { Quoted } from '../parts/field.tsx';
import { Glyph } from '../parts/glyph.tsx';
import type { Place } from '../parts/place.ts';
import { namesOf, type ToldThread } from '../threads.ts';
import { words } from '../words.ts';

/** So many moves stand side by side; of more, the first and the last ones. */
const COLUMNS = 3;
const ENDS = new Set<string>(['reject', 'withdraw offer', 'suspend talks', 'walk out', 'denounce']);

/** The moves of a thread in order of reply, each side on its own line, conditions hanging under the move that they bind. */
export function Board({ place, told }: { readonly place: Place; readonly told: ToldThread }) {
  const { moves } = told;
  const shown = moves.length <= COLUMNS ? moves : [moves[0]!, ...moves.slice(-(COLUMNS - 1))];
  const rows = rowsOf(place, shown);
  return (
    <ol class="board">
      {rows.map((side, i) => (
        <li class={`side row${i + 1}`} aria-hidden="true">
          {side}
        </li>
      ))}
      {shown.map((move, i) => {
        const told = isTold(place, move);
        const row = Math.max(0, rows.indexOf(rowName(place, move)));
        return (
          <li class={`move row${row + 1} col${i + 1}${told ? ' told' : ''}${ENDS.has(move.moveType) ? ' ends' : ''}`}>
            <MoveCard
              place={place}
              move={move}
              told={told}
              before={i === 0 ? [] : moves.slice(0, moves.indexOf(move))}
            />
            {i === 0 && shown.length < moves.length && (
              <span class="reply">{words.offers.more(moves.length - shown.length)}</span>
            )}
          </li>
        );
      })}
    </ol>
  );
}

/** A line for each of the first two sides that move here, one for everybody else. */
function rowsOf(place: Place, moves: readonly MergedMove[]): string[] {
  const names = [...new Set(moves.map(move => rowName(place, move)))];
  const own = place.shelf.parties
    .map(printable)
    .filter(party => names.includes(party))
    .slice(0, 2);
  const rest = names.filter(name => !own.includes(name));
  return rest.length === 0 ? own : [...own, ...rest].slice(0, 3);
}

const rowName = ({ shelf }: Place, { by }: MergedMove) =>
  printable(shelf.sideOf(by[0] ?? null) ?? by[0] ?? words.somebody);
const isTold = ({ shelf }: Place, move: MergedMove) =>
  move.standing || move.mentions.every(({ entry }) => shelf.moveEntry(entry)?.voice.kind === 'source about another');

interface CardProps {
  readonly place: Place;
  readonly move: MergedMove;
  readonly told: boolean;
  readonly before: readonly MergedMove[];
}

function MoveCard({ place, move, told, before }: CardProps) {
  const entry = place.shelf.moveEntry(move.mentions[0]?.entry ?? '');
  const conditions = [
    ...new Map(
      move.mentions
        .flatMap(mention => place.shelf.moveEntry(mention.entry)?.conditions ?? [])
        .flatMap(id => {
          const one = place.shelf.conditionEntry(id);
          return one === null ? [] : [[`${one.operator} ${one.requires.exact.toLowerCase()}`, one] as const];
        }),
    ).values(),
  ];
  const reply = replyBasis(place, move, before);
  return (
    <>
      <span class="when">
        <span>{whenOf(move)}</span>
        <span>{words.offers.by(namesOf(move.by))}</span>
      </span>
      <b>{capital(printable(move.type.preferred ?? move.moveType))}</b>
      <Quoted place={place} cite={move.cites[0]!} text={brief(move.wording.preferred ?? move.cites[0]!.exact, 96)} />
      {told && !move.standing && <span class="reply">{words.offers.told}</span>}
      {reply !== null && <span class="reply">{words.offers.reply[reply]}</span>}
      {entry !== null && move.to.length > 0 && <span class="reply">{words.offers.to(namesOf(move.to))}</span>}
      {conditions.map(({ operator, requires, state }) => (
        <div class="hangs">
          <Glyph layer="condition" />
          {capital(operator)} <Quoted place={place} cite={requires} text={brief(requires.exact, 70)} />
          <span class="reply">{capital(state)}</span>
        </div>
      ))}
    </>
  );
}

const whenOf = ({ date, firstReported, standing }: MergedMove) =>
  standing
    ? words.offers.standingShort
    : date.preferred !== null
      ? formatDate(date.preferred)
      : firstReported === null
        ? words.undated
        : words.offers.reportedOn(formatDate(firstReported));

/** How a reading ties the move to an earlier one of the thread; null where the record only puts them beside each other. */
function replyBasis({ shelf }: Place, move: MergedMove, before: readonly MergedMove[]) {
  const earlier = new Set(before.flatMap(({ mentions }) => mentions.map(({ entry }) => entry)));
  const bases = move.mentions
    .flatMap(({ entry }) => shelf.moveEntry(entry)?.respondsTo ?? [])
    .filter(one => earlier.has(one.move));
  if (bases.length === 0) return before.length === 0 ? null : ('topic' as const);
  return bases.find(({ basis }) => basis === 'explicit')?.basis ?? bases[0]!.basis;
}
