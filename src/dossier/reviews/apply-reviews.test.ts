import { readFileSync } from 'node:fs';
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { entriesOf } from '../../reading/index.ts';
import { isExact } from '../../text/index.ts';
import { makeDossier, openDossier } from '../open-dossier.ts';
import { sampleReading } from '../sample-reading.ts';
import { readAddedEntry } from './add-entries.ts';
import { applyReviews, NOT_APPLIED } from './apply-reviews.ts';
import { addReview, correctReview, entryFromSelection, newReview } from './new-review.ts';
import { effectOf, type Review, type ReviewAction, stampOf } from './review.ts';
import { withoutRejected } from './without-rejected.ts';

let clock = 0;
const when = () => new Date(Date.UTC(2026, 0, 1) + ++clock * 1000).toISOString();
const by = (who: string) => ({ by: who, at: when() });
const decide = (action: ReviewAction, entry: string, rest: Partial<Review> = {}, who = 'ann'): Review =>
  newReview({ ...by(who), action, entry, ...rest });

const text =
  'Ardania met Bellmark in Geneva. Ardania offered 20 percent. Bellmark rejected it. Ardania says Bellmark broke the truce. Give to account 17.';
const reading = sampleReading({
  id: 'news/r1',
  published: '2020-03-01',
  text,
  statements: [{ says: ['Bellmark broke the truce'], speaker: 'Ardania' }],
  meetings: [
    {
      says: 'met Bellmark in Geneva',
      status: 'held',
      parties: ['Ardania', 'Bellmark'],
      venue: 'Geneva',
      date: '2020-02-28',
    },
  ],
  moves: [
    { says: 'offered 20 percent', type: 'propose terms', by: ['Ardania'], to: ['Bellmark'] },
    { says: 'rejected it', type: 'reject', by: ['Bellmark'], to: ['Ardania'], answers: 0 },
  ],
  awaiting: [{ says: 'Give to account 17', side: 'Bellmark', by: 'Ardania', move: 0 }],
});
const [meeting] = reading.meetings;
const [offer, reject] = reading.moves;
const [statement] = reading.statements;
const [ardania, bellmark] = reading.actors.map(({ id }) => id);
const place = (words: string) => ({ start: text.indexOf(words), end: text.indexOf(words) + words.length });
const notices = (reviews: readonly Review[]) => applyReviews(reading, reviews).notices;

describe('decisions on an entry', () => {
  it('are nothing to a reading that nobody decided on: it stays the same object', () => {
    expect(applyReviews(reading, [])).toBe(reading);
    expect(applyReviews(reading, [decide('reject', 'other/move/1-2')])).toBe(reading);
    expect(withoutRejected(reading)).toBe(reading);
  });
  it('say by whom and when: confirmed, corrected, rejected', () => {
    const confirm = decide('confirm', meeting!.id);
    expect(applyReviews(reading, [confirm]).meetings[0]).toEqual({
      ...meeting,
      checked: 'confirmed',
      reviewed: { by: 'ann', at: confirm.at, fields: [] },
    });
    const status = correctReview(meeting!.id, 'status', 'planned', by('ben'));
    const format = correctReview(meeting!.id, 'format', 'remote', by('eve'));
    expect(applyReviews(reading, [format, confirm, status]).meetings[0]).toEqual({
      ...meeting,
      status: 'planned',
      format: 'remote',
      checked: 'corrected',
      reviewed: { by: 'eve', at: format.at, fields: ['format', 'status'] },
    });
    const no = decide('reject', meeting!.id);
    expect(applyReviews(reading, [confirm, no]).meetings[0]!.checked).toBe('rejected');
    expect(applyReviews(reading, [confirm, no, decide('undo', no.id)]).meetings[0]!.checked).toBe('confirmed');
  });
  it('keep a rejected entry in the reading, and nowhere else', () => {
    const reviews = [decide('reject', offer!.id), decide('reject', statement!.id)];
    const applied = applyReviews(reading, reviews);
    expect(applied.moves).toHaveLength(2);
    const left = withoutRejected(applied);
    expect(left.moves.map(({ id, respondsTo }) => [id, respondsTo])).toEqual([[reject!.id, []]]);
    expect(left.threads).toEqual([]);
    expect(left.statements).toEqual([]);
    const whole = makeDossier([reading], { definition, today: '2020-03-02', route: false, reviews });
    expect(whole.moves.flatMap(({ mentions }) => mentions.map(({ entry }) => entry))).toEqual([reject!.id]);
    expect(whole.statements).toEqual([]);
  });
});

const definition = {
  id: 'talks',
  title: 'Talks',
  kind: 'other',
  period: null,
  parties: ['Ardania', 'Bellmark'].map(name => ({ name, aliases: [], iso3: null })),
  thirdParties: [],
  issues: [],
  given: true,
} as const;

describe('corrections', () => {
  it('take JSON, bare words where words are meant, and a venue by its name', () => {
    for (const value of ['"2020-02-27"', '2020-02-27'])
      expect(applyReviews(reading, [decide('correct', meeting!.id, { field: 'date', value })]).meetings[0]!.date).toBe(
        '2020-02-27',
      );
    const venue = (value: string) =>
      applyReviews(reading, [decide('correct', meeting!.id, { field: 'venue', value })]).meetings[0]!.venue;
    expect(venue('Vienna')).toEqual({ name: 'Vienna', cite: null });
    expect(venue('"Vienna"')).toEqual({ name: 'Vienna', cite: null });
    expect(venue('null')).toBeNull();
    const cite = { report: reading.report.id, ...place('Geneva'), exact: 'Geneva' };
    expect(venue(JSON.stringify({ name: 'Geneva', cite }))).toEqual({ name: 'Geneva', cite });
  });
  it('that do not fit the report are passed over with a notice, and the rest is applied', () => {
    const wrongCite = { report: reading.report.id, start: 0, end: 5, exact: 'Ruler' };
    const reviews = [
      decide('correct', meeting!.id, { field: 'agenda', value: JSON.stringify([wrongCite]) }),
      correctReview(offer!.id, 'by', ['state:NOWHERE'], by('ann')),
      decide('correct', meeting!.id, { field: 'mood', value: '"warm"' }),
      decide('correct', meeting!.id, { field: 'status', value: '"happened"' }),
      correctReview(meeting!.id, 'duration', 'PT40M', by('ann')),
    ];
    const applied = applyReviews(reading, reviews);
    expect(applied.notices.map(({ code }) => code)).toEqual([NOT_APPLIED, NOT_APPLIED, NOT_APPLIED, NOT_APPLIED]);
    expect(applied.meetings[0]).toMatchObject({ duration: 'PT40M', status: 'held', agenda: [] });
    expect(applied.moves[0]!.by).toEqual([ardania]);
  });
  it('reach the report and the actors', () => {
    const applied = applyReviews(reading, [
      correctReview(reading.report.id, 'published', '2020-03-02', by('ann')),
      correctReview(bellmark!, 'name', 'Kingdom of Bellmark', by('ann')),
    ]);
    expect(applied.report).toMatchObject({ published: '2020-03-02', publishedBasis: 'given', text });
    const actor = applied.actors.find(({ id }) => id === bellmark)!;
    expect(actor).toMatchObject({ name: 'Kingdom of Bellmark', checked: 'corrected' });
    expect(actor.aliases.map(one => one.text)).toEqual(['Bellmark']);
  });
});

describe('an entry added by hand', () => {
  const fields = { type: 'threaten', by: [ardania], to: [bellmark] };
  const added = entryFromSelection(reading.report, { entity: 'move', ...place('broke the truce'), fields });

  it('is whole, stands on its words and has its id from them', () => {
    expect(added).toMatchObject({ ...fields, checked: 'added', rule: 'review', confidence: 1, date: null });
    expect(added.id).toBe(`news/r1/move/${place('broke the truce').start}-${place('broke the truce').end}`);
    const review = addReview(added, by('ann'));
    const applied = applyReviews(reading, [review]);
    expect(applied.moves.map(({ id }) => id)).toEqual([offer!.id, reject!.id, added.id]);
    expect(applied.moves[2]).toEqual({ ...added, reviewed: { by: 'ann', at: review.at, fields: [] } });
    const whole = makeDossier([reading], { definition, today: '2020-03-02', route: false, reviews: [review] });
    expect(whole.moves.find(({ moveType }) => moveType === 'threaten')).toMatchObject({ checked: 'added' });
  });
  it('can be corrected, rejected and taken back like any other', () => {
    const add = addReview(added, by('ann'));
    const change = correctReview(added.id, 'type', 'demand', by('ben'));
    const last = (reviews: readonly Review[]) => applyReviews(reading, reviews).moves[2];
    expect(last([add, change])).toMatchObject({ type: 'demand', checked: 'corrected' });
    expect(last([add, decide('reject', added.id)])).toMatchObject({ checked: 'rejected' });
    expect(last([add, decide('undo', add.id)])).toBeUndefined();
  });
  it('takes the place of a machine’s on the same words', () => {
    const same = { ...offer!, type: 'demand', checked: 'added' } as const;
    expect(
      applyReviews(reading, [addReview(same, by('ann'))]).moves.map(({ type, checked }) => [type, checked]),
    ).toEqual([
      ['demand', 'added'],
      ['reject', 'machine'],
    ]);
  });
  it('can be made of every kind, and an actor of its name', () => {
    const needed = {
      time: { type: 'date' },
      actor: { kind: 'state' },
      affiliation: { person: ardania, role: 'envoy' },
      statement: {},
      meeting: { status: 'held' },
      move: { type: 'reject' },
      condition: { kind: 'venue', operator: 'only if' },
      position: { actor: ardania, issue: 'truce', stance: 'against it', polarity: 'against' },
      shift: { actor: ardania, direction: 'harder' },
      account: {},
      agreement: { status: 'signed' },
      assessment: { kind: 'outlook', polarity: 'negative' },
      event: { plover: { event: 'ACCUSE', mode: [], context: [] } },
      discrepancy: { kind: 'time', verdict: 'contradiction' },
    } as const;
    for (const [entity, given] of Object.entries(needed) as [keyof typeof needed, object][]) {
      const entry = entryFromSelection(reading.report, {
        entity,
        ...place('Bellmark in Geneva'),
        fields: { ...given },
      });
      const all = applyReviews(reading, [addReview(entry, by('ann'))]);
      expect([...entriesOf(all), ...all.actors].find(({ id }) => id === entry.id)).toMatchObject({ checked: 'added' });
      if (Object.keys(given).length > 0)
        expect(() => entryFromSelection(reading.report, { entity, ...place('Geneva') })).toThrow(
          `This cannot be a ${entity}`,
        );
    }
  });
  it('is refused without words, with words that are not there, or with a field it cannot have', () => {
    const outside = { entity: 'statement', start: 0, end: text.length + 1 } as const;
    expect(() => entryFromSelection(reading.report, outside)).toThrow(/no words of news\/r1/);
    expect(readAddedEntry(added.id, { ...added, mood: 'warm' })).toMatchObject({ ok: false });
    expect(readAddedEntry('r1', added)).toMatchObject({ ok: false });
    expect(readAddedEntry(added.id, { ...added, checked: 'machine' })).toMatchObject({ ok: false });
    const moved = { ...added, cites: [{ ...added, report: 'news/r1', start: 0, end: 3, exact: 'Ard' }] };
    expect(readAddedEntry(added.id, moved)).toMatchObject({ ok: false });
    const wrong = { ...added, cites: [{ report: 'news/r1', ...place('broke the truce'), exact: 'broke the trust' }] };
    const review = newReview({ ...by('ann'), action: 'add', entry: added.id, value: JSON.stringify(wrong) });
    expect(applyReviews(reading, [review]).moves).toHaveLength(2);
    expect(notices([review])[0]!.because).toContain('its words do not stand there');
  });
});

describe('boilerplate', () => {
  const at = place('Give to account 17.');
  const id = `news/r1/passage/${at.start}-${at.end}`;
  it('is cut out of its block, and what stands in it counts as rejected', () => {
    const mark = decide('exclude', id, { value: '"donation"' });
    expect(applyReviews(reading, [mark]).report.passages.map(({ kind, label, end }) => [kind, label, end])).toEqual([
      ['body', null, at.start - 1],
      ['boilerplate', 'donation', at.end],
    ]);
    const over = decide('exclude', `news/r1/passage/0-${text.indexOf('Bellmark rejected')}`);
    const applied = applyReviews(reading, [over]);
    expect(applied.meetings[0]).toMatchObject({ checked: 'rejected', reviewed: { by: 'ann', at: over.at } });
    expect(applied.moves.map(({ checked }) => checked)).toEqual(['rejected', 'machine']);
    expect(applyReviews(reading, [over, decide('confirm', offer!.id)]).moves[0]!.checked).toBe('confirmed');
  });
  it('is text again when somebody says so, later than whoever said otherwise', () => {
    const applied = applyReviews(reading, [decide('exclude', id), decide('include', id)]);
    expect(applied.report.passages.map(({ kind }) => kind)).toEqual(['body', 'body']);
    expect(notices([decide('exclude', 'news/r1/passage/900-990')])).toEqual([]);
  });
});

describe('actors that are one', () => {
  it('in one report: one takes the names, mentions and deeds of the other', () => {
    const merge = decide('merge', ardania!, { value: bellmark! });
    const applied = applyReviews(reading, [merge]);
    expect(applied.actors.map(({ id }) => id)).toEqual([ardania]);
    expect(applied.actors[0]!.aliases.map(one => one.text)).toEqual(['Bellmark']);
    expect(applied.meetings[0]!.parties).toEqual([ardania]);
    expect(applied.moves.map(({ by, to }) => [...by, ...to])).toEqual([
      [ardania, ardania],
      [ardania, ardania],
    ]);
    expect(applyReviews(reading, [merge, decide('split', bellmark!, { value: ardania! })]).actors).toHaveLength(2);
  });
  it('in two reports: the dossier has one actor, whichever report comes first', () => {
    const one = sampleReading({
      id: 'a',
      text: 'Ann Bell spoke.',
      statements: [{ says: ['spoke'], speaker: 'Ann Bell' }],
    });
    const two = sampleReading({
      id: 'b',
      text: 'Chair Quill spoke.',
      statements: [{ says: ['spoke'], speaker: 'Chair Quill' }],
    });
    const reviews = [decide('merge', one.actors[0]!.id, { value: two.actors[0]!.id })];
    for (const readings of [
      [one, two],
      [two, one],
    ]) {
      const open = openDossier({ definition, route: false, reviews });
      for (const each of readings) open.add(each);
      expect(open.dossier('2020-03-02').actors).toHaveLength(1);
      open.review([]);
      expect(open.dossier('2020-03-02').actors).toHaveLength(2);
    }
  });
});

it('docs/notices.md explains the notice of a decision that no longer fits', () => {
  expect(readFileSync(new URL('../../../docs/notices.md', import.meta.url), 'utf8')).toContain(
    `| \`${NOT_APPLIED}\` |`,
  );
});

describe('any log', () => {
  const ids = [...reading.actors.map(({ id }) => id), ...entriesOf(reading).map(({ id }) => id)];
  const subjects = [...ids, reading.report.id, 'news/r1/passage/3-40', 'state:RUS', 'news/r1/move/1-9', ''];
  const added = addReview(
    entryFromSelection(reading.report, { entity: 'move', ...place('broke the truce'), fields: { type: 'threaten' } }),
    { by: 'ann', at: '2026-01-01T00:00:00Z' },
  );
  const anyReview: fc.Arbitrary<Review> = fc.oneof(
    { weight: 1, arbitrary: fc.constant(added) },
    {
      weight: 9,
      arbitrary: fc.record({
        id: fc.uuid(),
        at: fc.date({ min: new Date(0), max: new Date(1e12), noInvalidDate: true }).map(date => date.toISOString()),
        by: fc.constantFrom('ann', 'ben'),
        entry: fc.constantFrom(...subjects),
        action: fc.constantFrom<ReviewAction>(
          'add',
          'confirm',
          'reject',
          'correct',
          'merge',
          'split',
          'resolve',
          'include',
          'exclude',
          'comment',
        ),
        field: fc.constantFrom(
          'date',
          'venue',
          'by',
          'type',
          'name',
          'published',
          'cites',
          '__proto__',
          'constructor',
          null,
        ),
        value: fc.oneof(
          fc.constantFrom(...subjects, '"held"', 'null', '[]', '{"name":"x"}', '"2020-01-32"', null),
          fc.string(),
        ),
        reason: fc.constant(null),
      }),
    },
  );
  it('is applied without an exception, keeps every entry and every cite exact, and twice is once', () => {
    fc.assert(
      fc.property(fc.array(anyReview, { maxLength: 12 }), reviews => {
        const applied = applyReviews(reading, reviews);
        for (const { cites } of entriesOf(applied))
          for (const cite of cites) expect(isExact(applied.report, cite)).toBe(true);
        const kept = new Set(entriesOf(applied).map(({ id }) => id));
        for (const { id } of entriesOf(reading)) expect(kept.has(id)).toBe(true);
        const again = applyReviews(applied, reviews);
        expect({ ...again, notices: [] }).toEqual({ ...applied, notices: [] });
        withoutRejected(applied);
      }),
    );
  });
  it('gives one effect in whatever order it is written, and an open dossier the same as a new one', () => {
    fc.assert(
      fc.property(fc.array(anyReview, { maxLength: 8 }), fc.array(anyReview, { maxLength: 8 }), (before, after) => {
        const open = openDossier({ definition, route: false, reviews: before });
        open.add(reading);
        open.dossier('2020-03-02');
        open.review(after);
        const fresh = makeDossier([reading], {
          definition,
          route: false,
          reviews: after.toReversed(),
          today: '2020-03-02',
        });
        expect(open.dossier('2020-03-02')).toEqual(fresh);
        expect(stampOf(reading, effectOf(after))).toBe(stampOf(reading, effectOf(after.toReversed())));
      }),
      { numRuns: 60 },
    );
  });
});
