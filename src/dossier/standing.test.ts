import { describe, expect, it } from 'vitest';
import type { AgreementStatus } from '../reading/index.ts';
import { parseDefinition } from './definition.ts';
import { makeDossier } from './open-dossier.ts';
import { sampleReading } from './sample-reading.ts';

const definition = parseDefinition('title: Ardania and Bellmark\nparties: [{ name: Ardania }, { name: Bellmark }]');
const sample = sampleReading({
  id: 'a',
  publisher: 'Harbour News',
  published: '2020-03-02',
  text: 'The truce of Ardania and Bellmark expires on March 9.',
  agreements: [{ says: 'The truce of Ardania and Bellmark expires on March 9', name: 'The truce', status: 'in force' }],
});

/** The clause on the agreement, on a day. */
function stands(today: string, status: AgreementStatus, ended: string | null): string | undefined {
  const reading = { ...sample, agreements: sample.agreements.map(one => ({ ...one, status, ended })) };
  const { standing } = makeDossier([reading], { definition, today, route: false });
  return standing.clauses.find(({ kind }) => kind === 'agreement')?.text;
}

describe('where an agreement stands', () => {
  it('is until its last day, and after it only what was said of it', () => {
    expect(stands('2020-03-05', 'in force', '2020-03-09')).toBe('The truce: expires on 2020-03-09.');
    expect(stands('2020-03-20', 'in force', '2020-03-09')).toBe('The truce: was to expire on 2020-03-09.');
    expect(stands('2020-03-20', 'in force', null)).toBe('The truce: in force.');
  });
  it('is over where a report says so', () => {
    expect(stands('2020-03-20', 'expired', '2020-03-09')).toBe('The truce: expired.');
    expect(stands('2020-03-20', 'expired', null)).toBe('The truce: expired.');
  });
});
