import { expect, it } from 'vitest';
import { API_ROUTES } from './routes.ts';
import { fuzzApi } from './testing/fuzz.ts';

// All 10,000 are in `test/api-fuzz.long.test.ts`.
it('the API answers 500 requests made of its document, and the document has every answer', async () => {
  const { succeeded, statuses, reviews } = await fuzzApi(500);
  expect(statuses[500]).toBeUndefined();
  expect(reviews).toBeGreaterThan(10);
  // Nearly every route did what it is for, too: 500 requests by chance leave one or two out.
  expect(Object.keys(succeeded).length).toBeGreaterThan(API_ROUTES.length - 7);
});
