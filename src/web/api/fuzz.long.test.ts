import { expect, it } from 'vitest';
import { API_ROUTES } from './routes.ts';
import { fuzzApi } from './testing/fuzz.ts';

it('the API answers 10,000 requests made of its document, and the document has every answer', async () => {
  const begun = performance.now();
  const { succeeded, statuses, reviews } = await fuzzApi(10_000);
  console.log({ seconds: Math.round((performance.now() - begun) / 1000), statuses, reviews, succeeded });
  expect(API_ROUTES.map(({ id }) => id).filter(id => succeeded[id] === undefined && id !== 'getReportRaw')).toEqual([]);
  expect(Object.keys(statuses).filter(status => Number(status) >= 500)).toEqual([]);
}, 600_000);
