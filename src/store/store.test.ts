import { createHash } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import fc from 'fast-check';
import { sql } from 'kysely';
import { afterAll, afterEach, describe, expect, it } from 'vitest';
import type { DossierDefinition, Review } from '../dossier/index.ts';
import type { Reading } from '../reading/index.ts';
import type { Connection } from './connection.ts';
import { openStore, type SearchFilter, type Store } from './index.ts';
import { openPostgres } from './postgres.ts';
import { openSqlite } from './sqlite.ts';
import { makeOlderRecord } from './testing/older-record.ts';
import { type Cluster, startCluster } from './testing/postgres-cluster.ts';
import { sample } from './testing/sample.ts';

// Every test of this file is run against both databases: what one can do and the other cannot is no feature.
const cluster: Cluster | null = startCluster();
afterAll(() => cluster?.stop());
const databases = [
  ['SQLite', () => mkdtempSync(join(tmpdir(), 'parley-store-'))],
  ...(cluster === null ? [] : [['PostgreSQL', () => cluster.newDatabase()] as const]),
] as const;

const NOW = '2026-01-02T03:04:05.000Z';
const talks = sample({
  id: 'talks',
  headline: 'Miners turn offer down',
  published: '2021-03-04',
  text: 'The union rejected the offer of the company. Ann Bell said that the strikes would go on. President Erdoğan was silent.',
  statements: ['the strikes would go on'],
  moves: ['rejected'],
});
const markets = sample({ id: 'a/b/markets', text: 'Markets were calm. The strike did not move them.' });
const review = (id: string, fields: Partial<Review> = {}): Review => ({
  id,
  at: NOW,
  by: 'ann',
  entry: talks.moves[0]!.id,
  action: 'confirm',
  field: null,
  value: null,
  reason: null,
  ...fields,
});

describe.each(databases)('the store on %s', (name, newPlace) => {
  const opened: Store[] = [];
  const places: string[] = [];
  const place = () => {
    const made = newPlace();
    places.push(made);
    return made;
  };
  const open = async (at = place()): Promise<Store> => {
    const store = await openStore(at);
    opened.push(store);
    return store;
  };
  afterEach(async () => {
    for (const store of opened.splice(0)) await store.close();
    for (const made of places.splice(0)) if (!made.includes('://')) rmSync(made, { recursive: true, force: true });
  });

  it('gives back what it was given, after it was closed and opened again', async () => {
    const at = place();
    const first = await openStore(at);
    expect(await first.add([{ reading: talks }, { reading: markets }], NOW)).toEqual(['added', 'added']);
    await first.close();
    const again = await open(at);
    expect(await again.reading('talks')).toEqual(talks);
    expect(await again.reading('a/b/markets')).toEqual(markets);
    expect(await again.reading('nothing')).toBeNull();
    expect((await again.list()).map(({ id, headline, addedAt }) => [id, headline, addedAt])).toEqual([
      ['talks', 'Miners turn offer down', NOW],
      ['a/b/markets', null, NOW],
    ]);
  });

  it('keeps any text character for character', async () => {
    const store = await open();
    let made = 0;
    const any = fc.oneof(
      fc.string({ unit: 'binary', minLength: 1, maxLength: 80 }),
      fc.string({ unit: 'grapheme', minLength: 1, maxLength: 80 }),
      fc
        .array(fc.integer({ min: 0, max: 0xffff }), { minLength: 1, maxLength: 40 })
        .map(units => String.fromCharCode(...units)),
    );
    await fc.assert(
      fc.asyncProperty(any, any, async (text, headline) => {
        const reading = sample({ id: `r${++made}`, text, headline, statements: [text] });
        await store.add([{ reading }], NOW);
        expect(await store.reading(reading.report.id)).toEqual(reading);
      }),
      { numRuns: 40 },
    );
    // A lone surrogate has no UTF-8 of its own, so its hash is not compared; everything else has to check.
    expect((await store.check()).problems.filter(({ code }) => code !== 'report-damaged')).toEqual([]);
  });

  it('adds nothing twice, and does not put another text in the place of one', async () => {
    const store = await open();
    expect(await store.add([{ reading: talks }, { reading: talks }], NOW)).toEqual(['added', 'known']);
    expect(await store.isKept(talks.report)).toBe('same');
    const changed = sample({ id: 'talks', text: 'Something else.' });
    expect(await store.isKept(changed.report)).toBe('other text');
    expect(await store.add([{ reading: changed }], NOW)).toEqual(['other text']);
    expect(await store.reading('talks')).toEqual(talks);
    expect(await store.count()).toBe(1);
  });

  it('keeps the bytes a report came as, with their hash', async () => {
    const store = await open();
    const raw = Buffer.from([0, 255, 60, 112, 62]);
    const rawHash = createHash('sha256').update(raw).digest('hex');
    await store.add([{ reading: { ...talks, report: { ...talks.report, rawHash } }, raw }, { reading: markets }], NOW);
    expect(Buffer.from((await store.raw('talks'))!)).toEqual(raw);
    expect(await store.raw('a/b/markets')).toBeNull();
    expect((await store.check()).problems).toEqual([]);
  });

  it('keeps all of a batch or nothing', async () => {
    const store = await open();
    const broken = { ...markets, report: { ...markets.report, id: null as unknown as string } };
    await expect(store.add([{ reading: talks }, { reading: broken }], NOW)).rejects.toThrow();
    expect(await store.count()).toBe(0);
    expect(await store.reading('talks')).toBeNull();
  });

  it('lists a page at a time', async () => {
    const store = await open();
    const readings = Array.from({ length: 7 }, (_, n) => sample({ id: `r${n}`, text: `Report ${n}.` }));
    await store.add(
      readings.map(reading => ({ reading })),
      NOW,
    );
    const seen: string[] = [];
    for (let after = 0; ; ) {
      const rows = await store.list({ after, limit: 3 });
      if (rows.length === 0) break;
      seen.push(...rows.map(({ id }) => id));
      after = rows.at(-1)!.seq;
    }
    expect(seen).toEqual(['r0', 'r1', 'r2', 'r3', 'r4', 'r5', 'r6']);
    const streamed: string[] = [];
    for await (const { report } of store.readings()) streamed.push(report.id);
    expect(streamed).toEqual(seen);
    const asked: string[] = [];
    for await (const { report } of store.readings(['r5', 'nowhere', 'r2', 'r5'])) asked.push(report.id);
    expect(asked).toEqual(['r5', 'r2', 'r5']);
  });

  it('finds an entry by its id, also in a report whose id has slashes', async () => {
    const store = await open();
    const slashed = sample({ id: 'a/b/c', text: 'They refused.', moves: ['refused'] });
    await store.add([{ reading: talks }, { reading: slashed }], NOW);
    expect((await store.entry(talks.moves[0]!.id))?.entry).toEqual(talks.moves[0]);
    expect((await store.entry('a/b/c/move/5-12'))?.entry).toEqual(slashed.moves[0]);
    expect(await store.entry('a/b/c/move/5-13')).toBeNull();
    expect(await store.entry('nothing')).toBeNull();
  });

  it('replaces a reading, keeps the older one and every review', async () => {
    const store = await open();
    await store.add([{ reading: talks }], NOW);
    const mark = review('2', { entry: 'talks/passage/0-10', action: 'exclude' });
    await store.review([review('1'), mark]);
    const better = sample({
      ...talks.report,
      headline: talks.report.headline!,
      published: '2021-03-04',
      version: 'two',
    });
    const ofAnotherText = sample({ id: 'talks', text: 'Something else.', version: 'three' });
    expect(await store.replaceReadings([better, markets, ofAnotherText])).toEqual([true, false, false]);
    expect(await store.reading('talks')).toEqual(better);
    expect(await store.reading('talks', 'one')).toEqual(talks);
    expect(await store.versions('talks')).toEqual(['one', 'two']);
    expect(await store.reviews()).toEqual([review('1'), mark]);
    expect((await store.search('strikes', { kind: 'statement' })).total).toBe(0);
    expect(await store.entry(talks.moves[0]!.id)).toBeNull();
    const { problems, unattached } = await store.check();
    expect(problems).toEqual([]);
    expect(unattached).toEqual([review('1')]);
  });

  it('finds by the newer reading alone: its entries by id and by words, nobody else’s; and goes back as well', async () => {
    const store = await open();
    await store.add([{ reading: talks }, { reading: markets }], NOW);
    const text = talks.report.text;
    const newer = sample({
      id: 'talks',
      text,
      published: '2021-03-04',
      version: 'two',
      statements: ['Ann Bell'],
      moves: ['silent'],
    });
    for (const [reading, found] of [
      [newer, { strikes: 0, bell: 1 }],
      [talks, { strikes: 1, bell: 0 }],
      [newer, { strikes: 0, bell: 1 }],
    ] as const) {
      await store.replaceReadings([reading]);
      expect((await store.search('strikes', { kind: 'statement' })).total).toBe(found.strikes);
      expect((await store.search('bell', { kind: 'statement' })).total).toBe(found.bell);
      expect((await store.search('strikes', { kind: 'report' })).total).toBe(2);
      for (const { id } of [...talks.moves, ...newer.moves])
        expect((await store.entry(id))?.entry ?? null).toEqual(reading.moves.find(one => one.id === id) ?? null);
      expect((await store.list())[0]!.readerVersion).toBe(reading.reader.version);
      expect((await store.check()).problems).toEqual([]);
    }
    expect(await store.versions('talks')).toEqual(['one', 'two']);
    expect(await store.reading('talks', 'one')).toEqual(talks);
  });

  it('removes a report, its readings and search rows, and no review', async () => {
    const store = await open();
    await store.add([{ reading: talks }, { reading: markets }], NOW);
    await store.review([review('1')]);
    expect(await store.remove(['talks', 'nothing'])).toEqual(['talks']);
    expect(await store.reading('talks')).toBeNull();
    expect((await store.search('union')).total).toBe(0);
    expect((await store.search('markets')).total).toBe(1);
    expect(await store.reviews()).toHaveLength(1);
    expect((await store.check()).problems).toEqual([]);
  });

  describe('search', () => {
    it('finds reports and statements by stems, with the words in a snippet', async () => {
      const store = await open();
      await store.add([{ reading: talks }, { reading: markets }], NOW);
      const { total, hits } = await store.search('strike');
      expect(total).toBe(3);
      expect(hits.map(({ kind, report }) => `${kind} ${report}`).sort()).toEqual([
        'report a/b/markets',
        'report talks',
        'statement talks',
      ]);
      for (const { snippet } of hits)
        expect(snippet.filter(({ hit }) => hit).map(({ text }) => text.toLowerCase())).toEqual([
          expect.stringMatching(/^strikes?$/),
        ]);
      const statement = hits.find(({ kind }) => kind === 'statement')!;
      expect(statement.entry).toBe(talks.statements[0]!.id);
      expect(statement.snippet.map(({ text }) => text).join('')).toBe('the strikes would go on');
      expect(statement.headline).toBe('Miners turn offer down');
    });
    it('takes phrases, exclusions and alternatives', async () => {
      const store = await open();
      await store.add([{ reading: talks }, { reading: markets }], NOW);
      const found = async (words: string) =>
        (await store.search(words, { kind: 'report' })).hits.map(({ report }) => report).sort();
      expect(await found('strike calm')).toEqual(['a/b/markets']);
      expect(await found('"rejected the offer"')).toEqual(['talks']);
      expect(await found('"offer the rejected"')).toEqual([]);
      expect(await found('strike -markets')).toEqual(['talks']);
      expect(await found('union or calm')).toEqual(['a/b/markets', 'talks']);
      expect(await found('-markets')).toEqual([]);
      expect(await found('the did not')).toEqual(['a/b/markets']);
      expect(await found('Erdogan')).toEqual(['talks']);
      expect(await found('Erdoğan')).toEqual(['talks']);
      expect(await found('turn down')).toEqual(['talks']);
    });
    it('puts the report that speaks of it most first', async () => {
      const store = await open();
      const filler = 'The weather was fine and nobody said much about anything at all that day. ';
      const once = sample({ id: 'once', text: `${filler.repeat(6)}A ceasefire was mentioned.` });
      const often = sample({ id: 'often', text: 'Ceasefire talks: the ceasefire held, a second ceasefire is near.' });
      await store.add([{ reading: once }, { reading: often }], NOW);
      const { hits } = await store.search('ceasefire');
      expect(hits.map(({ report }) => report)).toEqual(['often', 'once']);
      expect(hits[0]!.score).toBeGreaterThan(hits[1]!.score);
      expect((await store.search('ceasefire', { limit: 1, offset: 1 })).hits.map(({ report }) => report)).toEqual([
        'once',
      ]);
    });
    it('takes the beginning of a word', async () => {
      const store = await open();
      await store.add([{ reading: talks }, { reading: markets }], NOW);
      const found = async (words: string) =>
        (await store.search(words, { kind: 'report' })).hits.map(({ report }) => report).sort();
      expect(await found('compan*')).toEqual(['talks']);
      expect(await found('"offer of the comp*"')).toEqual(['talks']);
      expect(await found('"offer of the comp"*')).toEqual([]);
      expect(await found('strik* -marke*')).toEqual(['talks']);
      expect(await found('Erdo*')).toEqual(['talks']);
      // One letter and a star would be every word there is: the letter alone is meant.
      expect(await found('m*')).toEqual([]);
      expect(await found('*')).toEqual([]);
    });
    const spoken = (id: string, published: string, publisher: string, speaker: string, text: string): Reading => {
      const made = sample({ id, text, published, headline: `Statement ${id}`, statements: [text.split(',')[0]!] });
      const start = text.indexOf(speaker);
      const cite = { report: id, start, end: start + speaker.length, exact: speaker };
      return {
        ...made,
        report: { ...made.report, publisher },
        statements: made.statements.map(one => ({ ...one, speaker: { actor: null, cite } })),
      };
    };
    const bell = spoken(
      'bell',
      '2024-03-31T18:00',
      'The Harbour Post',
      'Ann Bell',
      'The strike goes on, Ann Bell said.',
    );
    const wałęsa = spoken(
      'walesa',
      '2024-04',
      'Dziennik Północny',
      'Lech Wałęsa',
      'The strike is over, Lech Wałęsa said. Ann Bell left.',
    );
    it('is narrowed by speaker, publisher, day and reports', async () => {
      const store = await open();
      await store.add([{ reading: talks }, { reading: bell }, { reading: wałęsa }], NOW);
      const found = async (filter: SearchFilter) =>
        (await store.search('strike', filter)).hits.map(({ kind, report }) => `${kind} ${report}`).sort();
      expect(await found({ speaker: 'bell' })).toEqual(['statement bell']);
      expect(await found({ speaker: 'Walesa' })).toEqual(['statement walesa']);
      expect(await found({ speaker: 'lech wałęsa' })).toEqual(['statement walesa']);
      expect(await found({ speaker: '…' })).toEqual([]);
      expect(await found({ publisher: 'HARBOUR' })).toEqual(['report bell', 'statement bell']);
      expect(await found({ publisher: 'polnocny', kind: 'report' })).toEqual(['report walesa']);
      expect(await found({ publisher: '%' })).toEqual([]);
      expect(await found({ from: '2024-03-31', to: '2024-03-31' })).toEqual(['report bell', 'statement bell']);
      expect(await found({ from: '2024' })).toHaveLength(4);
      expect(await found({ to: '2021' })).toEqual(['report talks', 'statement talks']);
      expect(await found({ reports: ['walesa', 'nowhere'], kind: 'statement' })).toEqual(['statement walesa']);
      expect(await found({ reports: [] })).toEqual([]);
    });
    it('finds what a person said by the name and the words together, and tells whose word it is', async () => {
      const store = await open();
      await store.add([{ reading: bell }, { reading: wałęsa }], NOW);
      const { hits } = await store.search('walesa over', { kind: 'statement' });
      expect(hits.map(({ report, speaker }) => [report, speaker])).toEqual([['walesa', 'Lech Wałęsa']]);
      expect((await store.search('strike', { kind: 'report', limit: 1 })).hits[0]!.speaker).toBeNull();
    });
    it('puts a headline before the text', async () => {
      const store = await open();
      const inText = sample({
        id: 'text',
        headline: 'A day in court',
        text: 'The judge spoke of a truce in the case.',
      });
      const inHead = sample({
        id: 'head',
        headline: 'A truce in court',
        text: 'The judge spoke of peace in the case.',
      });
      await store.add([{ reading: inText }, { reading: inHead }], NOW);
      expect((await store.search('truce')).hits.map(({ report }) => report)).toEqual(['head', 'text']);
    });
    it('names the reports in which something is found', async () => {
      const store = await open();
      await store.add([{ reading: talks }, { reading: markets }, { reading: bell }], NOW);
      expect(await store.searchReports('strike')).toEqual(['talks', 'a/b/markets', 'bell']);
      expect(await store.searchReports('strike', { speaker: 'Bell' })).toEqual(['bell']);
      expect(await store.searchReports('-strike')).toEqual([]);
    });
    it('ranks the newest of very many, and counts all', { timeout: 120_000 }, async () => {
      const store = await open();
      const text = 'The strike goes on. '.repeat(40);
      const statements = Array.from({ length: 40 }, () => 'The strike goes on');
      const many = Array.from({ length: 130 }, (_, n) => sample({ id: `r${n}`, text, statements }));
      await store.add([{ reading: sample({ id: 'oldest', text: 'Strike, strike, strike!' }) }], NOW);
      await store.add(
        many.map(reading => ({ reading })),
        NOW,
      );
      const { total, hits } = await store.search('strike', { limit: 3 });
      expect(total).toBe(1 + 130 * 41);
      expect(hits).toHaveLength(3);
      expect(hits.map(({ report }) => report)).not.toContain('oldest');
      expect((await store.search('strike', { reports: ['oldest'] })).hits).toHaveLength(1);
    });
    it('takes anything a person can type', async () => {
      const store = await open();
      await store.add([{ reading: talks }], NOW);
      await fc.assert(
        fc.asyncProperty(
          fc.oneof(
            fc.string({ unit: 'binary', maxLength: 30 }),
            fc
              .array(
                fc.constantFrom(
                  '"',
                  '-',
                  'or',
                  'NOT',
                  'NEAR(',
                  ')',
                  '*',
                  ':',
                  'body:',
                  '^',
                  'strike',
                  "'",
                  '\\',
                  '&',
                  '|',
                  '!',
                  '\u0000',
                ),
              )
              .map(words => words.join(' ')),
          ),
          async words => {
            const { total, hits } = await store.search(words);
            expect(hits.length).toBe(Math.min(20, total));
          },
        ),
        { numRuns: 150 },
      );
    });
  });

  describe('the log of reviews', () => {
    it('keeps its order and finds by entry, report and reviewer', async () => {
      const store = await open();
      const log = [
        review('c'),
        review('a', { by: 'ben', action: 'reject', reason: 'not said' }),
        review('b', { entry: 'talks', action: 'exclude' }),
        review('d', { entry: 'talks2/move/1-2' }),
        review('e', { entry: 'talk/move/1-2' }),
      ];
      await store.review(log);
      expect(await store.reviews()).toEqual(log);
      expect(await store.reviews({ report: 'talks' })).toEqual(log.slice(0, 3));
      expect(await store.reviews({ entry: talks.moves[0]!.id })).toEqual(log.slice(0, 2));
      expect(await store.reviews({ by: 'ben' })).toEqual([log[1]]);
    });
    it('takes the same review twice as one, and refuses another under its id', async () => {
      const store = await open();
      await store.review([review('1')]);
      await store.review([review('1')]);
      await expect(store.review([review('2'), review('1', { by: 'ben' })])).rejects.toMatchObject({
        code: 'review-id-taken',
      });
      expect(await store.reviews()).toEqual([review('1')]);
    });
    it('refuses what cannot be meant', async () => {
      const store = await open();
      for (const wrong of [
        review('1', { action: 'correct' }),
        review('1', { action: 'merge' }),
        review('1', { action: 'comment' }),
        review('1', { at: 'yesterday' }),
        review('1', { by: '' }),
        review('1', { reason: 'a\u0000b' }),
      ])
        await expect(store.review([wrong])).rejects.toMatchObject({ code: 'review-invalid' });
      expect(await store.reviews()).toEqual([]);
    });
    it('cannot be changed, not even past Parley', async () => {
      const at = place();
      const store = await open(at);
      await store.review([review('1')]);
      const direct: Connection = await (name === 'SQLite' ? openSqlite(at, false) : openPostgres(at));
      for (const change of ["update review set by = 'eve'", 'delete from review'])
        await expect(direct.write(db => sql.raw(change).execute(db))).rejects.toThrow(/only ever added/);
      await direct.close();
      expect(await store.reviews()).toEqual([review('1')]);
    });
  });

  it('keeps definitions', async () => {
    const store = await open();
    const definition: DossierDefinition = {
      id: 'miners',
      title: 'The miners’ dispute',
      kind: 'labour',
      period: null,
      parties: [{ name: 'Union', aliases: [], iso3: null }],
      thirdParties: [],
      issues: [],
      given: true,
    };
    await store.define(definition);
    await store.define({ ...definition, title: 'Coal' });
    expect(await store.definitions()).toEqual([{ ...definition, title: 'Coal' }]);
    expect(await store.undefine('miners')).toBe(true);
    expect(await store.undefine('miners')).toBe(false);
  });

  describe('check', () => {
    const damages: readonly (readonly [string, string, string])[] = [
      ['a packed report', "update report set body = raw where id = 'talks'", 'report-damaged'],
      ['a hash', "update report set text_hash = 'x' where id = 'talks'", 'report-damaged'],
      ['the bytes', "update report set raw_hash = 'x' where id = 'talks'", 'raw-damaged'],
      ['a missing reading', "delete from reading where report = 'talks'", 'reading-missing'],
      ['a packed reading', "update reading set body = (select raw from report where id = 'talks')", 'reading-damaged'],
      ['missing search rows', "delete from searchable where report = 'talks'", 'search-differs'],
    ];
    it.each(damages)('finds %s', async (_, statement, code) => {
      const at = place();
      const store = await open(at);
      await store.add([{ reading: talks, raw: Buffer.from('<p>') }], NOW);
      expect((await store.check()).problems).toEqual([]);
      const direct: Connection = await (name === 'SQLite' ? openSqlite(at, false) : openPostgres(at));
      await direct.write(db => sql.raw(statement).execute(db));
      await direct.close();
      expect((await store.check()).problems.map(problem => problem.code)).toContain(code);
    });
    it('finds a cite that does not quote its report', async () => {
      const store = await open();
      const [move] = talks.moves;
      const [cite] = move!.cites;
      const wrong = { ...talks, moves: [{ ...move!, cites: [{ ...cite, exact: 'accepted' }] as const }] };
      await store.add([{ reading: wrong }], NOW);
      expect((await store.check()).problems).toEqual([
        { code: 'cite-inexact', report: 'talks', because: `${move!.id} (reading one)` },
      ]);
    });
  });

  it('refuses tables of a newer Parley and leaves them alone', async () => {
    const at = place();
    await (await openStore(at)).close();
    const direct: Connection = await (name === 'SQLite' ? openSqlite(at, false) : openPostgres(at));
    await direct.write(db => db.insertInto('parley_schema').values({ version: 99, name: 'the future' }).execute());
    await direct.close();
    await expect(openStore(at)).rejects.toMatchObject({ code: 'store-newer' });
  });

  it('brings older tables up to date, one version at a time or all at once', async () => {
    const at = place();
    for (const upTo of [1, 2]) await (await openStore(at, { upTo })).close();
    const store = await open(at);
    expect(await store.add([{ reading: talks }], NOW)).toEqual(['added']);
    expect((await store.search('union')).total).toBe(1);
  });

  it('makes a record of older tables searchable as a new one is', async () => {
    const at = place();
    await makeOlderRecord(at, 120);
    const store = await open(at);
    expect(await store.count()).toBe(120);
    expect((await store.search('strikes', { kind: 'statement' })).total).toBe(120);
    expect((await store.search('strikes', { publisher: 'example' })).total).toBe(240);
    expect((await store.check()).problems).toEqual([]);
  });

  it('may be opened by several at once while it is new', async () => {
    const at = place();
    const stores = await Promise.all([open(at), open(at), open(at)]);
    const readings = stores.map((_, n) => sample({ id: `r${n}`, text: `Report ${n}.` }));
    await Promise.all(stores.map((store, n) => store.add([{ reading: readings[n]! }], NOW)));
    for (const store of stores) expect(await store.count()).toBe(3);
  });

  describe('backup', () => {
    const filled = async (at = place()) => {
      const store = await open(at);
      await store.add([{ reading: talks, raw: Buffer.from([1, 2]) }, { reading: markets }], NOW);
      await store.replaceReadings([
        sample({ id: markets.report.id, text: `${markets.report.text}`, version: 'two', statements: ['calm'] }),
      ]);
      await store.review([review('1'), review('2', { action: 'undo', entry: '1' })]);
      return store;
    };
    const linesOf = async (store: Store) => {
      const lines: string[] = [];
      for await (const line of store.dump()) lines.push(line);
      return lines;
    };
    it('restores everything, byte for byte', async () => {
      const store = await filled();
      const file = join(mkdtempSync(join(tmpdir(), 'parley-backup-')), 'record.gz');
      await store.backup(file);
      const copy = await open();
      expect(await copy.restore(file)).toEqual({ reports: 2, readings: 3, reviews: 2, definitions: 0 });
      expect(await linesOf(copy)).toEqual(await linesOf(store));
      expect((await copy.check()).problems).toEqual([]);
      expect((await copy.search('calm', { kind: 'statement' })).total).toBe(1);
      await expect(copy.restore(file)).rejects.toMatchObject({ code: 'store-not-empty' });
    });
    it('restores a damaged one not at all', async () => {
      const store = await filled();
      const lines = (await linesOf(store)).map(line => line.trimEnd());
      const { loadStore } = await import('./transfer.ts');
      const at = place();
      await (await openStore(at)).close();
      const direct: Connection = await (name === 'SQLite' ? openSqlite(at, false) : openPostgres(at));
      const damaged: readonly (readonly string[])[] = [
        lines.slice(0, -1),
        lines.slice(1),
        lines.filter((_, index) => index !== 3),
        lines.map((line, index) => (index === 1 ? line.replace('union', 'onion') : line)),
        lines.map((line, index) => (index === 2 ? line.slice(0, 40) : line)),
        [...lines, lines[1]!],
        ['no backup at all'],
      ];
      for (const some of damaged) {
        await expect(
          loadStore(direct, async function* () {
            yield* some;
          }),
        ).rejects.toMatchObject({ code: 'backup-damaged' });
        expect(await direct.read(db => db.selectFrom('report').select('id').execute())).toEqual([]);
      }
      await direct.close();
    });
    it('moves to the other database and back, the same', async () => {
      const store = await filled();
      const there = await openStore(
        name === 'SQLite' ? (cluster?.newDatabase() ?? place()) : mkdtempSync(join(tmpdir(), 'parley-store-')),
      );
      opened.push(there);
      await there.takeFrom(store);
      const back = await open();
      await back.takeFrom(there);
      expect(await linesOf(back)).toEqual(await linesOf(store));
      await expect(back.takeFrom(there)).rejects.toMatchObject({ code: 'store-not-empty' });
    });
  });
});
