import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, it } from 'vitest';
import { newReview, parseDefinition } from '../dossier/index.ts';
import { loadLanguage } from '../language/index.ts';
import { readReport } from '../reading/index.ts';
import { readRecord } from '../reports/index.ts';
import { openStore } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import { runParley } from './testing/run-parley.ts';

const report = (published: string | null) =>
  JSON.stringify({
    id: 'r1',
    publisher: 'The Example',
    headline: 'Miners reject offer',
    published,
    text: 'The union rejected the company’s offer on Wednesday. "We want 5 percent," said Ann Bell, the union’s president.',
  });

const run = (words: readonly string[], stdin = report('2021-03-04')) => runParley(['export', ...words], { stdin });

describe('parley export', () => {
  let folder: string;
  beforeEach(() => {
    folder = mkdtempSync(join(tmpdir(), 'parley-export-'));
  });
  afterEach(() => rmSync(folder, { recursive: true }));

  it('prints an export of one file', async () => {
    const { status, printed } = await run(['-', '--as', 'plover']);
    expect(status).toBe(EXIT_CODES.done);
    for (const line of printed.trimEnd().split('\n').filter(Boolean))
      expect(JSON.parse(line)).toMatchObject({
        coder: expect.stringMatching(/^Parley /),
        cite_info: { citation: 'r1' },
      });
  });
  it('writes several files to a folder, and asks for one where there is none', async () => {
    const out = join(folder, 'new', 'csv');
    const { status, said } = await run(['-', '--as', 'csv', '--out', out, '--bom']);
    expect(status).toBe(EXIT_CODES.done);
    expect(readdirSync(out)).toEqual(expect.arrayContaining(['citations.csv', 'data-dictionary.csv', 'moves.csv']));
    expect(said).toContain(`${readdirSync(out).length} files written to ${out}.`);
    expect(readFileSync(join(out, 'reports.csv'), 'utf8')).toMatch(/^\ufeffid,publisher,/);
    await expect(run(['-', '--as', 'csv'])).rejects.toMatchObject({ code: 'export-needs-folder' });
  });
  it('uses the dossier.yaml beside the reports', async () => {
    writeFileSync(join(folder, 'r1.json'), report('2021-03-04'));
    writeFileSync(
      join(folder, 'dossier.yaml'),
      'title: The mine\nparties: [{ name: the union }, { name: the company }]\n',
    );
    const { printed } = await run([folder, '--as', 'markdown', '--date', '2021-03-05']);
    expect(printed).toMatch(/^# The mine\n\nAs of 2021-03-05/);
  });
  it('hands on the kept record, or one dossier of it, as people decided on it', async () => {
    const record = join(folder, 'record');
    const store = await openStore(record);
    const language = loadLanguage();
    const place = { file: null, line: null, position: null };
    const kept = readReport(readRecord(JSON.parse(report('2021-03-04')), place), language);
    const other = readReport(
      readRecord(
        {
          id: 'r2',
          published: '2021-03-05',
          text: 'Russia and Ukraine held peace talks in Istanbul on Friday. Ukraine rejected the offer of Russia to meet again in Moscow.',
        },
        place,
      ),
      language,
    );
    await store.add([{ reading: kept }, { reading: other }], '2021-03-06T00:00:00Z');
    await store.define(
      parseDefinition(
        'id: border\ntitle: The border\nparties: [{ name: Russia, iso3: RUS }, { name: Ukraine, iso3: UKR }]\n',
      ),
    );
    const [move] = kept.moves;
    await store.review([newReview({ by: 'ann', at: '2021-03-06T00:00:00Z', action: 'confirm', entry: move!.id })]);
    await store.close();

    const out = join(folder, 'all');
    expect((await run(['--as', 'csv', '--store', record, '--out', out])).status).toBe(EXIT_CODES.done);
    expect(readFileSync(join(out, 'reports.csv'), 'utf8')).toMatch(/\r\nr1,.*\r\nr2,/s);
    expect(readFileSync(join(out, 'moves.csv'), 'utf8')).toContain(',confirmed,');
    const one = join(folder, 'one');
    await run(['border', '--as', 'csv', '--store', record, '--out', one]);
    expect(readFileSync(join(one, 'reports.csv'), 'utf8')).toMatch(/^id,[^\r]*\r\nr2,[^\r]*\r\n$/);
    await expect(run(['nowhere', '--as', 'csv', '--store', record])).rejects.toMatchObject({ code: 'dossier-unknown' });
  });
  it('refuses a format it does not have, a folder it cannot write, and a record without any day', async () => {
    expect((await run(['-', '--as', 'word'])).status).toBe(EXIT_CODES.usage);
    expect((await run(['-'])).status).toBe(EXIT_CODES.usage);
    const file = join(folder, 'file');
    writeFileSync(file, '');
    await expect(run(['-', '--as', 'jsonl', '--out', join(file, 'x')])).rejects.toMatchObject({
      code: 'folder-not-writable',
    });
    await expect(run(['-', '--as', 'plover'], report(null))).rejects.toBeInstanceOf(ParleyError);
  });
});
