import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { beforeAll, describe, expect, it } from 'vitest';
import { type Dossier, isClash, makeDossiers, parseDefinition } from '../src/dossier/index.ts';
import { loadLanguage } from '../src/language/index.ts';
import { type Reading, readReport } from '../src/reading/index.ts';
import { newPassageIndex, readReports } from '../src/reports/index.ts';

const folder = (name: string) => fileURLToPath(new URL(`../examples/${name}/`, import.meta.url));

/** The dossier of a sample folder, as `parley dossier make` gives it. */
async function dossierOf(name: string, today: string): Promise<Dossier> {
  const language = loadLanguage();
  const readings: Reading[] = [];
  for await (const result of readReports(folder(name)))
    if (result.ok && !result.report.file?.endsWith('.yaml')) readings.push(readReport(result.report, language));
  const definition = parseDefinition(readFileSync(`${folder(name)}dossier.yaml`, 'utf8'));
  const { dossiers, unrouted } = makeDossiers(readings, {
    definitions: [definition],
    today,
    passages: newPassageIndex,
  });
  expect(unrouted).toEqual([]);
  return dossiers[0]!;
}

describe('the sample dossiers', () => {
  const made = new Map<string, Dossier>();
  beforeAll(async () => {
    made.set('istanbul', await dossierOf('istanbul', '2025-11-19'));
    made.set('strike', await dossierOf('strike', '2024-11-06'));
    made.set('trade', await dossierOf('trade', '2025-08-13'));
  });
  const one = (name: string) => made.get(name)!;

  it('Istanbul: one report has the year of the July round wrong, against all the others', () => {
    const clash = one('istanbul').discrepancies.find(
      ({ kind, versions }) => kind === 'time' && versions.some(({ value }) => value === '2022-07-23'),
    );
    expect(clash).toMatchObject({ verdict: 'report likely wrong', majority: '2025-07-23', scope: 'across reports' });
    expect(clash!.versions[0]!.independent).toBeGreaterThanOrEqual(3);
  });

  it('Istanbul: the same report makes the round virtual', () => {
    const clash = one('istanbul').discrepancies.find(({ kind }) => kind === 'format');
    expect(clash?.versions.map(({ value }) => value).sort()).toEqual(['in person', 'remote']);
  });

  it('Istanbul: an outlet that copies the agency is no second source', () => {
    const [group] = one('istanbul').groups.filter(({ reports }) => reports.length > 1);
    expect(group).toMatchObject({ reports: ['istanbul-01', 'istanbul-02'], origin: 'istanbul-01' });
  });

  it('strike: says when the two sides last met', () => {
    const contact = one('strike').standing.clauses.find(({ kind }) => kind === 'last contact');
    expect(contact?.text).toMatch(/^Boeing and International Association of Machinists last met on 2024-/);
  });

  it('strike: one report gives the third offer the number of the fourth', () => {
    const clash = one('strike').discrepancies.find(
      ({ kind, versions }) => kind === 'number' && versions.some(({ value }) => value === '38'),
    );
    expect(clash?.versions.map(({ value }) => value).sort()).toEqual(['35', '38']);
  });

  it('trade: the copy of the agency counts with it', () => {
    const [group] = one('trade').groups.filter(({ reports }) => reports.length > 1);
    expect(group).toMatchObject({ reports: ['trade-04', 'trade-05'] });
  });

  it.each(['istanbul', 'strike', 'trade'])('%s: every clause and every clash is cited, word for word', name => {
    const dossier = one(name);
    expect(dossier.standing.clauses.length).toBeGreaterThan(0);
    for (const { cites } of dossier.standing.clauses) expect(cites.length).toBeGreaterThan(0);
    for (const { versions } of dossier.discrepancies.filter(isClash))
      for (const { cites } of versions) expect(cites.length).toBeGreaterThan(0);
  });
});
