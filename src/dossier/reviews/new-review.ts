import { createHash } from 'node:crypto';
import { entryId } from '../../reading/index.ts';
import type { Report } from '../../reports/index.ts';
import { citeOf, ParleyError, type Span } from '../../text/index.ts';
import { type AddedEntry, readAddedEntry } from './add-entries.ts';
import type { Review, ReviewAction } from './review.ts';

/** Words that a person selected, and what they are. */
export interface Selection extends Span {
  readonly entity: AddedEntry['entity'];
  /**
   * Fields of the entry by their names (docs/record.md), where they are known: `{ type: 'reject', by: ['state:RUS'] }`. The others are not stated.
   * `cites` are the selected words unless given; further ones come after them.
   */
  readonly fields?: Readonly<Record<string, unknown>>;
  /** Tells two entries of one kind on the same words apart: their type, say. */
  readonly discriminator?: string;
  /** What made it, when not a person's hand: `import csv`. Default `review`. */
  readonly rule?: string;
}

/**
 * Makes a whole entry of selected words: its id from its evidence, `checked: added`, `cites` exact, absent fields not stated. What an `add` review
 * carries; used by the pages, the API and imports alike.
 *
 * ```ts
 * const entry = entryFromSelection(report, { entity: 'move', start: 12, end: 20, fields: { type: 'reject', by: ['state:RUS'] } });
 * await store.review([addReview(entry, { by: 'ann', at: new Date().toISOString() })]);
 * ```
 * Fields without which the entry would say nothing have to be given: a move's `type`, a meeting's and an agreement's `status`, a position's `actor`,
 * `issue`, `stance` and `polarity`, a shift's `actor` and `direction`, an affiliation's `person` and `role`, an actor's `kind`, an assessment's
 * `kind` and `polarity`, a condition's `kind` and `operator`, an event's `plover`, a time's `type`.
 *
 * @throws {ParleyError} `review-invalid`, naming the field.
 */
export function entryFromSelection(
  report: Report,
  { entity, start, end, fields = {}, discriminator, rule }: Selection,
): AddedEntry {
  if (!Number.isInteger(start) || !Number.isInteger(end) || start < 0 || start >= end || end > report.text.length)
    throw invalid(`${start} to ${end} are no words of ${report.id}, whose text has ${report.text.length} units`);
  const cite = citeOf(report, { start, end });
  const id = entryId(report, entity, { start, end }, discriminator);
  const { id: _, entity: __, checked: ___, reviewed: ____, rule: _____, confidence: ______, ...given } = fields;
  const base = { id, entity, basis: 'text', rule: rule ?? 'review', confidence: 1, checked: 'added' };
  const shared = entity === 'actor' ? { mentions: [cite] } : { voice: { kind: 'reporter' }, cites: [cite] };
  const read = readAddedEntry(id, { ...base, ...shared, ...NOT_STATED[entity](cite), ...given });
  if (!read.ok) throw invalid(`This cannot be a ${entity}: ${read.because}`);
  return read.entry;
}

type Cited = ReturnType<typeof citeOf>;

/** What an entry has in the fields that nobody gave. Fields that have to be given are absent. */
const NOT_STATED: { readonly [entity in AddedEntry['entity']]: (cite: Cited) => object } = {
  actor: cite => ({ name: cite.exact, aliases: [], partOf: null, ids: {} }),
  time: cite => ({
    cite,
    value: null,
    edtf: null,
    granularity: 'none',
    earliest: null,
    latest: null,
    anchor: null,
    modifier: null,
  }),
  affiliation: () => ({ organisation: null, from: null, to: null, flags: [] }),
  statement: cite => ({
    speaker: { actor: null, cite: null },
    onBehalfOf: null,
    coSpeakers: [],
    chain: [],
    cue: { cite: null, lemma: null, stance: 'neutral' },
    content: [cite],
    quotation: 'indirect',
    record: 'named',
    addressee: null,
    medium: null,
    time: null,
    place: null,
    habitual: false,
    hedges: [],
    polarity: 'positive',
    inside: null,
    refersTo: [],
    about: [],
  }),
  meeting: () => ({
    format: null,
    level: null,
    date: null,
    duration: null,
    venue: null,
    host: null,
    parties: [],
    thirdParties: [],
    delegations: [],
    ordinals: [],
    agenda: [],
    outcome: null,
  }),
  move: () => ({
    by: [],
    voicedBy: null,
    to: [],
    object: null,
    terms: [],
    conditions: [],
    respondsTo: [],
    date: null,
    atMeeting: null,
    deadline: null,
    force: 'explicit',
    status: 'open',
    manner: null,
    accordingTo: null,
    standing: false,
    otherMentions: [],
  }),
  condition: cite => ({
    setBy: null,
    debtor: null,
    on: 'generic',
    requires: cite,
    quantity: null,
    place: null,
    deadline: null,
    state: 'asserted',
    stateBy: null,
  }),
  position: () => ({ redLine: false, conditionalOn: [], from: null, to: null, justifications: [] }),
  shift: () => ({ issue: null, from: null, to: null, triggers: [] }),
  account: cite => ({ holders: [], claim: cite, blames: [], exculpates: [], causes: [], statements: [], opposes: [] }),
  agreement: cite => ({
    name: cite.exact,
    stage: null,
    parties: [],
    thirdParties: [],
    signed: null,
    inEffect: null,
    ended: null,
    terms: [],
    declarations: [],
  }),
  assessment: () => ({ by: 'reporter' }),
  event: () => ({ cameo: null, actor: [], recipient: [], date: null, place: null, of: null, auxiliary: [] }),
  discrepancy: cite => ({
    scope: 'within a report',
    versions: [{ value: cite.exact, voice: { kind: 'reporter' }, cites: [cite] }],
    severity: 'medium',
    why: 'a reviewer says so',
    resolution: null,
  }),
};

/** A decision as a person makes it; what is not given is null. */
export interface Decision {
  readonly by: string;
  /** ISO 8601. */
  readonly at: string;
  readonly action: ReviewAction;
  readonly entry: string;
  readonly field?: string | null;
  readonly value?: string | null;
  readonly reason?: string | null;
}

/** The review of a decision. Its id is made from the whole of it, so that sending it twice says it once. */
export function newReview({ by, at, action, entry, field = null, value = null, reason = null }: Decision): Review {
  const id = createHash('sha256')
    .update(JSON.stringify([at, by, entry, action, field, value, reason]))
    .digest('hex');
  return { id: id.slice(0, 24), at, by, entry, action, field, value, reason };
}

/** The review that adds an entry made by `entryFromSelection`. */
export function addReview(
  entry: AddedEntry,
  { by, at, reason = null }: { readonly by: string; readonly at: string; readonly reason?: string | null },
): Review {
  return newReview({ by, at, action: 'add', entry: entry.id, value: JSON.stringify(entry), reason });
}

/** The review that corrects a field; `value` is the field's own value, `null` for what is not stated. */
export function correctReview(
  entry: string,
  field: string,
  value: unknown,
  { by, at, reason = null }: { readonly by: string; readonly at: string; readonly reason?: string | null },
): Review {
  return newReview({ by, at, action: 'correct', entry, field, value: JSON.stringify(value), reason });
}

const invalid = (because: string) =>
  new ParleyError('review-invalid', because, 'docs/record.md has the fields and words of every entry.');
