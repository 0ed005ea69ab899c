import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { newPassageIndex } from '../reports/index.ts';
import { parseDefinition } from './definition.ts';
import { makeDossier, openDossier } from './open-dossier.ts';
import type { Review } from './reviews/review.ts';
import { sampleReading } from './sample-reading.ts';
import { storyReading } from './sample-stories.ts';

const definition = parseDefinition('title: Ardania and Bellmark\nparties: [{ name: Ardania }, { name: Bellmark }]');
const today = '2020-06-01';

const anyStory = fc.record({ development: fc.nat(4), outlet: fc.nat(9), delay: fc.nat(3) });
const someReadings = fc
  .uniqueArray(anyStory, {
    minLength: 1,
    maxLength: 14,
    selector: ({ development, outlet }) => `${development}-${outlet}`,
  })
  .map(stories => stories.map(storyReading));
const review = (
  id: string,
  action: Review['action'],
  entry: string,
  value: string | null = null,
  field: string | null = null,
): Review => ({
  id,
  at: `2020-05-0${id.length}T00:00:00Z`,
  by: 'coder',
  entry,
  action,
  field,
  value,
  reason: null,
});

describe('a growing dossier', () => {
  it('is the same whatever the order of arrival', () => {
    fc.assert(
      fc.property(
        someReadings.chain(readings =>
          fc.tuple(fc.constant(readings), fc.shuffledSubarray(readings, { minLength: readings.length })),
        ),
        ([readings, shuffled]) => {
          const there = makeDossier(readings, { definition, today, passages: newPassageIndex() });
          const back = makeDossier(shuffled, { definition, today, passages: newPassageIndex() });
          expect(back).toEqual(there);
        },
      ),
      { numRuns: 60 },
    );
  });

  it('is the same grown report by report, looked at in between, as made anew', () => {
    fc.assert(
      fc.property(someReadings, readings => {
        const open = openDossier({ definition, passages: newPassageIndex() });
        for (const reading of readings) {
          open.add(reading);
          open.dossier(today);
        }
        expect(open.dossier(today)).toEqual(makeDossier(readings, { definition, today, passages: newPassageIndex() }));
      }),
      { numRuns: 40 },
    );
  });

  it('forgets a report that is removed, and takes a newer reading for an older one', () => {
    fc.assert(
      fc.property(someReadings, fc.nat(), (readings, pick) => {
        const open = openDossier({ definition, passages: newPassageIndex() });
        for (const reading of readings) open.add(reading);
        const gone = readings[pick % readings.length]!;
        open.dossier(today);
        open.add(gone);
        open.remove(gone.report.id);
        const rest = readings.filter(reading => reading !== gone);
        expect(open.dossier(today)).toEqual(makeDossier(rest, { definition, today, passages: newPassageIndex() }));
      }),
      { numRuns: 40 },
    );
  });

  it('is the same when decisions come one by one, looked at in between, as with all of them from the start', () => {
    const decision = fc.tuple(
      fc.constantFrom('reject', 'confirm', 'correct', 'split', 'merge', 'exclude', 'resolve', 'undo' as const),
      fc.nat(),
      fc.nat(),
    );
    fc.assert(
      fc.property(someReadings, fc.array(decision, { minLength: 1, maxLength: 6 }), (readings, decisions) => {
        const entries = readings.flatMap(({ meetings, moves, statements, conditions }) =>
          [...meetings, ...moves, ...statements, ...conditions].map(({ id }) => id),
        );
        const clashes = makeDossier(readings, { definition, today }).discrepancies.map(({ id }) => id);
        const log = decisions.map(([action, a, b], i): Review => {
          const id = 'r'.repeat(i + 1);
          const [one, other] = [entries[a % entries.length]!, entries[b % entries.length]!];
          if (action === 'exclude') return review(id, action, readings[a % readings.length]!.report.id);
          if (action === 'correct')
            return review(id, action, readings[a % readings.length]!.meetings[0]!.id, 'Oslo', 'venue');
          if (action === 'resolve') return review(id, action, clashes[a % clashes.length] ?? 'none', 'settled');
          if (action === 'undo') return review(id, action, 'r'.repeat(1 + (a % (i + 1))));
          return review(id, action, one, action === 'split' || action === 'merge' ? other : null);
        });
        const open = openDossier({ definition, passages: newPassageIndex() });
        for (const reading of readings) open.add(reading);
        open.dossier(today);
        log.forEach((_, i) => {
          open.review(log.slice(0, i + 1));
          open.dossier(today);
        });
        expect(open.dossier(today)).toEqual(
          makeDossier(readings, { definition, today, reviews: log, passages: newPassageIndex() }),
        );
      }),
      { numRuns: 60 },
    );
  });

  it('makes nothing again that one more report does not touch', () => {
    const readings = [0, 1, 2, 3].flatMap(development =>
      [0, 1].map(outlet => storyReading({ development, outlet, delay: 1 })),
    );
    const open = openDossier({ definition, passages: newPassageIndex() });
    for (const reading of readings) open.add(reading);
    const before = open.dossier(today);
    open.add(storyReading({ development: 3, outlet: 5, delay: 1 }));
    const after = open.dossier(today);
    const kept = <Entry>(then: readonly Entry[], now: readonly Entry[]) =>
      then.filter(entry => now.includes(entry)).length;
    expect(kept(before.meetings, after.meetings)).toBe(before.meetings.length - 1);
    expect(kept(before.conditions, after.conditions)).toBeGreaterThanOrEqual(before.conditions.length - 1);
    expect(kept(before.positions, after.positions)).toBe(before.positions.length - 1);
    // A decision on one report leaves the others as they were.
    open.review([review('r', 'confirm', readings[0]!.meetings[0]!.id)]);
    const reviewed = open.dossier(today);
    expect(kept(after.meetings, reviewed.meetings)).toBe(after.meetings.length - 1);
    expect(kept(after.statements, reviewed.statements)).toBeGreaterThanOrEqual(after.statements.length - 1);
  });

  it('cites nothing but the exact words of its reports', () => {
    const readings = [0, 1, 4, 6].map(outlet => storyReading({ development: 2, outlet, delay: 1 }));
    const dossier = makeDossier(readings, { definition, today });
    const texts = new Map(readings.map(({ report }) => [report.id, report.text] as const));
    let cites = 0;
    JSON.stringify(dossier, (_, value: unknown) => {
      if (typeof value === 'object' && value !== null && 'exact' in value) {
        const cite = value as unknown as { report: string; start: number; end: number; exact: string };
        expect(texts.get(cite.report)!.slice(cite.start, cite.end)).toBe(cite.exact);
        cites++;
      }
      return value;
    });
    expect(cites).toBeGreaterThan(20);
    for (const { cites: bearing } of dossier.standing.clauses) expect(bearing.length).toBeGreaterThan(0);
  });
});

describe('merged entries', () => {
  const outlets = [0, 1, 2, 6].map(outlet => storyReading({ development: 3, outlet, delay: 1 }));
  const dossier = makeDossier(outlets, { definition, today });

  it('keep every version beside the preferred one, with its reports', () => {
    const round = dossier.meetings.find(({ reports }) => reports.length === 3)!;
    expect(round.date.preferred).toBe('2020-02-02');
    expect(round.date.because).toBe('all that state it agree');
    expect(round.merges.length).toBe(2);
    expect(round.merges.every(({ why }) => why.startsWith('the same sides on the same days'))).toBe(true);
  });

  it('keep an offer with another number apart', () => {
    const rival = storyReading({ development: 3, outlet: 4, delay: 1 });
    const offers = makeDossier([...outlets, rival], { definition, today }).moves.filter(
      ({ moveType }) => moveType === 'propose terms',
    );
    expect(offers.map(({ terms }) => terms.preferred).sort()).toEqual(['23 percent', '26 percent']);
  });
});

describe('reviews', () => {
  const a = storyReading({ development: 1, outlet: 0, delay: 1 });
  const b = storyReading({ development: 1, outlet: 1, delay: 1 });
  const [one, other] = [a.meetings[0]!.id, b.meetings[0]!.id];
  const meetings = (reviews: readonly Review[]) => makeDossier([a, b], { definition, today, reviews }).meetings;

  it('split what was merged, and undo the split', () => {
    expect(meetings([])).toHaveLength(1);
    const split = review('r', 'split', one, other);
    expect(meetings([split])).toHaveLength(2);
    expect(meetings([split, review('rr', 'undo', 'r')])).toHaveLength(1);
    expect(meetings([split, review('rr', 'undo', 'r'), review('rrr', 'undo', 'rr')])).toHaveLength(2);
  });

  it('merge what no judge would, and say who did', () => {
    const far = storyReading({ development: 4, outlet: 0, delay: 1 });
    const reviews = [review('r', 'merge', one, far.meetings[0]!.id)];
    const merged = makeDossier([a, far], { definition, today, reviews }).meetings;
    expect(merged).toHaveLength(1);
    expect(merged[0]!.merges[0]).toMatchObject({ rule: 'review', why: 'coder: merge' });
  });

  it('correct a field over all versions', () => {
    const [round] = meetings([review('r', 'correct', one, 'Salalah', 'venue')]);
    expect(round!.venue.preferred).toBe('Salalah');
    expect(round!.venue.because).toBe('corrected by coder');
    expect(round!.checked).toBe('corrected');
  });

  it('reject an entry, and take it back in', () => {
    const open = openDossier({ definition });
    open.add(a);
    open.review([review('r', 'reject', one)]);
    expect(open.dossier(today).meetings).toHaveLength(0);
    open.review([]);
    expect(open.dossier(today).meetings).toHaveLength(1);
  });

  it('have the last word on which reports belong', () => {
    const open = openDossier({ definition });
    open.add(a);
    open.add(b);
    open.review([review('r', 'exclude', b.report.id)]);
    expect(open.dossier(today).reports.map(({ id }) => id)).toEqual([a.report.id]);
    open.review([]);
    expect(open.dossier(today)).toEqual(makeDossier([a, b], { definition, today }));
  });

  it('give the same dossier when they come before the reports', () => {
    const reviews = [review('r', 'split', one, other), review('rr', 'correct', other, '2020-01-16', 'date')];
    const open = openDossier({ definition });
    open.add(a);
    open.add(b);
    open.review(reviews);
    expect(open.dossier(today)).toEqual(makeDossier([b, a], { definition, today, reviews }));
  });
});

describe('positions, conditions and accounts', () => {
  const early = sampleReading({
    id: 'early',
    published: '2020-03-01',
    text: 'Ardania will talk only if the border post is opened first. Ardania rejects a joint patrol. Ardania says Bellmark broke the truce.',
    conditions: [{ says: 'the border post is opened first', setBy: 'Ardania', operator: 'only if' }],
    positions: [{ says: 'rejects a joint patrol', side: 'Ardania', issue: 'joint patrol', polarity: 'against' }],
    accounts: [{ says: 'Bellmark broke the truce', holder: 'Ardania', blames: 'Bellmark' }],
  });
  const late = sampleReading({
    id: 'late',
    published: '2020-04-01',
    text: 'Ardania will talk only if one border lane is opened. It would accept a joint patrol on terms. Bellmark says Ardania broke the truce.',
    conditions: [{ says: 'one border lane is opened', setBy: 'Ardania', operator: 'only if' }],
    positions: [
      { says: 'would accept a joint patrol on terms', side: 'Ardania', issue: 'joint patrol', polarity: 'conditional' },
    ],
    accounts: [{ says: 'Ardania broke the truce', holder: 'Bellmark', blames: 'Ardania' }],
  });
  const dossier = makeDossier([early, late], { definition, today, route: false });

  it('stand in order of time, and show what changed', () => {
    expect(dossier.positions).toHaveLength(1);
    expect(dossier.positions[0]!.held.map(({ polarity }) => polarity)).toEqual(['against', 'conditional']);
    expect(dossier.shifts.find(({ rule }) => rule.startsWith('another stance'))).toMatchObject({
      side: 'Ardania',
      direction: 'softer',
    });
  });

  it('change by a side’s own word or a reporter’s, not by what its rival says of it', () => {
    const voiced = (reading: typeof late, by: string) => {
      const teller = reading.actors.find(({ name }) => name === by)!.id;
      const positions = reading.positions.map(position => ({
        ...position,
        voice: { kind: 'source' as const, actor: teller, statement: reading.accounts[0]!.id },
      }));
      return makeDossier([early, { ...reading, positions }], { definition, today, route: false });
    };
    const shifts = (by: string) => voiced(late, by).shifts.filter(({ rule }) => rule.startsWith('another stance'));
    expect(shifts('Ardania')).toHaveLength(1);
    expect(shifts('Bellmark')).toHaveLength(0);
    expect(voiced(late, 'Bellmark').positions[0]!.held).toHaveLength(2);
  });

  it('show a condition whose words changed, old and new side by side', () => {
    expect(dossier.conditions).toHaveLength(2);
    expect(dossier.shifts.find(({ rule }) => rule.startsWith('another wording'))).toMatchObject({
      side: 'Ardania',
      before: { words: 'the border post is opened first', day: '2020-03-01' },
      after: { words: 'one border lane is opened', day: '2020-04-01' },
    });
  });

  it('put rival accounts side by side, without a verdict on either', () => {
    expect(dossier.accounts.map(({ holders, blames }) => `${holders} > ${blames}`)).toEqual([
      'Ardania > Bellmark',
      'Bellmark > Ardania',
    ]);
    expect(dossier.accounts[0]!.opposes).toEqual([dossier.accounts[1]!.id]);
    expect(dossier.discrepancies.find(({ kind }) => kind === 'account')).toMatchObject({
      verdict: 'account conflict',
      majority: null,
    });
  });
});
