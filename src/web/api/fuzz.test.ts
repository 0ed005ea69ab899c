import { expect, it } from 'vitest';
import { API_ROUTES } from './routes.ts';
import { fuzzApi } from './testing/fuzz.ts';

// All 10,000 are in `fuzz.long.test.ts`.
it('the API answers 500 requests made of its document, and the document has every answer', async () => {
  const { succeeded, statuses, reviews } = await fuzzApi(500);
  expect(statuses[500]).toBeUndefined();
  expect(reviews).toBeGreaterThan(10);
  for (const { id } of API_ROUTES.filter(({ id }) => !['getReportRaw', 'getExportFile', 'addReports'].includes(id)))
    expect(succeeded[id] ?? 0, id).toBeGreaterThan(0);
});
