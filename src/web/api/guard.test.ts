import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { recordApp, serveRecord } from '../serve.ts';
import { accessFor } from './access.ts';
import { type Access, admit, LOOPBACK_ACCESS } from './guard.ts';
import { type SampleRecord, sampleRecord } from './testing/sample-record.ts';

const READER = 'reader-token-0123456789';
const [ANN, ANYBODY] = ['ann-token-0123456789', 'anybody-token-0123456789'];
const guarded: Access = accessFor('0.0.0.0', ['record.example'], {
  PARLEY_READER_TOKEN: READER,
  PARLEY_REVIEWER_TOKEN: `ann:${ANN}, ${ANYBODY}`,
});
const basic = (name: string, token: string) => `Basic ${Buffer.from(`${name}:${token}`).toString('base64')}`;
const request = (
  headers: Readonly<Record<string, string>>,
  { url = 'http://record.example/x', method = 'GET' }: { url?: string; method?: string } = {},
) => new Request(url, { headers, method });
const codeOf = (act: () => unknown): string => {
  try {
    act();
    return 'admitted';
  } catch (error) {
    return (error as { code: string }).code;
  }
};

describe('who may ask', () => {
  it('is anybody on this machine, where no token is set', () => {
    expect(admit(request({}, { url: 'http://localhost:4750/x' }), LOOPBACK_ACCESS)).toEqual({
      role: 'reviewer',
      name: null,
    });
  });
  it('is whoever has a token, under the name it has, or one that is given', () => {
    expect(admit(request({ Authorization: `Bearer ${READER}` }), guarded)).toEqual({ role: 'reader', name: null });
    expect(admit(request({ Authorization: `Bearer ${ANN}` }), guarded)).toEqual({ role: 'reviewer', name: 'ann' });
    expect(admit(request({ Authorization: basic('ann', ANN) }), guarded)).toEqual({ role: 'reviewer', name: 'ann' });
    expect(admit(request({ Authorization: basic('Zoë', ANYBODY) }), guarded)).toEqual({
      role: 'reviewer',
      name: 'Zoë',
    });
  });
  it.each([
    ['nothing', {}],
    ['a wrong token', { Authorization: 'Bearer nothing-of-the-kind-00' }],
    ['half a token', { Authorization: `Bearer ${READER.slice(0, -1)}` }],
    ['another’s name', { Authorization: basic('ben', ANN) }],
    ['another scheme', { Authorization: `Digest ${READER}` }],
    ['an empty one', { Authorization: 'Bearer ' }],
  ])('is not somebody with %s', (_what, headers) => {
    expect(codeOf(() => admit(request(headers), guarded))).toBe('token-needed');
  });
  it('does not change anything with a reader’s token', () => {
    expect(codeOf(() => admit(request({ Authorization: `Bearer ${READER}` }, { method: 'POST' }), guarded))).toBe(
      'reader-only',
    );
  });
});

describe('where from', () => {
  it.each([
    ['http://evil.example/x', LOOPBACK_ACCESS],
    ['http://127.0.0.1.evil.example/x', LOOPBACK_ACCESS],
    ['http://192.168.1.4/x', LOOPBACK_ACCESS],
    ['http://evil.example/x', guarded],
  ])('is refused under the name %s', (url, access) => {
    expect(codeOf(() => admit(request({ Authorization: `Bearer ${READER}` }, { url }), access))).toBe('other-host');
  });
  it.each([
    ['http://127.0.0.1:4750/x', LOOPBACK_ACCESS],
    ['http://LOCALHOST/x', LOOPBACK_ACCESS],
    ['http://[::1]:4750/x', LOOPBACK_ACCESS],
    ['http://192.168.1.4:4750/x', guarded],
    ['http://[2001:db8::1]/x', guarded],
    ['http://record.example/x', guarded],
  ])('is answered as %s', (url, access) => {
    expect(codeOf(() => admit(request({ Authorization: `Bearer ${READER}` }, { url }), access))).toBe('admitted');
  });
  it.each([
    [{ Origin: 'http://evil.example' }, 'other-origin'],
    [{ Origin: 'null' }, 'other-origin'],
    [{ Origin: 'null', 'Sec-Fetch-Site': 'cross-site' }, 'other-origin'],
    [{ Origin: 'null', 'Sec-Fetch-Site': 'same-origin' }, 'admitted'],
    [{ Origin: 'http://evil.example', 'Sec-Fetch-Site': 'same-origin' }, 'other-origin'],
    [{ Origin: 'http://127.0.0.1:9999' }, 'other-origin'],
    [{ 'Sec-Fetch-Site': 'cross-site' }, 'other-origin'],
    [{ 'Sec-Fetch-Site': 'same-site' }, 'other-origin'],
    [{ Origin: 'http://127.0.0.1:4750', 'Sec-Fetch-Site': 'same-origin' }, 'admitted'],
    [{}, 'admitted'],
  ])('a change with %j is %s', (headers, code) => {
    const asked = request(headers as Record<string, string>, { url: 'http://127.0.0.1:4750/x', method: 'POST' });
    expect(codeOf(() => admit(asked, LOOPBACK_ACCESS))).toBe(code);
    if (code !== 'admitted')
      expect(
        codeOf(() =>
          admit(request(headers as Record<string, string>, { url: 'http://127.0.0.1:4750/x' }), LOOPBACK_ACCESS),
        ),
      ).toBe('admitted');
  });
});

describe('serving', () => {
  it('beyond this machine needs a token, and a strong one', () => {
    expect(codeOf(() => accessFor('0.0.0.0', [], {}))).toBe('token-needed');
    expect(codeOf(() => accessFor('192.168.1.4', [], { PARLEY_REVIEWER_TOKEN: 'short' }))).toBe('token-weak');
    expect(codeOf(() => accessFor('127.0.0.1', [], { PARLEY_REVIEWER_TOKEN: 'ann:' }))).toBe('token-weak');
    expect(accessFor('127.0.0.1', [], {})).toEqual(LOOPBACK_ACCESS);
    expect(accessFor('127.0.0.1', [], { PARLEY_READER_TOKEN: READER }).tokens).toHaveLength(1);
  });

  let record: SampleRecord;
  beforeAll(async () => {
    record = await sampleRecord({ access: guarded });
  });
  afterAll(() => record.close());

  it('asks a browser for the name and the token, for pages and API alike', async () => {
    const app = recordApp(record.live, { access: guarded });
    for (const path of ['/index.html', '/api/v1/record', '/api/v1/openapi.json']) {
      const refused = await app.request(`http://record.example${path}`);
      expect([refused.status, refused.headers.get('www-authenticate')]).toEqual([
        401,
        'Basic realm="Parley", charset="UTF-8"',
      ]);
      const headers = { Authorization: basic('ann', ANN) };
      expect((await app.request(`http://record.example${path}`, { headers })).status).toBe(200);
      expect((await app.request(`http://evil.example${path}`, { headers })).status).toBe(403);
    }
  });
  it('tells of a fault on a page in a word, and of the rest on the server alone', async () => {
    const faults: unknown[] = [];
    const broken = {
      ...record.live,
      site: () => {
        throw new Error('a secret of the house');
      },
    };
    const app = recordApp(broken, { onFault: error => faults.push(error) });
    const answer = await app.request('http://127.0.0.1/index.html');
    expect(answer.status).toBe(500);
    expect(await answer.text()).not.toContain('secret');
    expect(faults).toHaveLength(1);
    expect(await (await app.request('http://127.0.0.1/api/v1/dossiers')).text()).not.toContain('secret');
    expect(faults).toHaveLength(2);
  });
  it('keeps decisions under the name of the login, and no other', async () => {
    const reading = await record.live.reading('harbour/1');
    const decision = { entry: reading!.moves[0]!.id, action: 'confirm' };
    const url = 'http://record.example/api/v1/reviews';
    const send = (body: object) =>
      record.app.request(url, {
        method: 'POST',
        headers: { Authorization: basic('ann', ANN), 'Content-Type': 'application/json' },
        body: JSON.stringify(body),
      });
    expect((await send({ ...decision, by: 'ben' })).status).toBe(403);
    expect(await (await send(decision)).json()).toMatchObject({ by: 'ann' });
  });
  it('listens where it is told, sends pages, API and events, and stops at once', async () => {
    const { url, close } = await serveRecord(record.live, { port: 0, access: LOOPBACK_ACCESS });
    const root = url.replace('/index.html', '');
    expect((await fetch(url)).status).toBe(200);
    expect(await (await fetch(`${root}/api/v1/record`)).json()).toMatchObject({ reports: 3, dossiers: 1 });
    const events = await fetch(`${root}/api/v1/events`);
    const reader = events.body!.getReader();
    expect(new TextDecoder().decode((await reader.read()).value)).toContain('event: hello');
    const port = Number(new URL(url).port);
    await expect(serveRecord(record.live, { port })).rejects.toMatchObject({ code: 'port-taken' });
    await expect(serveRecord(record.live, { port: 0, host: '203.0.113.7' })).rejects.toMatchObject({
      code: 'host-unknown',
    });
    await close();
    await expect(reader.read()).rejects.toThrow();
    await expect(fetch(url)).rejects.toThrow();
  });
});
