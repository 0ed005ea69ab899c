import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { lineTraces, publisherKey } from '../reports/index.ts';
import { openStore } from './index.ts';
import { startCluster } from './testing/postgres-cluster.ts';
import { sample } from './testing/sample.ts';

const cluster = startCluster();
const folder = mkdtempSync(join(tmpdir(), 'parley-lines-'));
afterAll(async () => {
  await cluster?.stop();
  rmSync(folder, { recursive: true, force: true });
});
const places: readonly (readonly [string, () => string])[] = [
  ['SQLite', () => mkdtempSync(join(folder, 'store-'))],
  ...(cluster === null ? [] : [['PostgreSQL', () => cluster.newDatabase()] as const]),
];

const BODY =
  'The delegations of the islands and of the mainland met for forty minutes in the palace by the water and parted without a word on the truce.';
const LINE = 'Evening edition of the Post';
/** A report whose last line may be its publisher's. */
function reading(id: string, publisher: string) {
  const made = sample({ id, text: `${BODY}\n${LINE}` });
  const passage = { kind: 'body', label: null } as const;
  const passages = [
    { ...passage, start: 0, end: BODY.length },
    { ...passage, start: BODY.length + 1, end: made.report.text.length },
  ];
  return { ...made, report: { ...made.report, publisher, passages } };
}

describe.each(places)('lines of a publisher, on %s', (_, newPlace) => {
  it('are found by publisher and words, and go with their report', async () => {
    const store = await openStore(newPlace());
    const at = '2026-01-02T03:04:05Z';
    // A name that no key of a database could hold.
    const odd = `The Post\0\ud800${'é'.repeat(6000)}`;
    await store.add(
      [{ reading: reading('r1', odd) }, { reading: reading('r2', odd) }, { reading: reading('r3', 'B') }],
      at,
    );
    const { report } = reading('r1', odd);
    const [trace] = lineTraces(report);
    const found = await store.sightings(publisherKey(report)!, [trace!.hash, 'none']);
    expect(found).toEqual([
      { ...trace, report: 'r1' },
      { ...trace, report: 'r2' },
    ]);
    await store.remove(['r1']);
    expect(await store.sightings(publisherKey(report)!, [trace!.hash])).toEqual([{ ...trace, report: 'r2' }]);
    await store.close();
  });
});
