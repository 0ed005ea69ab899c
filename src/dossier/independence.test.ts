import { describe, expect, it } from 'vitest';
import { newPassageIndex } from '../reports/index.ts';
import { parseDefinition } from './definition.ts';
import { factsOf, groupReports } from './independence.ts';
import { makeDossier } from './open-dossier.ts';
import { sampleReading } from './sample-reading.ts';

const LEAD =
  'Envoys of both states met in the old customs house on Monday and agreed to open the bridge for two hours a day until the end of the harvest.';
const OWN =
  'Farmers on the northern bank said they had heard such promises before and would believe it when the first cart was across the river again.';
const wire = sampleReading({ id: 'wire', publisher: 'River Wire', published: '2020-03-02', text: LEAD });
const copy = sampleReading({ id: 'copy', publisher: 'Daily Post', published: '2020-03-03', text: `${LEAD}\n${OWN}` });
const retold = sampleReading({
  id: 'retold',
  publisher: 'Evening Sun',
  published: '2020-03-03',
  agency: 'River Wire',
  text: OWN,
});
const alone = sampleReading({
  id: 'alone',
  publisher: 'The Bank',
  published: '2020-03-03',
  text: OWN.replace('Farmers', 'Few of the farmers'),
});

const grouped = (...readings: readonly ReturnType<typeof sampleReading>[]) => {
  const index = newPassageIndex();
  const pairs = readings.flatMap(({ report }) => index.add(report));
  return groupReports(readings.map(factsOf), pairs, new Map());
};

describe('independence', () => {
  it('makes a wire and its copy one source, the credited or earliest report its origin', () => {
    const [group, ...others] = grouped(wire, copy);
    expect(others).toEqual([]);
    expect(group).toMatchObject({ reports: ['copy', 'wire'], origin: 'wire' });
    expect(group!.because[0]).toMatch(/stands word for word in the other/);
  });

  it('needs less of the text where one credits the other', () => {
    const uncredited = sampleReading({ ...retold.report, id: 'retold', agency: null });
    const passage = [{ a: 'retold', b: 'wire', containment: 0.15, shared: 3 }];
    expect(groupReports([wire, uncredited].map(factsOf), passage, new Map())).toHaveLength(2);
    const [group] = groupReports([wire, retold].map(factsOf), passage, new Map());
    expect(group).toMatchObject({ origin: 'wire', because: ['retold credits River Wire, and they share words'] });
  });

  it('does not take a credit alone, or one of last week, for a copy', () => {
    expect(groupReports([wire, retold].map(factsOf), [], new Map())).toHaveLength(2);
    const late = sampleReading({ ...retold.report, id: 'retold', published: '2020-03-20' });
    const passage = [{ a: 'retold', b: 'wire', containment: 0.15, shared: 3 }];
    expect(groupReports([wire, late].map(factsOf), passage, new Map())).toHaveLength(2);
  });

  it('keeps reports in their own words apart', () => {
    expect(grouped(wire, alone).map(({ reports }) => reports)).toEqual([['alone'], ['wire']]);
  });

  it('counts seven reports of one interview as one source of its words', () => {
    const says = 'the bridge stays open whatever the council says';
    const readings = Array.from({ length: 7 }, (_, n) =>
      sampleReading({
        id: `r${n}`,
        publisher: `Outlet ${n}`,
        published: '2020-03-03',
        text: `Opening ${n}: Mara Ost told River Wire that ${says}.`,
        statements: [{ says: [says], speaker: 'Mara Ost', side: 'Ardania', via: 'River Wire' }],
      }),
    );
    const definition = parseDefinition('title: Bridge\nparties: [{ name: Ardania }, { name: Bellmark }]');
    const { statements } = makeDossier(readings, { definition, today: '2020-04-01', route: false });
    expect(statements).toHaveLength(1);
    expect(statements[0]).toMatchObject({ independent: 1, via: ['River Wire'] });
    expect(statements[0]!.reports).toHaveLength(7);
  });
});
