import { type DayNumber, dayNumber } from './calendar.ts';
import { DATED_EVENTS, type DatedEventRow } from './tables.ts';

/** A dated thing of the world that the report is about. */
export interface DatedEvent {
  readonly name: string;
  readonly start: DayNumber;
}

const dayOf = (iso: string): DayNumber => {
  const [year, month, day] = iso.split('-').map(Number);
  return dayNumber(year!, month!, day!);
};

/** A report published after the end of an event may still count from it for this long. */
const AFTERMATH_DAYS = 30;

function couldBe({ start, end }: DatedEventRow, published: DayNumber | null): boolean {
  if (published === null) return end === null;
  return published >= dayOf(start) && (end === null || published <= dayOf(end) + AFTERMATH_DAYS);
}

/**
 * The event of rules/en/times-events.yaml that words like "its fourth year" are counted from: one of its words stands near them, and
 * the report names all that goes with it. Null when none or more than one fits; an event that has ended needs a day of publication.
 */
export function eventInView(text: string, near: string, published: DayNumber | null): DatedEvent | null {
  const sentence = near.toLowerCase();
  const fitting = DATED_EVENTS.filter(
    row =>
      couldBe(row, published) &&
      row.words.some(words => sentence.includes(words.toLowerCase())) &&
      row.with.every(words => text.includes(words)),
  );
  const [event, other] = fitting;
  return event === undefined || other !== undefined ? null : { name: event.event, start: dayOf(event.start) };
}
