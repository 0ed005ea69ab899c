import type {
  Account,
  Actor,
  Agreement,
  Assessment,
  Condition,
  Discrepancy,
  Meeting,
  Move,
  Position,
  Shift,
  Statement,
} from '../../reading/index.ts';
import { GLYPHS } from './ink.ts';
import { printable } from './mark-passage.ts';

/** One entry as a line to look at: a sign, what it is, and the words it rests on. */
export interface EntryLine {
  readonly glyph: string;
  readonly title: string;
  readonly words: string | null;
}

/** Names of a reading's actors by id; an id without an actor shows as itself, for that is a fault worth seeing. */
export type NameOf = (id: string | null) => string;

export function namesOf(actors: readonly Actor[]): NameOf {
  const names = new Map(actors.map(({ id, name }) => [id, printable(name)]));
  return id => (id === null ? 'not stated' : (names.get(id) ?? id));
}

const list = (ids: readonly string[], nameOf: NameOf) =>
  ids.length === 0 ? 'not stated' : ids.map(nameOf).join(' and ');
const parts = (...values: readonly (string | null | undefined | false)[]) =>
  values.filter((value): value is string => typeof value === 'string' && value !== '').join(' · ');
const shorten = (text: string, length = 160) => {
  const plain = printable(text).trim();
  return plain.length <= length ? plain : `${plain.slice(0, length - 1).trimEnd()}…`;
};

export function describeStatement(statement: Statement, nameOf: NameOf): EntryLine {
  const via = statement.chain.filter(({ role }) => role === 'agency' || role === 'other outlet' || role === 'document');
  return {
    glyph: GLYPHS.statement,
    title: parts(
      nameOf(statement.speaker.actor),
      statement.onBehalfOf !== null && `for ${nameOf(statement.onBehalfOf)}`,
      statement.cue.lemma === null ? statement.quotation : `${statement.cue.lemma}, ${statement.quotation}`,
      statement.cue.stance !== 'neutral' && statement.cue.stance,
      via.length > 0 && `via ${via.map(({ actor }) => nameOf(actor)).join(', ')}`,
      statement.inside !== null && 'inside the statement above',
    ),
    words: shorten(statement.content.map(({ exact }) => exact).join(' … ')),
  };
}

export function describeMove(move: Move, nameOf: NameOf): EntryLine {
  return {
    glyph: GLYPHS.move,
    title: parts(
      `${move.type}: ${list(move.by, nameOf)}${move.to.length > 0 ? ` → ${list(move.to, nameOf)}` : ''}`,
      move.terms.length > 0 && move.terms.map(({ cite }) => printable(cite.exact)).join(', '),
      move.deadline !== null && `by ${move.deadline}`,
      move.standing ? 'standing' : move.status,
      move.respondsTo.length > 0 && `answers a move (${move.respondsTo[0]!.basis})`,
      move.accordingTo !== null && 'as a source says',
    ),
    words: shorten(move.cites[0].exact),
  };
}

export function describeCondition(condition: Condition, nameOf: NameOf): EntryLine {
  return {
    glyph: GLYPHS.condition,
    title: parts(`${condition.operator} (${condition.kind})`, `set by ${nameOf(condition.setBy)}`, condition.state),
    words: shorten(condition.requires.exact),
  };
}

export function describeMeeting(meeting: Meeting, nameOf: NameOf): EntryLine {
  return {
    glyph: GLYPHS.meeting,
    title: parts(
      `meeting ${meeting.status}`,
      meeting.date ?? 'date not stated',
      meeting.venue === null ? null : printable(meeting.venue.name),
      meeting.format,
      meeting.level,
      meeting.duration,
      meeting.parties.length > 0 && list(meeting.parties, nameOf),
      ...meeting.thirdParties.map(({ actor, role }) => `${role}: ${nameOf(actor)}`),
    ),
    words: shorten(meeting.cites[0].exact),
  };
}

export function describeAgreement(agreement: Agreement, nameOf: NameOf): EntryLine {
  return {
    glyph: GLYPHS.agreement,
    title: parts(
      `agreement: ${printable(agreement.name)}`,
      agreement.status,
      agreement.parties.length > 0 && list(agreement.parties, nameOf),
      ...agreement.thirdParties.map(({ actor, role }) => `${role}: ${nameOf(actor)}`),
    ),
    words: null,
  };
}

export function describeAccount(account: Account, nameOf: NameOf): EntryLine {
  return {
    glyph: GLYPHS.account,
    title: parts(
      `${list(account.holders, nameOf)} blames ${list(account.blames, nameOf)}`,
      account.opposes.length > 0 && 'opposed by another account',
    ),
    words: shorten(account.claim.exact),
  };
}

export function describePosition(position: Position, nameOf: NameOf): EntryLine {
  return {
    glyph: GLYPHS.position,
    title: parts(
      `${nameOf(position.actor)} ${position.polarity}: ${printable(position.issue)}`,
      position.redLine && 'red line',
    ),
    words: shorten(position.stance),
  };
}

export function describeShift(shift: Shift, nameOf: NameOf): EntryLine {
  return {
    glyph: GLYPHS.position,
    title: `${nameOf(shift.actor)} has become ${shift.direction}`,
    words: shorten(shift.cites[0].exact),
  };
}

export function describeAssessment(assessment: Assessment): EntryLine {
  return {
    glyph: GLYPHS.assessment,
    title: parts(`${assessment.by}'s ${assessment.kind}`, assessment.polarity),
    words: shorten(assessment.cites[0].exact),
  };
}

export function describeDiscrepancy(discrepancy: Discrepancy): EntryLine {
  return {
    glyph: GLYPHS.discrepancy,
    title: parts(`${discrepancy.kind}: ${discrepancy.verdict}`, printable(discrepancy.why)),
    words: discrepancy.versions.map(({ cites }) => `“${shorten(cites[0].exact, 60)}”`).join(' against '),
  };
}
