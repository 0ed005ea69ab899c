import { describe, expect, it } from 'vitest';
import { bargainingsOf } from './draw-labour.ts';
import { makeDossiers } from './make-dossiers.ts';
import { routeTo } from './route.ts';
import { sampleReading } from './sample-reading.ts';

const strike = (id: string, company: string, union: string, moves: readonly ('offer' | 'refusal')[]) =>
  sampleReading({
    id,
    text: `${company} offered a raise of 4 percent. Members of ${union} turned it down on Friday, the union said. Quay Lines and the union meet again next week.`,
    actors: [
      { name: company, kind: 'company' },
      { name: union, kind: 'union' },
    ],
    moves: moves.map(move =>
      move === 'offer'
        ? { says: 'offered a raise of 4 percent', type: 'propose terms' as const, by: [company] }
        : { says: 'turned it down', type: 'reject' as const, by: [union] },
    ),
  });
const reportsOf = (readings: Parameters<typeof bargainingsOf>[0]) =>
  bargainingsOf(readings).map(({ sides: [[company], unions], reports }) => ({
    company: company!.actor.name,
    unions: [...new Set(unions.map(({ actor }) => actor.name))],
    reports: [...reports].sort(),
  }));

describe('bargaining', () => {
  it('is between a company and "the union", whatever it is called elsewhere', () => {
    const readings = [
      strike('a', 'Quay Lines', 'Dockers Union', ['offer', 'refusal']),
      strike('b', 'Quay Lines', 'union', ['offer']),
      strike('c', 'Quay Lines', 'union', ['refusal', 'offer']),
    ];
    expect(reportsOf(readings)).toEqual([
      { company: 'Quay Lines', unions: ['Dockers Union'], reports: ['a', 'b', 'c'] },
    ]);
    const { dossiers, unrouted } = makeDossiers(readings, { definitions: [], today: '2024-06-01' });
    expect(dossiers.map(({ definition: { title, kind } }) => [title, kind])).toEqual([
      ['Quay Lines and Dockers Union', 'labour'],
    ]);
    expect(dossiers[0]!.definition.parties[1]!.aliases).toContain('the union');
    expect(unrouted).toEqual([]);
    // Kept as a definition, it takes in the reports it was drawn from.
    for (const reading of readings) expect(routeTo(dossiers[0]!.definition, reading).taken).toBe(true);
  });

  it('of two unions with one company is two', () => {
    const readings = [
      strike('a', 'Quay Lines', 'Dockers Union', ['offer', 'refusal']),
      strike('b', 'Quay Lines', 'Pilots Guild', ['offer', 'refusal']),
    ];
    expect(reportsOf(readings)).toEqual([
      { company: 'Quay Lines', unions: ['Dockers Union'], reports: ['a'] },
      { company: 'Quay Lines', unions: ['Pilots Guild'], reports: ['b'] },
    ]);
  });

  it('is no company without a union, no union without a company, and nothing where nobody deals', () => {
    const earnings = sampleReading({
      id: 'earnings',
      text: 'Quay Lines proposed a dividend and raised its forecast.',
      actors: [{ name: 'Quay Lines', kind: 'company' }],
      moves: [{ says: 'proposed a dividend', type: 'propose terms', by: ['Quay Lines'] }],
    });
    const rally = sampleReading({
      id: 'rally',
      text: 'The Dockers Union demanded a public holiday.',
      actors: [{ name: 'Dockers Union', kind: 'union' }],
      moves: [{ says: 'demanded a public holiday', type: 'demand', by: ['Dockers Union'] }],
    });
    expect(reportsOf([earnings, rally, strike('quiet', 'Quay Lines', 'Dockers Union', [])])).toEqual([]);
  });

  it('is not drawn from one small report', () => {
    const once = [strike('a', 'Quay Lines', 'Dockers Union', ['offer'])];
    expect(reportsOf(once)).toEqual([]);
    const twice = [strike('a', 'Quay Lines', 'Dockers Union', ['offer', 'refusal'])];
    expect(reportsOf(twice)).toHaveLength(1);
    expect(makeDossiers(twice, { definitions: [], today: '2024-06-01' }).dossiers).toEqual([]);
  });
});
