import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStore } from '../../store/index.ts';
import { type LiveRecord, openLiveRecord } from '../../work/index.ts';
import type { Site } from '../site.ts';

/** The sample in a record of its own, held open: for tests of what changes it. */
export async function liveSample(
  site: Site,
  { blind = false }: { readonly blind?: boolean } = {},
): Promise<{ readonly live: LiveRecord; close(): Promise<void> }> {
  const folder = await mkdtemp(join(tmpdir(), 'parley-desk-'));
  const store = await openStore(join(folder, 'record'));
  await store.add(
    site.readings.map(reading => ({ reading, raw: null })),
    '2025-11-19T08:00:00.000Z',
  );
  for (const { definition } of site.dossiers) await store.define(definition);
  const today = () => site.dossiers[0]?.standing.asOf ?? '2025-11-19';
  const live = await openLiveRecord(store, { today, pollMs: 0, blind });
  return {
    live,
    close: async () => {
      await live.close();
      await store.close();
      await rm(folder, { recursive: true, force: true });
    },
  };
}
