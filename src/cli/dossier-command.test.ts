import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { DOSSIER_VIEWS, parseDefinition } from '../dossier/index.ts';
import { openStore } from '../store/index.ts';
import { EXIT_CODES } from './exit-code.ts';
import { runParley } from './testing/run-parley.ts';

const folder = mkdtempSync(join(tmpdir(), 'parley-dossier-'));
const reports = join(folder, 'reports');
const store = join(folder, 'record');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const parley = (...words: string[]) => runParley(words);

const DAYS = ['2021-03-02', '2021-03-09', '2021-03-16'] as const;
beforeAll(() => {
  mkdirSync(reports);
  DAYS.forEach((published, i) => {
    const text = [
      `Norway and Iceland held a ${['first', 'second', 'third'][i]} round of fishing talks in Oslo on Monday.`,
      'Norway offered Iceland a larger quota. Iceland rejected the offer.',
      `"We will not sign this," said Iceland's foreign minister.`,
    ].join(' ');
    const report = { id: `round-${i + 1}`, published, publisher: `Outlet ${i}`, headline: `Round ${i + 1}`, text };
    writeFileSync(join(reports, `${i}.json`), JSON.stringify(report));
  });
  writeFileSync(
    join(folder, 'quota.yaml'),
    'title: The quota\nparties: [{ name: Norway, iso3: NOR }, { name: Iceland, iso3: ISL }]\n',
  );
});

describe('parley dossier make', () => {
  it('draws a dossier from reports, keeps both, and shows it by its name from then on', async () => {
    const made = await parley('dossier', 'make', reports, '--store', store, '--jobs', '1');
    expect(made.status).toBe(EXIT_CODES.done);
    expect(made.printed).toContain('iceland-and-norway\n');
    expect(made.printed).toContain('3 reports');
    expect(made.said).toContain(`parley dossier show iceland-and-norway --store ${store}`);

    const shown = await parley('dossier', 'show', 'iceland-and-norway', '--store', store);
    expect(shown.printed).toContain('Iceland and Norway\n3 reports');
    expect(shown.printed).toContain('Where things stand');
    const listed = await parley('dossier', 'list', '--store', store, '--json');
    expect(JSON.parse(listed.printed)).toMatchObject({ id: 'iceland-and-norway', reports: 3, latest: DAYS[2] });
    const since = await parley('dossier', 'since', DAYS[2], 'iceland-and-norway', '--store', store);
    expect(since.printed).toContain(`Since ${DAYS[2]}: 1 report`);
  });

  it('is made once: asked again it says that the reports are in a dossier', async () => {
    await expect(parley('dossier', 'make', reports, '--store', store, '--jobs', '1')).rejects.toThrow(
      /3 of 3 reports are in a dossier already/,
    );
  });

  it('takes a definition file, over the reports that are kept', async () => {
    const made = await parley('dossier', 'make', join(folder, 'quota.yaml'), '--store', store, '--json');
    expect(JSON.parse(made.printed)).toMatchObject({ id: 'the-quota', title: 'The quota', reports: 3 });
    const listed = await parley('dossier', 'list', '--store', store);
    expect(listed.printed.match(/^\S+$/gm)).toEqual(['iceland-and-norway', 'the-quota']);
    const one = await parley('dossier', 'list', 'the-quota', '--store', store);
    expect(one.printed).not.toContain('iceland-and-norway');
  });

  it('writes the definition to a file instead, which the folder is then read by; never over a file', async () => {
    const out = join(reports, 'dossier.yaml');
    const made = await parley('dossier', 'make', reports, '--out', out, '--jobs', '1');
    expect(made.printed).toBe(`${out}\n`);
    expect(parseDefinition(readFileSync(out, 'utf8'))).toMatchObject({ id: 'iceland-and-norway', given: true });
    const shown = await parley('dossier', 'list', reports, '--json', '--jobs', '1');
    expect(JSON.parse(shown.printed)).toMatchObject({ id: 'iceland-and-norway', reports: 3 });
    await expect(parley('dossier', 'make', reports, '--out', out, '--jobs', '1')).rejects.toThrow(/is there already/);
    rmSync(out);
    expect(existsSync(join(folder, 'parley-data'))).toBe(false);
  });

  it('says what is missing where reports make none', async () => {
    const lone = join(folder, 'lone.txt');
    writeFileSync(lone, 'Rain fell on the coast on Monday.\n');
    await expect(parley('dossier', 'make', lone, '--store', join(folder, 'other'), '--jobs', '1')).rejects.toThrow(
      /In 1 report no two sides deal with one another/,
    );
  });

  it('counts what people decided about the kept reports', async () => {
    const kept = await openStore(store);
    await kept.review([
      {
        id: 'r1',
        at: '2021-03-20T10:00:00Z',
        by: 'Ann',
        entry: 'round-3',
        action: 'exclude',
        field: null,
        value: null,
        reason: 'a copy',
      },
    ]);
    await kept.close();
    const { printed } = await parley('dossier', 'list', 'the-quota', '--store', store, '--json');
    expect(JSON.parse(printed)).toMatchObject({ reports: 2, latest: DAYS[1] });
  });

  it('is forgotten by name, and the reports stay', async () => {
    const removed = await parley('dossier', 'remove', 'the-quota', 'nothing-like-it', '--store', store);
    expect(removed.status).toBe(EXIT_CODES.partly);
    expect(removed.said).toContain('There is no dossier nothing-like-it');
    await expect(parley('dossier', 'show', 'the-quota', '--store', store)).rejects.toThrow(/no dossier the-quota/);
    const kept = await openStore(store);
    expect(await kept.count()).toBe(3);
    await kept.close();
  });
});

describe('parley dossier show', () => {
  it.each(DOSSIER_VIEWS)('shows the view %s alone, as text and as JSON', async view => {
    const text = await parley('dossier', 'show', reports, '--view', view, '--jobs', '1');
    const json = await parley('dossier', 'show', reports, '--view', view, '--json', '--jobs', '1');
    expect(text.printed).toContain('Iceland and Norway\n3 reports');
    const data = JSON.parse(json.printed);
    expect(data).toMatchObject({ id: 'iceland-and-norway', views: [view] });
    // What the text shows is in the data: no view says "nothing" of what it has.
    const parts = Object.entries(data).filter(([key]) => !['id', 'title', 'views'].includes(key));
    const empty = parts.every(([, part]) => Array.isArray(part) && part.length === 0);
    expect(text.printed.includes('Nothing of this is in the record.')).toBe(empty);
  });

  it('prints several views in the order they are asked for, and refuses what is none', async () => {
    const { printed } = await parley(
      'dossier',
      'show',
      reports,
      '--view',
      'reports',
      '--view',
      'meetings',
      '--jobs',
      '1',
    );
    expect(printed.indexOf('Reports')).toBeGreaterThan(0);
    expect(printed.indexOf('Rounds and meetings')).toBeGreaterThan(printed.indexOf('\nReports'));
    expect((await parley('dossier', 'show', reports, '--view', 'weather')).status).toBe(EXIT_CODES.usage);
  });

  it('tells a name from a place', async () => {
    await expect(parley('dossier', 'show', 'no-such-dossier')).rejects.toThrow(
      /no dossier no-such-dossier in the record parley-data, and no file or folder/,
    );
    await expect(parley('dossier', 'show', reports, 'no-such-dossier')).rejects.toThrow(/the name of a dossier/);
  });
});
