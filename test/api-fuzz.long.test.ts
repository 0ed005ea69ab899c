import { afterAll, expect, it } from 'vitest';
import { startCluster } from '../src/store/testing/postgres-cluster.ts';
import { API_ROUTES } from '../src/web/api/routes.ts';
import { fuzzApi } from '../src/web/api/testing/fuzz.ts';

const cluster = startCluster();
afterAll(() => cluster?.stop());

it.each([
  ['SQLite', 10_000, (): string | undefined => undefined],
  ...(cluster === null ? [] : [['PostgreSQL', 3_000, () => cluster.newDatabase()] as const]),
] as const)(
  'the API over %s answers %i requests made of its document, and the document has every answer',
  async (database, requests, newPlace) => {
    const begun = performance.now();
    const { succeeded, statuses, reviews } = await fuzzApi(requests, newPlace());
    console.log({ database, seconds: Math.round((performance.now() - begun) / 1000), statuses, reviews, succeeded });
    expect(Object.keys(statuses).filter(status => Number(status) >= 500)).toEqual([]);
    // The reports of the sample came as text: there are no bytes to be had.
    const idle = API_ROUTES.map(({ id }) => id).filter(id => succeeded[id] === undefined && id !== 'getReportRaw');
    expect(idle).toEqual([]);
  },
  900_000,
);
