import type { Grounding } from '../grounding/index.ts';
import type { MoveDraft } from './move-draft.ts';

/**
 * To whom a move is made: whom its clause or its statement addresses; else, marked as guessed, the other of the two sides the report is about.
 */
export function addressed(grounding: Grounding, draft: MoveDraft, sides: readonly string[]): MoveDraft {
  const told = toAddressee(grounding, draft);
  return namesAnother(grounding, told, sides) ? told : guessed(told, sides);
}

/** What is said to somebody's face is said to him: "Peru told [Bolivia] that it would accept the plan". */
function toAddressee({ actors }: Grounding, draft: MoveDraft): MoveDraft {
  const addressee = draft.statement?.addressee ?? null;
  if (draft.to.length > 0 || addressee === null) return draft;
  const side = actors.sideOf(addressee);
  const isParty = NAMED_SIDES.has(actors.get(side)?.kind ?? 'other');
  return isParty && !draft.by.some(own => actors.sameSide(own, side)) ? { ...draft, to: [side] } : draft;
}

/** "threatened to hit [Chile]" in a report on Peru and Bolivia: the clause itself names whom it is about. */
function namesAnother({ actors }: Grounding, { span, by }: MoveDraft, sides: readonly string[]): boolean {
  return actors
    .allAt(span)
    .map(actor => actors.sideOf(actor))
    .some(side => !sides.includes(side) && !by.includes(side) && NAMED_SIDES.has(actors.get(side)?.kind ?? 'other'));
}

const NAMED_SIDES: ReadonlySet<string> = new Set([
  'state',
  'armed organisation',
  'company',
  'union',
  'political party',
]);

/** In a report about two sides, what one of them says to nobody in particular is said to the other. */
function guessed(draft: MoveDraft, sides: readonly string[]): MoveDraft {
  if (draft.to.length > 0 || sides.length < 2) return draft;
  const [by] = draft.by;
  if (by === undefined || !sides.includes(by) || draft.by.length > 1) return draft;
  return { ...draft, to: sides.filter(side => side !== by), guessed: true };
}
