import type { Entry, Reading } from '../../reading/index.ts';
import { brief, capital, formatDate, printable } from '../format.ts';
import { namesOf } from '../site.ts';
import { words } from '../words.ts';

/** What a person is asked about an entry, in one sentence; and what the entry is called in a list. */
export interface Question {
  readonly ask: string;
  readonly title: string;
}

export function questionOf(entry: Entry, reading: Reading): Question {
  const nameOf = namesOf(reading.actors);
  const named = (ids: readonly string[]) => ids.flatMap(id => nameOf(id) ?? []);
  const who = (ids: readonly string[]) => {
    const names = named(ids);
    return names.length === 0 ? words.somebodyInline : words.list(names);
  };
  const quote = brief(entry.cites[0].exact, 60);
  const { question, reader } = words;
  switch (entry.entity) {
    case 'move': {
      const to = named(entry.to);
      return {
        ask: question.move(who(entry.by), entry.type, to.length === 0 ? null : words.list(to)),
        title: reader.moveTitle(capital(who(entry.by)), entry.type, to.length === 0 ? null : words.list(to)),
      };
    }
    case 'condition': {
      const what = `${capital(entry.operator)} ${brief(withoutOperator(entry.operator, entry.requires.exact), 90)}`;
      return { ask: question.condition(nameOf(entry.setBy), what), title: brief(what, 60) };
    }
    case 'meeting': {
      const venue = entry.venue === null ? null : printable(entry.venue.name);
      const date = entry.date === null ? null : formatDate(entry.date);
      return {
        ask: question.meeting(entry.status, named(entry.parties), venue, date, entry.format),
        title: [question.meetingTitle(capital(entry.status)), venue, date].filter(part => part !== null).join(', '),
      };
    }
    case 'statement': {
      const speaker = nameOf(entry.speaker.actor) ?? entry.speaker.cite?.exact ?? null;
      const name = speaker === null ? words.somebodyInline : printable(speaker);
      return { ask: question.statement(name), title: `${capital(name)}: ${quote}` };
    }
    case 'agreement':
      return { ask: question.agreement(brief(entry.name, 60), entry.status), title: capital(brief(entry.name, 60)) };
    case 'position': {
      const holder = who([entry.actor]);
      return {
        ask: question.position(holder, brief(entry.stance, 120)),
        title: `${holder}: ${brief(entry.stance, 50)}`,
      };
    }
    case 'shift':
      return { ask: question.shift(who([entry.actor]), entry.direction), title: quote };
    case 'account': {
      const blamed = named(entry.blames);
      const whom = blamed.length === 0 ? null : words.list(blamed);
      return {
        ask: question.account(who(entry.holders), whom),
        title: whom === null ? quote : words.accounts.blames(who(entry.holders), whom),
      };
    }
    default:
      return { ask: question.assessment, title: quote };
  }
}

/** `only if only if the leaders met` says it twice. */
const withoutOperator = (operator: string, exact: string) =>
  exact.toLowerCase().startsWith(`${operator} `) ? exact.slice(operator.length + 1) : exact;
