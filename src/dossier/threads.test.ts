import { describe, expect, it } from 'vitest';
import { parseDefinition } from './definition.ts';
import { makeDossier } from './open-dossier.ts';
import { type SampleReading, sampleReading } from './sample-reading.ts';
import { sinceDay } from './since.ts';
import { dossierRow, renderList } from './views/list.ts';
import { renderDossier } from './views/show.ts';
import { renderSince } from './views/since.ts';

const definition = parseDefinition('title: Ardania and Bellmark\nparties: [{ name: Ardania }, { name: Bellmark }]');
const OFFER = 'Ardania proposed a joint harbour authority';
const report = (id: string, published: string, text: string, given: Partial<SampleReading> = {}) =>
  sampleReading({ id, publisher: `Outlet ${id}`, published, text, ...given });
const offer = report('a', '2020-03-02', `${OFFER}.`, {
  moves: [{ says: OFFER, type: 'propose terms', by: ['Ardania'], to: ['Bellmark'], date: '2020-03-01' }],
});
const answered = (type: NonNullable<SampleReading['moves']>[number]['type'], words: string) =>
  report('b', '2020-03-10', `Bellmark ${words} the harbour authority.`, {
    moves: [{ says: `${words} the harbour authority`, type, by: ['Bellmark'], to: ['Ardania'], date: '2020-03-09' }],
  });
const threads = (...readings: readonly ReturnType<typeof sampleReading>[]) =>
  makeDossier(readings, { definition, today: '2020-04-01', route: false }).threads;
const next = (...readings: readonly ReturnType<typeof sampleReading>[]) =>
  threads(...readings).map(({ state, awaiting }) => [
    state,
    awaiting.map(({ side, since }) => `${side} since ${since}`).join(),
  ]);

describe('whose move it is', () => {
  it('is the addressee’s while an offer has no answer', () => {
    expect(next(offer)).toEqual([['open', 'Bellmark since 2020-03-01']]);
  });

  it('is found across reports that name no offer, by sides and matter', () => {
    expect(threads(offer, answered('reject', 'rejected'))[0]!.moves).toHaveLength(2);
    expect(next(offer, answered('reject', 'rejected'))).toEqual([['answered', '']]);
    expect(next(offer, answered('accept', 'accepted'))).toEqual([['agreed', '']]);
  });

  it('is the other party’s where an offer names nobody, and nobody’s where a third one makes it', () => {
    const open = (by: string) =>
      report('a', '2020-03-02', `${OFFER}. Oman looked on.`, {
        moves: [{ says: OFFER, type: 'propose terms', by: [by], date: '2020-03-01' }],
      });
    expect(next(open('Ardania'))).toEqual([['open', 'Bellmark since 2020-03-01']]);
    expect(next(open('Oman'))).toEqual([['open', '']]);
    expect(next(open('Ardania'), answered('reject', 'rejected'))).toEqual([['answered', '']]);
  });

  it('takes up a claim of a report that tells of no offer, where the record waits for that side', () => {
    const claim = report('c', '2020-03-20', 'Bellmark has not replied to the proposal of a joint authority.', {
      actors: [{ name: 'Bellmark', kind: 'state' }],
    });
    const words = claim.report.text.slice(0, -1);
    const loose = {
      ...claim,
      threads: [
        {
          id: 'c/thread',
          entity: 'thread' as const,
          moves: [],
          state: 'open' as const,
          awaiting: [
            {
              actor: claim.actors.find(({ name }) => name === 'Bellmark')!.id,
              basis: 'asserted' as const,
              by: null,
              cite: { report: 'c', start: 0, end: words.length, exact: words },
              why: 'said in so many words',
            },
          ],
        },
      ],
    };
    const [thread] = threads(offer, loose);
    expect(thread!.awaiting.map(({ side, basis }) => `${side} ${basis}`)).toEqual([
      'Bellmark asserted',
      'Bellmark computed',
    ]);
    expect(threads(offer, answered('reject', 'rejected'), loose).flatMap(({ awaiting }) => awaiting)).toEqual([]);
  });

  it('stays where it was after a dismissal, which is no answer', () => {
    expect(next(offer, answered('dismiss', 'brushed aside'))).toEqual([['open', 'Bellmark since 2020-03-01']]);
  });

  it('goes back to the offerer when the answer sets a condition, and to the setter when the condition is rejected', () => {
    const conditional = answered('accept with condition', 'accepted, under its own chair,');
    expect(next(offer, conditional)).toEqual([['open', 'Ardania since 2020-03-09']]);
    const refused = report('c', '2020-03-20', 'Ardania rejected the chair. It was set for the authority.', {
      moves: [{ says: 'rejected the chair', type: 'reject', by: ['Ardania'], to: ['Bellmark'], date: '2020-03-19' }],
    });
    const both = {
      ...refused,
      moves: refused.moves.map(move => ({
        ...move,
        respondsTo: [{ move: conditional.moves[0]!.id, basis: 'explicit' as const }],
      })),
    };
    expect(next(offer, conditional, both)).toEqual([['open', 'Bellmark since 2020-03-19']]);
  });

  it('lapses with an offer withdrawn, and after a year without an answer', () => {
    const withdrawn = report('b', '2020-03-10', 'Ardania withdrew its harbour authority offer.', {
      moves: [
        {
          says: 'withdrew its harbour authority offer',
          type: 'withdraw offer',
          by: ['Ardania'],
          to: ['Bellmark'],
          date: '2020-03-09',
        },
      ],
    });
    expect(next(offer, withdrawn)).toEqual([['lapsed', '']]);
    expect(makeDossier([offer], { definition, today: '2022-04-01', route: false }).threads[0]!.state).toBe('lapsed');
  });

  it('is kept twice where somebody asserts another mover than the replies give', () => {
    const claim = 'it was Ardania that owed an answer';
    const asserted = report('c', '2020-03-12', `${OFFER}. Bellmark said ${claim}.`, {
      moves: [{ says: OFFER, type: 'propose terms', by: ['Ardania'], to: ['Bellmark'], date: '2020-03-01' }],
      awaiting: [{ says: claim, side: 'Ardania', by: 'Bellmark', move: 0 }],
    });
    const [thread] = threads(offer, asserted);
    expect(thread).toMatchObject({ disputed: true });
    expect(thread!.awaiting.map(({ side, basis, by }) => [side, basis, by])).toEqual([
      ['Ardania', 'asserted', 'Bellmark'],
      ['Bellmark', 'computed', null],
    ]);
  });
});

describe('where things stand, and what is new', () => {
  const met = report('a', '2020-03-02', 'Ardania and Bellmark met in Muscat on Sunday for 40 minutes.', {
    meetings: [
      {
        says: 'met in Muscat on Sunday',
        parties: ['Ardania', 'Bellmark'],
        status: 'held',
        date: '2020-03-01',
        venue: 'Muscat',
        duration: 'PT40M',
      },
    ],
  });
  const plan = report('p', '2020-03-05', 'They will meet again in Doha on April 10.', {
    meetings: [
      {
        says: 'meet again in Doha on April 10',
        parties: ['Ardania', 'Bellmark'],
        status: 'planned',
        date: '2020-04-10',
        venue: 'Doha',
      },
    ],
  });
  const rival = report('r', '2020-03-06', 'Ardania and Bellmark met in Muscat on Sunday for two hours.', {
    meetings: [
      {
        says: 'met in Muscat on Sunday',
        parties: ['Ardania', 'Bellmark'],
        status: 'held',
        date: '2020-03-01',
        venue: 'Muscat',
        duration: 'PT2H',
      },
    ],
  });
  const dossier = makeDossier([met, plan, rival], { definition, today: '2020-04-01', route: false });

  it('is said in template sentences, each with the words that bear it', () => {
    const texts = dossier.standing.clauses.map(({ text }) => text);
    expect(texts[0]).toMatch(/^Ardania and Bellmark last met on 2020-03-01, Muscat for (?:40 minutes|2 hours)\.$/);
    expect(texts).toContain('A meeting of Ardania and Bellmark is planned for 2020-04-10, Doha.');
    expect(dossier.standing.clauses.every(({ cites }) => cites.length > 0)).toBe(true);
  });

  it('speaks of a plan whose day has passed', () => {
    const late = makeDossier([plan], { definition, today: '2020-05-01', route: false });
    expect(late.standing.clauses.map(({ kind }) => kind)).toEqual(['deadline passed']);
  });

  it('says nothing where nothing can be said', () => {
    expect(makeDossier([], { definition, today: '2020-05-01' }).standing.clauses).toEqual([]);
  });

  it('tells what is new since a day from what was there', () => {
    const view = sinceDay(dossier, '2020-03-05');
    expect(view.reports.map(({ id }) => id)).toEqual(['p', 'r']);
    expect(view.entries.map(({ label }) => label)).toEqual(['Ardania, Bellmark: planned, 2020-04-10, Doha']);
    expect(view.changed).toEqual([
      {
        entry: `meeting/${met.meetings[0]!.id}`,
        label: 'Ardania, Bellmark: held, 2020-03-01, Muscat',
        field: 'duration',
        before: ['PT40M'],
        after: ['PT2H'],
      },
    ]);
    expect(view.discrepancies.map(({ kind }) => kind)).toEqual(['duration']);
    expect(renderSince(view)).toContain('duration was PT40M, now also PT2H');
    expect(renderSince(sinceDay(dossier, '2021-01-01'))).toBe('Since 2021-01-01: 0 reports\nNothing new.\n');
  });

  it('is shown as text with every rival version and its outlet', () => {
    const text = renderDossier(dossier);
    expect(text).toContain('Reports that do not agree');
    expect(text).toMatch(/how long: \d+ \w+ \[1 source; \d+ \w+: Outlet [ar], 2020-03-0\d\]/);
    expect(renderList([dossierRow(dossier)])).toContain('3 reports, 3 independent; 2 meetings');
    expect(renderList([])).toMatch(/^No dossiers/);
  });
});
