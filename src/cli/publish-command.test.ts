import { mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { newReview } from '../dossier/index.ts';
import { openStore } from '../store/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import { runParley } from './testing/run-parley.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-publish-'));
const reports = join(folder, 'reports');
const store = join(folder, 'record');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parley = (...words: string[]) => runParley(words);

const everything = (out: string) =>
  readdirSync(out, { recursive: true, withFileTypes: true })
    .filter(one => one.isFile())
    .map(one => `${one.name}\n${readFileSync(join(one.parentPath, one.name), 'utf8')}`)
    .join('\n');

beforeAll(async () => {
  mkdirSync(reports);
  const text = [
    'Norway and Iceland held a round of fishing talks in Oslo on Monday. Norway offered Iceland a larger quota.',
    'Iceland rejected the offer. "We will not sign this," said Sigrun Halldorsdottir, the Icelandic negotiator.',
  ].join(' ');
  for (const [i, published] of ['2021-03-02', '2021-03-09'].entries()) {
    const report = { id: `round-${i + 1}`, published, publisher: `Outlet ${i}`, headline: `Round ${i + 1}`, text };
    writeFileSync(join(reports, `${i}.json`), JSON.stringify(report));
  }
  await parley('dossier', 'make', reports, '--store', store, '--jobs', '1');
});

describe('parley publish', () => {
  it('publishes a folder in a newsroom’s own name, without the names and words that it keeps back', async () => {
    const out = join(folder, 'out');
    writeFileSync(join(folder, 'newsroom.yaml'), 'name: The Harbour Desk\nsupport: { text: Give what you can. }\n');
    const words = [
      '--newsroom',
      join(folder, 'newsroom.yaml'),
      '--withhold',
      'Sigrun Halldorsdottir',
      '--show',
      'extracts',
    ];
    const { status, said } = await parley('publish', reports, out, '--jobs', '1', ...words);
    expect(status).toBe(EXIT_CODES.done);
    expect(said).toContain(`Open ${out}/index.html`);
    const all = everything(out);
    expect(all).toContain('The Harbour Desk');
    expect(all).toContain('Give what you can.');
    expect(all).toContain('[name withheld]');
    expect(all).not.toMatch(/halldorsdottir|sigrun/i);
  });
  it('publishes a dossier of the record, without the names that a reviewer keeps back', async () => {
    const record = await openStore(store);
    const { actors } = (await record.reading('round-1'))!;
    const actor = actors.find(({ name }) => name.includes('Halldorsdottir'))!;
    const hidden = newReview({ by: 'ann', at: '2021-03-03T08:00:00Z', action: 'exclude', entry: actor.id });
    await record.review([hidden]);
    await record.close();
    const out = join(folder, 'from-record');
    const { status } = await parley('publish', 'all', out, '--store', store, '--date', '2021-03-04');
    expect(status).toBe(EXIT_CODES.done);
    expect(everything(out)).toContain('As of 4 Mar 2021');
    expect(everything(out)).not.toMatch(/halldorsdottir/i);
  });
  it('refuses what it does not know, with a next step', async () => {
    const unknown = parley('publish', 'nobody', join(folder, 'x'), '--store', store);
    await expect(unknown).rejects.toMatchObject({ code: 'dossier-unknown' });
    expect((await parley('publish', reports, join(folder, 'x'), '--show', 'some')).status).toBe(EXIT_CODES.usage);
    const missing = parley('publish', reports, join(folder, 'x'), '--newsroom', join(folder, 'none.yaml'));
    await expect(missing).rejects.toMatchObject({ code: 'newsroom-missing' });
  });
});
