import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { citeOf } from '../../text/index.ts';
import type { RecordEvent } from '../../work/index.ts';
import { type SampleRecord, sampleRecord } from './testing/sample-record.ts';

let record: SampleRecord;
beforeAll(async () => {
  record = await sampleRecord();
});
afterAll(async () => {
  expect(record.faults).toEqual([]);
  await record.close();
});
// The tests know the record: what they read of an answer is checked against its schema by the fuzz tests.
const get = async (path: string) => (await record.ask(path)).json();
const post = async (path: string, body: unknown) => {
  const answer = await record.send(path, body);
  return { status: answer.status, body: await answer.json() };
};
const R1 = 'harbour%2F1';

describe('reports', () => {
  it('are listed page by page, each once', async () => {
    const first = await get('/reports?limit=2');
    const second = await get(`/reports?limit=2&cursor=${first.next}`);
    expect([...first.items, ...second.items].map(({ id }) => id)).toEqual(['harbour/1', 'harbour/2', 'weather']);
    expect(second.next).toBeNull();
  });
  it('are given with their text, to the letter, and as they came', async () => {
    const { text } = await get(`/reports/${R1}`);
    expect(await (await record.ask(`/reports/${R1}/text`)).text()).toBe(text);
    expect((await record.ask(`/reports/${R1}/raw`)).status).toBe(404);
    const page = `<html><head><title>Talks</title></head><body><article><h1>Talks</h1><p>${'The union rejected the offer of the company on Tuesday. '.repeat(8)}</p></article></body></html>`;
    const added = await record.ask('/reports', {
      method: 'POST',
      headers: { 'Content-Type': 'text/html' },
      body: page,
    });
    const { outcomes } = await added.json();
    expect(outcomes).toMatchObject([{ ok: true, added: 'added' }]);
    const raw = await record.ask(`/reports/${outcomes[0].report}/raw`);
    expect(await raw.text()).toBe(page);
    // A page of somebody else's is never shown as one of ours.
    expect(raw.headers.get('content-type')).toBe('application/octet-stream');
    expect(raw.headers.get('content-disposition')).toBe('attachment');
    expect(raw.headers.get('content-security-policy')).toContain('sandbox');
  });
  it('are added, known, or refused one by one, and each is told', async () => {
    const events: RecordEvent[] = [];
    const stop = record.live.onEvent(event => events.push(event));
    const lines = [
      {
        id: 'new/1',
        published: '2024-05-19',
        text: 'The Dockers Union accepted the offer of the Harbour Company on Sunday. The Harbour Company will pay a raise of 5 percent, the Dockers Union said.',
      },
      { id: 'weather', published: '2024-05-15', text: 'It rained in the north on Tuesday, and the roads were wet.' },
      { id: 'weather', text: 'Another text.' },
      { id: 'empty' },
    ];
    const answer = await record.ask('/reports', {
      method: 'POST',
      headers: { 'Content-Type': 'application/x-ndjson' },
      body: lines.map(line => JSON.stringify(line)).join('\n'),
    });
    stop();
    expect(answer.status).toBe(200);
    expect((await answer.json()).outcomes).toMatchObject([
      { ok: true, report: 'new/1', added: 'added' },
      { ok: true, report: 'weather', added: 'known' },
      { ok: false, code: 'report-differs' },
      { ok: false, code: 'record-invalid' },
    ]);
    expect(events.at(-1)).toMatchObject({ type: 'progress', added: 1, known: 1, refused: 2, done: true });
    expect(events).toContainEqual(expect.objectContaining({ type: 'changed', added: ['new/1'] }));
    expect((await get('/dossiers/port-talks')).reports.map(({ id }: { id: string }) => id)).toContain('new/1');
  });
});

describe('the record', () => {
  it('is given by dossier and view', async () => {
    const whole = await get('/dossiers/port-talks');
    expect((await get('/dossiers')).items).toMatchObject([{ id: 'port-talks', reports: whole.reports.length }]);
    expect(await get('/dossiers/port-talks/meetings')).toEqual({
      id: 'port-talks',
      title: 'Port talks',
      views: ['meetings'],
      meetings: whole.meetings,
      next: null,
    });
    const pages = [];
    for (let next: string | null = ''; next !== null; ) {
      const page = await get(`/dossiers/port-talks/threads?limit=2${next === '' ? '' : `&cursor=${next}`}`);
      pages.push(page);
      next = page.next;
    }
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(({ moves }) => moves)).toEqual(whole.moves);
    expect(pages.flatMap(({ threads }) => threads)).toEqual(whole.threads);
    expect((await record.ask('/dossiers/port-talks/weather')).status).toBe(400);
    expect((await record.ask('/dossiers/nothing')).status).toBe(404);
  });
  it('is searched, page by page, in a dossier or in all', async () => {
    const all = await get('/search?q=offer');
    const [one, two] = [await get('/search?q=offer&limit=1'), await get('/search?q=offer&limit=1&cursor=cDE')];
    expect([...one.items, ...two.items]).toEqual(all.items.slice(0, 2));
    expect((await get('/search?q=rained')).total).toBeGreaterThan(0);
    expect((await get('/search?q=rained&dossier=port-talks')).total).toBe(0);
  });
  it('is exported as the command line does, file by file', async () => {
    const { files } = await get('/exports/csv');
    const reports = files.find(({ name }: { name: string }) => name === 'reports.csv');
    const answer = await record.ask('/exports/csv/reports.csv');
    expect(await answer.text()).toBe(reports.text);
    expect(answer.headers.get('content-type')).toBe(reports.mediaType);
    expect((await record.ask('/exports/csv/passwords.csv')).status).toBe(404);
    expect((await record.ask('/exports/word')).status).toBe(400);
  });
  it('gives entries and actors by their ids', async () => {
    const reading = await get(`/reports/${R1}/reading`);
    for (const entry of [...reading.moves, ...reading.actors])
      expect(await get(`/entries/${encodeURIComponent(entry.id)}`)).toEqual({ report: 'harbour/1', entry });
    expect((await record.ask('/entries/harbour%2F1%2Fmove%2F1-2')).status).toBe(404);
  });
});

describe('reviews', () => {
  it('count at once, and are undone', async () => {
    const { moves } = await get(`/reports/${R1}/reading`);
    const entry = moves[1].id;
    const at = `/entries/${encodeURIComponent(entry)}`;
    const rejected = await post('/reviews', { by: 'ann', entry, action: 'reject', reason: 'never happened' });
    expect(rejected.status).toBe(201);
    expect((await get(at)).entry).toMatchObject({ checked: 'rejected', reviewed: { by: 'ann', at: rejected.body.at } });
    expect(JSON.stringify(await get('/dossiers/port-talks/threads'))).not.toContain(entry);
    const undone = await post(`/reviews/${rejected.body.id}/undo`, { by: 'ann' });
    expect(undone).toMatchObject({ status: 201, body: { action: 'undo', entry: rejected.body.id } });
    expect((await get(at)).entry).toEqual(moves[1]);
    expect((await get('/reviews?report=harbour%2F1')).items.map(({ action }: { action: string }) => action)).toEqual([
      'reject',
    ]);
  });
  it('are kept once, however often they are sent under one id', async () => {
    const { moves } = await get(`/reports/${R1}/reading`);
    const decision = { id: 'mine-1', by: 'ann', entry: moves[2].id, action: 'confirm' };
    const first = await post('/reviews', decision);
    expect(await post('/reviews', decision)).toEqual(first);
    expect(await post('/reviews', { ...decision, action: 'reject' })).toMatchObject({
      status: 409,
      body: { code: 'review-id-taken' },
    });
  });
  it.each([
    ['a field it has not', 'correct', { field: 'mood', value: '"warm"' }],
    ['a word that is none of the record', 'correct', { field: 'type', value: 'refuse' }],
    ['an actor who is not there', 'correct', { field: 'by', value: '["state:FRA"]' }],
    ['a correction without a value', 'correct', { field: 'type' }],
    ['one entry as two', 'merge', {}],
    ['an entry that is none', 'add', { value: '{}' }],
  ])('are refused for %s, and say why', async (_what, action, rest) => {
    const { moves } = await get(`/reports/${R1}/reading`);
    const before = (await get('/reviews')).items.length;
    const refused = await post('/reviews', { by: 'ann', entry: moves[0].id, action, ...rest });
    expect(refused).toMatchObject({ status: 422, body: { code: 'review-invalid', status: 422 } });
    expect(refused.body.detail.length).toBeGreaterThan(20);
    expect((await get('/reviews')).items).toHaveLength(before);
  });
  it('need a name, and something to decide on', async () => {
    const { moves } = await get(`/reports/${R1}/reading`);
    expect(await post('/reviews', { entry: moves[0].id, action: 'confirm' })).toMatchObject({
      body: { code: 'name-needed' },
    });
    for (const entry of ['harbour/1/move/0-3', 'nowhere/move/0-3', 'nowhere/passage/0-3'])
      expect(
        (await post('/reviews', { by: 'ann', entry, action: entry.includes('passage') ? 'exclude' : 'confirm' }))
          .status,
      ).toBe(404);
    expect((await post('/reviews/nothing/undo', { by: 'ann' })).status).toBe(404);
  });
  it('mark boilerplate by its place', async () => {
    const { text } = await get(`/reports/${R1}`);
    const start = text.indexOf('Support this paper');
    const entry = `harbour/1/passage/${start}-${text.length}`;
    await post('/reviews', { by: 'ann', entry, action: 'exclude', value: 'donation' });
    expect((await get(`/reports/${R1}`)).passages.at(-1)).toEqual({
      kind: 'boilerplate',
      label: 'donation',
      start,
      end: text.length,
    });
    const outside = `harbour/1/passage/0-${text.length + 1}`;
    expect((await post('/reviews', { by: 'ann', entry: outside, action: 'exclude' })).status).toBe(422);
  });
});

describe('entries added by hand', () => {
  it('stand on the selected words', async () => {
    const { text } = await get(`/reports/${R1}`);
    const start = text.indexOf('offered the Dockers Union');
    const selection = { by: 'ben', report: 'harbour/1', start, end: start + 25 };
    const { status, body } = await post('/entries', { ...selection, entity: 'meeting', fields: { status: 'planned' } });
    expect(status).toBe(201);
    expect(body.entry).toMatchObject({
      status: 'planned',
      checked: 'added',
      cites: [citeOf({ id: 'harbour/1', text }, selection)],
    });
    expect((await get(`/entries/${encodeURIComponent(body.entry.id)}`)).entry).toMatchObject({
      reviewed: { by: 'ben' },
    });
    expect(await post('/entries', { ...selection, entity: 'move' })).toMatchObject({ status: 422 });
    expect(await post('/entries', { ...selection, end: 9999, entity: 'statement' })).toMatchObject({ status: 422 });
    expect(await post('/entries', { ...selection, report: 'nothing', entity: 'statement' })).toMatchObject({
      status: 404,
    });
  });
});

describe('two reviewers', () => {
  it('who differ are shown, with the decision that counts, and their agreement is counted', async () => {
    const { moves } = await get('/reports/harbour%2F2/reading');
    const entry = moves[0].id;
    await post('/reviews', { by: 'ann', entry, action: 'correct', field: 'type', value: 'demand' });
    await post('/reviews', { by: 'ben', entry, action: 'confirm' });
    await post('/reviews', { by: 'ben', entry, action: 'correct', field: 'type', value: '"urge"' });
    const { items } = await get('/conflicts');
    const [conflict] = items.filter((one: { entry: string }) => one.entry === entry);
    expect(conflict).toMatchObject({ field: 'type', counts: { by: 'ben' }, adjudicated: false });
    const { coders, fields } = await get('/agreement?coders=ann,ben&fields=type,date');
    expect(coders).toEqual(['ann', 'ben']);
    expect(fields.map(({ field }: { field: string }) => field)).toEqual(['is an entry', 'type', 'date']);
    expect(fields[1]).toMatchObject({ units: 1, agreed: 0 });
    expect(fields[2]).toMatchObject({ units: 1, agreed: 1 });
  });
  it('have a queue each', async () => {
    const waits = async (as: string) =>
      (await get(`/queue?limit=200&as=${as}`)).items.map(({ entry }: { entry: { id: string } }) => entry.id);
    const { moves } = await get('/reports/harbour%2F2/reading');
    expect(await waits('ben')).not.toContain(moves[0].id);
    expect(await waits('eve')).toContain(moves[0].id);
  });
});

describe('two coders apart', () => {
  it('see the record with their own decisions, and no more', async () => {
    const apart = await sampleRecord({ blind: true });
    const entryFor = async (as: string) => (await apart.ask(`${at}?as=${as}`)).json();
    const reading = await (await apart.ask(`/reports/${R1}/reading`)).json();
    const at = `/entries/${encodeURIComponent(reading.moves[0].id)}`;
    await apart.send('/reviews', { by: 'ann', entry: reading.moves[0].id, action: 'reject' });
    const before = await (await apart.ask('/dossiers/port-talks')).json();
    expect([(await entryFor('ann')).entry.checked, (await entryFor('ben')).entry.checked]).toEqual([
      'rejected',
      'machine',
    ]);
    expect(before.moves.length).toBeGreaterThan(0);
    expect((await (await apart.ask('/reviews')).json()).items).toEqual([]);
    expect((await (await apart.ask('/reviews?by=ann')).json()).items).toHaveLength(1);
    for (const path of ['/conflicts', '/agreement'])
      expect(await (await apart.ask(path)).json()).toMatchObject({ status: 403, code: 'two-coder-mode' });
    await apart.close();
  });
});

describe('a state of the record', () => {
  it('has a tag, which is another once something changed', async () => {
    const answer = await record.ask(`/reports/${R1}/reading`);
    const tag = answer.headers.get('etag')!;
    const again = () => record.ask(`/reports/${R1}/reading`, { headers: { 'If-None-Match': `"x", ${tag}` } });
    const same = await again();
    expect([same.status, await same.text(), same.headers.get('etag')]).toEqual([304, '', tag]);
    const { moves } = await answer.json();
    await post('/reviews', { by: 'eve', entry: moves[0].id, action: 'confirm' });
    expect((await again()).status).toBe(200);
    const other = await record.ask('/dossiers', { headers: { 'If-None-Match': tag } });
    expect(other.status).toBe(200);
  });
});

describe('events', () => {
  it('are sent as they happen, until whoever listens goes away', async () => {
    const listening = new AbortController();
    const answer = await record.ask('/events', { signal: listening.signal });
    expect(answer.headers.get('content-type')).toBe('text/event-stream');
    const reader = answer.body!.pipeThrough(new TextDecoderStream()).getReader();
    const next = async () => (await reader.read()).value!;
    expect(await next()).toMatch(/^id: \d+\nevent: hello\ndata: \{"revision":\d+\}\n\n$/);
    const { moves } = await get(`/reports/${R1}/reading`);
    const { body } = await post('/reviews', { by: 'eve', entry: moves[0].id, action: 'comment', value: 'look\nhere' });
    const [, kind, data] = /event: (\w+)\ndata: (.*)\n\n$/.exec(await next())!;
    expect(kind).toBe('changed');
    expect(JSON.parse(data!).reviews).toEqual([body]);
    await reader.cancel();
  });
});

describe('whatever is no answer', () => {
  it.each([
    ['/nothing', {}, 404, 'not-found'],
    ['/reports?limit=0', {}, 400, 'request-invalid'],
    ['/reports?limit=1&limit=2', {}, 400, 'request-invalid'],
    ['/reports?colour=red', {}, 400, 'request-invalid'],
    ['/reports?cursor=zzz', {}, 400, 'bad-cursor'],
    ['/reports/%00', {}, 400, 'request-invalid'],
    ['/reports', { method: 'DELETE' }, 405, 'method-not-allowed'],
    ['/openapi.json', { method: 'POST' }, 405, 'method-not-allowed'],
    ['/reviews', { method: 'POST', headers: { 'Content-Type': 'text/plain' }, body: '{}' }, 415, 'media-type'],
    ['/reviews', { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{' }, 400, 'json-broken'],
    [
      '/reviews',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: '{"by":1}' },
      400,
      'request-invalid',
    ],
    [
      '/reviews',
      { method: 'POST', headers: { 'Content-Type': 'application/json' }, body: ' '.repeat(1_100_000) },
      413,
      'body-too-large',
    ],
  ] as const)('%s is a problem with a code and a next step', async (path, init, status, code) => {
    const answer = await record.ask(path, init);
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
    const problem = await answer.json();
    expect(problem).toMatchObject({ status, code, type: `urn:parley:problem:${code}` });
    expect(problem.next.length).toBeGreaterThan(5);
    if (status === 405) expect(answer.headers.get('allow')).toMatch(/GET/);
  });
});
