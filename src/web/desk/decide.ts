import {
  addReview,
  correctReview,
  entryFromSelection,
  newReview,
  type Review,
  reviewProblem,
  standingReviews,
} from '../../dossier/index.ts';
import { type Actor, type Entry, entryId, type Reading } from '../../reading/index.ts';
import { citeOf, ParleyError, type Span } from '../../text/index.ts';
import { words } from '../words.ts';
import { correctedValue, fieldForms } from './correct-fields.ts';
import type { Desk } from './desk.ts';
import { seenAs } from './queue.ts';

/** A form as it came: every field may be there, several times, or not. */
export type Sent = ReadonlyMap<string, readonly string[]>;

export interface Signed {
  readonly by: string;
  readonly at: string;
}

const refusal = (code: string, message: string, next: string) => new ParleyError(code, message, next);
const unknownEntry = () => refusal('entry-unknown', words.desk.unknownEntry, words.desk.unknownEntryNext);
const broken = () => refusal('form-broken', words.desk.formBroken, words.desk.staleNext);

const one = (sent: Sent, name: string): string => {
  const value = sent.get(name)?.[0];
  if (value === undefined) throw broken();
  return value;
};
const maybe = (sent: Sent, name: string): string | null => {
  const value = sent.get(name)?.[0]?.trim();
  return value === undefined || value === '' ? null : value;
};

/**
 * The reviews that a form of the desk stands for. Nothing is kept here: whoever calls keeps them all or none.
 *
 * @throws {ParleyError} where the form cannot be meant; the message is for the person who sent it.
 */
export async function reviewsOf(desk: Desk, sent: Sent, signed: Signed): Promise<readonly Review[]> {
  const reviews = await meant(desk, sent, signed);
  for (const review of reviews) {
    const problem = reviewProblem(review);
    if (problem !== null) throw refusal('review-invalid', capitalised(problem), words.desk.staleNext);
  }
  return reviews;
}

const capitalised = (text: string) => `${text.charAt(0).toUpperCase()}${text.slice(1)}.`;

async function meant(desk: Desk, sent: Sent, signed: Signed): Promise<readonly Review[]> {
  const action = one(sent, 'action');
  switch (action) {
    case 'confirm':
    case 'reject': {
      const { entry } = await entryOf(desk, one(sent, 'entry'), signed);
      return [newReview({ ...signed, action, entry: entry.id, reason: maybe(sent, 'reason') })];
    }
    case 'correct':
      return corrections(await entryOf(desk, one(sent, 'entry'), signed), sent, signed);
    case 'undo':
      return [undone(desk, one(sent, 'review'), signed)];
    case 'add':
      return [await added(desk, sent, signed)];
    case 'resolve':
      return [resolved(desk, sent, signed)];
    case 'rename':
    case 'merge':
    case 'withhold':
    case 'name':
      return onActor(desk, action, sent, signed);
    default:
      throw broken();
  }
}

type Found = { readonly reading: Reading; readonly entry: Entry | Actor };

async function entryOf(desk: Desk, id: string, { by }: Signed): Promise<Found> {
  const found = await desk.live.entry(id, seenAs(desk, by));
  if (found === null) throw unknownEntry();
  return found;
}

/** A review for each field that is not as it was. */
function corrections({ entry }: Found, sent: Sent, signed: Signed): Review[] {
  if (entry.entity === 'actor') throw broken();
  const made = fieldForms(entry.entity).flatMap(form => {
    const given = sent.get(`field.${form.field}`);
    // A list of which nothing is chosen is not sent; its name then is.
    const value =
      given === undefined && !sent.has(`has.${form.field}`) ? undefined : correctedValue(entry, form, given ?? []);
    return value === undefined
      ? []
      : [correctReview(entry.id, form.field, value, { ...signed, reason: maybe(sent, 'reason') })];
  });
  if (made.length === 0) throw refusal('no-change', words.desk.noChange, words.desk.noChangeNext);
  return made;
}

/** Only one's own decision is taken back, and only once. */
function undone(desk: Desk, id: string, signed: Signed): Review {
  const mine = standingReviews(desk.live.reviews(signed.by)).some(review => review.id === id);
  if (!mine) throw unknownEntry();
  return newReview({ ...signed, action: 'undo', entry: id });
}

/** An entry made of selected words, or a stretch that is set aside or read after all. */
async function added(desk: Desk, sent: Sent, signed: Signed): Promise<Review> {
  const reading = await desk.live.reading(one(sent, 'report'), seenAs(desk, signed.by));
  if (reading === null) throw unknownEntry();
  const { report } = reading;
  const span = selected(report.text, sent);
  const what = one(sent, 'what');
  if (what === 'boilerplate' || what === 'body') {
    const action = what === 'boilerplate' ? 'exclude' : 'include';
    return newReview({ ...signed, action, entry: entryId(report, 'passage', span), value: maybe(sent, 'label') });
  }
  const [entity, kind] = what.split(':') as [string, string?];
  const fields = Object.entries(FRESH).find(([name]) => name === entity)?.[1](
    kind ?? '',
    citeOf(report, span).exact,
    sent,
  );
  if (fields === undefined) throw broken();
  const entry = entryFromSelection(report, {
    entity: entity as Entry['entity'],
    ...span,
    fields,
    ...(kind === undefined ? {} : { discriminator: kind }),
  });
  return addReview(entry, { ...signed, reason: maybe(sent, 'reason') });
}

/** Fields without which an added entry would say nothing; `kind` is chosen with it. */
const FRESH: {
  readonly [entity: string]: (kind: string, exact: string, sent: Sent) => Readonly<Record<string, unknown>>;
} = {
  statement: () => ({}),
  move: (type, _, sent) => ({ type, by: actorsIn(sent) }),
  meeting: (status, _, sent) => ({ status, parties: actorsIn(sent) }),
  condition: (operator, _, sent) => ({ kind: 'other', operator, setBy: actorsIn(sent)[0] ?? null }),
  agreement: (status, _, sent) => ({ status, parties: actorsIn(sent) }),
  assessment: kind => ({ kind, polarity: 'neutral' }),
};
const actorsIn = (sent: Sent) => (sent.get('by') ?? []).filter(id => id !== '');

/** The selected words: by their offsets, or, without a script, by the words themselves where they stand but once. */
function selected(text: string, sent: Sent): Span {
  const [start, end] = [Number(maybe(sent, 'start') ?? Number.NaN), Number(maybe(sent, 'end') ?? Number.NaN)];
  const quote = maybe(sent, 'words');
  if (Number.isInteger(start) && Number.isInteger(end) && start >= 0 && start < end && end <= text.length) {
    const exact = text.slice(start, end);
    const lead = exact.length - exact.trimStart().length;
    if (exact.trim() !== '') return { start: start + lead, end: start + lead + exact.trim().length };
  }
  const at = quote === null ? -1 : text.indexOf(quote);
  if (quote === null || at < 0 || text.indexOf(quote, at + 1) >= 0)
    throw refusal('words-unknown', words.desk.noWords, words.desk.noWordsNext);
  return { start: at, end: at + quote.length };
}

function resolved(desk: Desk, sent: Sent, signed: Signed): Review {
  const id = one(sent, 'entry');
  const known = desk.live.site().dossiers.some(({ discrepancies }) => discrepancies.some(other => other.id === id));
  const value = maybe(sent, 'other') ?? maybe(sent, 'value');
  if (!known || value === null) throw known ? broken() : unknownEntry();
  return newReview({ ...signed, action: 'resolve', entry: id, value, reason: maybe(sent, 'reason') });
}

/** An actor of a dossier stands in many readings, under an id in each: a new name is given to all of them. */
function onActor(desk: Desk, action: 'rename' | 'merge' | 'withhold' | 'name', sent: Sent, signed: Signed): Review[] {
  const reason = maybe(sent, 'reason');
  const ids = actorIds(desk, one(sent, 'dossier'), one(sent, 'actor'));
  if (action === 'rename') {
    const name = maybe(sent, 'name');
    if (name === null) throw broken();
    return ids.map(id => correctReview(id, 'name', name, { ...signed, reason }));
  }
  if (action !== 'merge')
    return ids.map(entry =>
      newReview({ ...signed, action: action === 'withhold' ? 'exclude' : 'include', entry, reason }),
    );
  const others = actorIds(desk, one(sent, 'dossier'), one(sent, 'same'));
  const [first, other] = [ids[0]!, others.find(id => !ids.includes(id))];
  if (other === undefined) throw unknownEntry();
  return [newReview({ ...signed, action: 'merge', entry: first, value: other, reason })];
}

/** The ids under which the readings have an actor of a dossier, given by its name. */
function actorIds(desk: Desk, dossier: string, name: string): readonly string[] {
  const { dossiers, readings } = desk.live.site();
  const actor = dossiers
    .find(({ id }) => id === dossier)
    ?.actors.find(one => one.name === name || one.spellings.includes(name));
  if (actor === undefined) throw unknownEntry();
  const names = new Set([actor.name, ...actor.spellings]);
  const reports = new Set(actor.reports);
  const ids = readings
    .filter(({ report }) => reports.has(report.id))
    .flatMap(({ actors }) => actors.filter(one => names.has(one.name)).map(({ id }) => id));
  if (ids.length === 0) throw unknownEntry();
  return [...new Set(ids)];
}
