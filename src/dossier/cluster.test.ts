import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { type Judgement, keysInTime, type Matching, newClustering, pairKey } from './cluster.ts';

/** Points on a line: near ones are one thing, far ones are two, between the two nothing is known. */
interface Point {
  readonly id: string;
  readonly at: number;
}
const points: Matching<Point> = {
  keysOf: ({ at }) => ({ both: [String(Math.floor(at / 10)), String(Math.floor(at / 10) + 1)], filed: [], asked: [] }),
  judge(a, b): Judgement | null {
    const apart = Math.abs(a.at - b.at);
    if (apart <= 3) return { same: true, score: 1 - apart / 10, rule: 'near', why: `${apart} apart` };
    return apart > 6 ? { same: false, rule: 'far', why: `${apart} apart` } : null;
  },
};
const grouped = (
  all: readonly Point[],
  decisions = { merged: new Map<string, string>(), split: new Map<string, string>() },
) => {
  const clustering = newClustering(points);
  clustering.decide(decisions);
  for (const point of all) clustering.add(point);
  return clustering.clusters().map(({ members }) => members);
};
const somePoints = fc
  .uniqueArray(fc.nat(60), { maxLength: 25 })
  .map(all => all.map((at, i) => ({ id: `p${String(i).padStart(2, '0')}`, at })));

describe('clustering', () => {
  it('joins what is near and never what is far, however long the chain', () => {
    const chain = [0, 3, 6, 9, 12].map((at, i) => ({ id: `p${i}`, at }));
    expect(grouped(chain)).toEqual([
      ['p0', 'p1', 'p2'],
      ['p3', 'p4'],
    ]);
  });

  it('does not depend on the order of arrival', () => {
    fc.assert(
      fc.property(
        somePoints.chain(all => fc.tuple(fc.constant(all), fc.shuffledSubarray(all, { minLength: all.length }))),
        ([all, shuffled]) => {
          expect(grouped(shuffled)).toEqual(grouped(all));
        },
      ),
    );
  });

  it('holds no pair that is judged different, and every mention once', () => {
    fc.assert(
      fc.property(somePoints, all => {
        const clusters = grouped(all);
        expect(clusters.flat().sort()).toEqual(all.map(({ id }) => id).sort());
        const at = new Map(all.map(point => [point.id, point.at] as const));
        for (const members of clusters)
          for (const a of members)
            for (const b of members) expect(Math.abs(at.get(a)! - at.get(b)!)).toBeLessThanOrEqual(6);
      }),
    );
  });

  it('is as if what was removed had never come', () => {
    fc.assert(
      fc.property(somePoints, fc.nat(), (all, pick) => {
        fc.pre(all.length > 0);
        const gone = all[pick % all.length]!;
        const clustering = newClustering(points);
        for (const point of all) clustering.add(point);
        clustering.clusters();
        clustering.remove(gone.id);
        expect(clustering.clusters().map(({ members }) => members)).toEqual(
          grouped(all.filter(point => point !== gone)),
        );
      }),
    );
  });

  it('obeys people over judges, whether they decide before or after', () => {
    const all = [0, 2, 30].map((at, i) => ({ id: `p${i}`, at }));
    const decisions = {
      merged: new Map([[pairKey('p0', 'p2'), 'one']]),
      split: new Map([[pairKey('p0', 'p1'), 'two']]),
    };
    const later = newClustering(points);
    for (const point of all) later.add(point);
    later.clusters();
    later.decide(decisions);
    expect(later.clusters().map(({ members }) => members)).toEqual([['p0', 'p2'], ['p1']]);
    expect(grouped(all, decisions)).toEqual([['p0', 'p2'], ['p1']]);
  });

  it('gives the links that made each group, strongest first', () => {
    const clustering = newClustering(points);
    for (const point of [
      { id: 'a', at: 0 },
      { id: 'b', at: 3 },
      { id: 'c', at: 4 },
    ])
      clustering.add(point);
    expect(clustering.clusters()[0]!.links.map(({ a, b, why }) => [a, b, why])).toEqual([
      ['b', 'c', '1 apart'],
      ['a', 'b', '3 apart'],
    ]);
  });

  it('refuses the same mention twice', () => {
    const clustering = newClustering(points);
    clustering.add({ id: 'a', at: 0 });
    expect(() => clustering.add({ id: 'a', at: 1 })).toThrow(TypeError);
  });
});

describe('keys in time', () => {
  const dated: Matching<{ readonly id: string; readonly week: number | null }> = {
    keysOf: ({ week }) => keysInTime(['Ardania'], week === null ? [] : [week]),
    judge: () => ({ same: true, score: 1, rule: 'met', why: 'met' }),
  };
  const meets = (a: number | null, b: number | null) => {
    const clustering = newClustering(dated);
    clustering.add({ id: 'a', week: a });
    clustering.add({ id: 'b', week: b });
    return clustering.clusters().length === 1;
  };

  it('bring the undated together with everything, the dated with their weeks alone', () => {
    expect([meets(1, 1), meets(1, null), meets(null, 1), meets(null, null), meets(1, 2)]).toEqual([
      true,
      true,
      true,
      true,
      false,
    ]);
  });
});
