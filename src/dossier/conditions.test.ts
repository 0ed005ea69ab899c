import { describe, expect, it } from 'vitest';
import { parseDefinition } from './definition.ts';
import { makeDossier } from './open-dossier.ts';
import { sampleReading } from './sample-reading.ts';

const definition = parseDefinition('title: Talks\nparties: [{ name: Ardania }, { name: Bellmark }]');
const told = (
  id: string,
  published: string,
  requires: string,
  setBy = 'Ardania',
  operator: 'only if' | 'until' = 'only if',
) =>
  sampleReading({
    id,
    published,
    text: `${setBy} will talk once ${requires}.`,
    conditions: [{ says: requires, setBy, operator }],
  });
const conditions = (...readings: readonly ReturnType<typeof told>[]) =>
  makeDossier(readings, { definition, today: '2020-06-01', route: false }).conditions;

describe('conditions of several reports', () => {
  const first = told('a', '2020-03-01', 'the harbour crane is repaired');
  it('are one in much the same words of the same side, dated by the first report', () => {
    const merged = conditions(told('b', '2020-04-01', 'the crane in the harbour is repaired in full'), first);
    expect(merged).toHaveLength(1);
    expect(merged[0]).toMatchObject({ setBy: 'Ardania', operator: 'only if', firstReported: '2020-03-01' });
    expect(merged[0]!.reports).toEqual(['a', 'b']);
    expect(merged[0]!.requires.versions).toHaveLength(2);
  });
  it('are two by another side, in another form, or about another matter', () => {
    expect(conditions(first, told('b', '2020-03-02', 'the harbour crane is repaired', 'Bellmark'))).toHaveLength(2);
    expect(
      conditions(first, told('b', '2020-03-02', 'the harbour crane is repaired', 'Ardania', 'until')),
    ).toHaveLength(2);
    expect(conditions(first, told('b', '2020-03-02', 'the prisoners are released'))).toHaveLength(2);
  });
});
