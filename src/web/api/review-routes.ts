import { z } from 'zod';
import {
  ADDED_ENTITIES,
  addReview,
  applyReviews,
  effectOf,
  entryFromSelection,
  newReview,
  REVIEW_ACTIONS,
  type Review,
  subjectOf,
} from '../../dossier/index.ts';
import { type Entry, entriesOf } from '../../reading/index.ts';
import { agreementOf, conflictsOf, seenBy } from '../../store/index.ts';
import { pageIn, pageOf, paging } from './page.ts';
import { NOT_THERE, notFound, Problem, problemSchema } from './problem.ts';
import { type Asked, type Route, route } from './route.ts';
import { coder, entrySchema, id, reviewSchema, storable } from './schemas.ts';
import { onlyTogether, seenAs, signedBy } from './viewer.ts';

const by = coder.optional().describe('Whose decision it is; left out when logged in under a name.');
const reason = storable.max(5000).nullable().optional();
const TAKEN = { description: 'It is kept and counts.', schema: reviewSchema } as const;
const REFUSED = {
  404: NOT_THERE,
  409: { description: 'The id belongs to another review.', schema: problemSchema },
  422: { description: 'The decision cannot be meant: the field, the value or the entry.', schema: problemSchema },
} as const;

const conflict = z
  .strictObject({
    entry: z.string(),
    field: z.string().nullable(),
    reviews: z.array(reviewSchema),
    counts: reviewSchema,
    adjudicated: z.boolean(),
  })
  .meta({ id: 'Conflict' });

const waiting = z
  .strictObject({
    report: z.string(),
    entry: entrySchema,
    importance: z.number(),
    uncertainty: z.number(),
    score: z.number(),
  })
  .meta({ id: 'Waiting' });

const names = (most: number) =>
  storable
    .min(1)
    .max(2000)
    .refine(
      list => list.split(',').length <= most && list.split(',').every(name => name !== ''),
      'names with commas between',
    );

export const reviewRoutes: readonly Route[] = [
  route({
    id: 'listReviews',
    method: 'get',
    path: '/reviews',
    summary: 'What people decided, in the order it was written; undone ones too.',
    query: {
      ...paging,
      entry: id.optional(),
      report: id.optional().describe('Of this report and its entries.'),
      by: coder.optional(),
    },
    answers: { 200: { description: 'A page of the log.', schema: pageOf(reviewSchema) } },
    handle({ query }, asked) {
      const { entry, report } = query;
      const as = asked.live.blind ? seenAs(query.by, asked) : (query.by ?? null);
      const log = asked.live
        .reviews(as)
        .filter(review => entry === undefined || review.entry === entry)
        .filter(review => report === undefined || subjectOf(review.entry).report === report);
      return { status: 200, json: pageIn(log, query) };
    },
  }),
  route({
    id: 'addReview',
    method: 'post',
    path: '/reviews',
    summary: 'Decides on an entry, an actor, a report or a stretch of one. `value` as docs/record.md has it.',
    body: z.strictObject({
      id: storable.min(1).max(200).optional().describe('Sent again under the same id, a decision is kept once.'),
      by,
      entry: id,
      action: z.enum(REVIEW_ACTIONS),
      field: storable.max(100).nullable().optional(),
      value: storable.max(500_000).nullable().optional(),
      reason,
    }),
    answers: { 201: TAKEN, ...REFUSED },
    async handle({ body }, asked) {
      const { entry, action, field = null, value = null, reason: why = null } = body;
      const made = newReview({ by: signedBy(body.by, asked), at: asked.now, entry, action, field, value, reason: why });
      const review = body.id === undefined ? made : { ...made, id: body.id };
      // The very same decision sent again is the one that is kept.
      const kept = asked.live.reviews(asked.live.blind ? review.by : null).find(one => one.id === body.id);
      if (kept !== undefined && same(kept, review)) return { status: 201, json: kept };
      await fits(review, asked);
      await asked.live.review([review]);
      return { status: 201, json: review };
    },
  }),
  route({
    id: 'undoReview',
    method: 'post',
    path: '/reviews/{id}/undo',
    summary: 'Takes a decision back. Taking the undoing back brings it in again.',
    params: { id },
    body: z.strictObject({ by, reason }),
    answers: { 201: TAKEN, ...REFUSED },
    async handle({ params, body }, asked) {
      const signature = signedBy(body.by, asked);
      const known = asked.live.reviews(asked.live.blind ? signature : null).some(review => review.id === params.id);
      if (!known) throw notFound(`review ${params.id}`);
      const review = newReview({
        by: signature,
        at: asked.now,
        action: 'undo',
        entry: params.id,
        reason: body.reason ?? null,
      });
      await asked.live.review([review]);
      return { status: 201, json: review };
    },
  }),
  route({
    id: 'addEntry',
    method: 'post',
    path: '/entries',
    summary: 'Adds an entry by hand: words of a report, and what they are. Fields that are not given are not stated.',
    body: z.strictObject({
      by,
      report: id,
      start: z.int().min(0).describe('UTF-16 code units, as in every cite.'),
      end: z.int().min(1),
      entity: z.enum(ADDED_ENTITIES as readonly [string, ...string[]]),
      fields: z.record(z.string(), z.json()).optional(),
      discriminator: storable.max(100).optional().describe('Tells two entries of one kind on the same words apart.'),
      reason,
    }),
    answers: {
      201: { description: 'It is kept.', schema: z.strictObject({ review: reviewSchema, entry: entrySchema }) },
      ...REFUSED,
    },
    async handle({ body }, asked) {
      const reading = await asked.live.reading(body.report);
      if (reading === null) throw notFound(`report ${body.report}`);
      const { start, end, fields = {}, discriminator } = body;
      const entry = entryFromSelection(reading.report, {
        entity: ADDED_ENTITIES.find(one => one === body.entity)!,
        start,
        end,
        fields,
        ...(discriminator === undefined ? {} : { discriminator }),
      });
      const review = addReview(entry, { by: signedBy(body.by, asked), at: asked.now, reason: body.reason ?? null });
      await asked.live.review([review]);
      return { status: 201, json: { review, entry } };
    },
  }),
  route({
    id: 'listConflicts',
    method: 'get',
    path: '/conflicts',
    summary: 'Where reviewers decided the same matter differently. The latest counts meanwhile; none is lost.',
    query: paging,
    answers: { 200: { description: 'A page of them.', schema: pageOf(conflict) } },
    handle({ query }, asked) {
      onlyTogether(asked);
      return { status: 200, json: pageIn(conflictsOf(asked.live.reviews()), query) };
    },
  }),
  route({
    id: 'getAgreement',
    method: 'get',
    path: '/agreement',
    summary: 'How far coders agree, field by field (Krippendorff’s alpha for names).',
    query: {
      coders: names(20).optional().describe('`ann,ben`; all when not said.'),
      fields: names(50).optional().describe('`type,date`; the fields people corrected when not said.'),
      entity: z.enum(ADDED_ENTITIES as readonly [string, ...string[]]).optional(),
    },
    answers: {
      200: {
        description: 'One row for each field.',
        schema: z.strictObject({
          coders: z.array(z.string()),
          fields: z.array(
            z.strictObject({
              field: z.string(),
              units: z.int(),
              agreed: z.number(),
              alpha: z.number().nullable(),
            }),
          ),
        }),
      },
    },
    async handle({ query }, asked) {
      onlyTogether(asked);
      const { live } = asked;
      const all = [...new Set(live.reviews().map(review => review.by))].sort();
      const coders = query.coders?.split(',') ?? all;
      const log = coders.flatMap(one => seenBy(one, live.reviews()));
      const corrected = new Set([...effectOf(log).corrections.values()].flatMap(fields => [...fields.keys()]));
      const fields = query.fields?.split(',') ?? [...corrected].sort();
      const entries = await codedEntries(log, query.entity, asked);
      return { status: 200, json: { coders, fields: agreementOf(entries, log, fields) } };
    },
  }),
  route({
    id: 'getQueue',
    method: 'get',
    path: '/queue',
    summary: 'The entries that wait for a person, most worth a look first.',
    query: { ...paging, as: coder.optional().describe('What waits for this reviewer.') },
    answers: { 200: { description: 'A page of them.', schema: pageOf(waiting) } },
    handle({ query }, asked) {
      const page = pageIn(asked.live.queue(seenAs(query.as, asked)), query);
      const items = page.items.map(({ entry, importance, uncertainty, score }) => ({
        report: entry.cites[0].report,
        entry,
        importance,
        uncertainty,
        score,
      }));
      return { status: 200, json: { ...page, items } };
    },
  }),
];

const same = (a: Review, b: Review) => JSON.stringify({ ...a, at: '' }) === JSON.stringify({ ...b, at: '' });

/** Refuses a decision on what is not there, or that its report does not bear. Discrepancies of dossiers have ids of their own making. */
async function fits(review: Review, { live }: Asked): Promise<void> {
  const { kind, report, end } = subjectOf(review.entry);
  if (review.action === 'undo') {
    if (!live.reviews(live.blind ? review.by : null).some(({ id: known }) => known === review.entry))
      throw notFound(`review ${review.entry}`);
    return;
  }
  if (review.action === 'comment' || review.action === 'resolve') return;
  const reading = await live.reading(report, live.blind ? review.by : null);
  // Actors of the reference list are in many reports.
  if (reading === null && kind === 'listed' && !['include', 'exclude'].includes(review.action)) return;
  if (reading === null) throw notFound(`report ${report}`);
  if (kind === 'listed') return;
  if (kind === 'passage') {
    if (end > reading.report.text.length) throw cannot(`The stretch lies outside the text of ${report}`);
    return;
  }
  if (review.action !== 'add' && ![...entriesOf(reading), ...reading.actors].some(one => one.id === review.entry))
    throw notFound(`entry ${review.entry}`);
  const [objection] = applyReviews(reading, [review]).notices.slice(reading.notices.length);
  if (objection !== undefined) throw cannot(objection.because);
}

const cannot = (because: string) =>
  new Problem(422, 'review-invalid', because, 'docs/record.md has the fields and words of every entry.');

/** The entries that somebody of these decided on, as the machine made them, and those they added. */
async function codedEntries(log: readonly Review[], entity: string | undefined, { live }: Asked): Promise<Entry[]> {
  const coded = new Set(log.map(({ entry }) => entry));
  const reports = new Set([...coded].map(entry => subjectOf(entry).report));
  const entries = new Map<string, Entry>();
  for (const report of reports) {
    const machine = await live.store.reading(report);
    const applied = await live.reading(report);
    for (const reading of [applied, machine])
      for (const entry of reading === null ? [] : entriesOf(reading))
        if (coded.has(entry.id) && (entity === undefined || entry.entity === entity)) entries.set(entry.id, entry);
  }
  return [...entries.values()];
}
