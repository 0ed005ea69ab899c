import { writeSync } from 'node:fs';
import { openStore, type Store } from '../index.ts';
import { sample } from './sample.ts';

/** What a process of the kill tests can be at when it is killed. */
export type Activity = 'adding' | 'rereading' | 'reviewing' | 'migrating';

const NOW = '2026-01-02T03:04:05.000Z';
// Written at once and past Node's own buffers: what the killer reads was really acknowledged before the end.
const tell = (line: string) => writeSync(1, `${line}\n`);

const reading = (id: string, version: string) =>
  sample({
    id,
    version,
    text: `Report ${id}. The union rejected the offer. Ann Bell said that the strikes would go on.`,
    statements: ['the strikes would go on'],
    moves: ['rejected'],
  });

/** One acknowledged step after the other, without end. Each line told is a promise that the step is on disk. */
async function act(store: Store, activity: Activity, prefix: string): Promise<void> {
  for (let n = 0; ; n++) {
    if (activity === 'adding') {
      const ids = [0, 1, 2].map(part => `${prefix}-${n}-${part}`);
      await store.add(
        ids.map(id => ({ reading: reading(id, 'one'), raw: Buffer.from(id) })),
        NOW,
      );
      for (const id of ids) tell(id);
    } else if (activity === 'rereading') {
      const version = `${prefix}-${String(n).padStart(6, '0')}`;
      await store.replaceReadings(['base-0', 'base-1'].map(id => reading(id, version)));
      tell(version);
    } else {
      const id = `${prefix}-${n}`;
      const entry = reading('base-0', 'one').moves[0]!.id;
      await store.review([{ id, at: NOW, by: 'ann', entry, action: 'confirm', field: null, value: null, reason: id }]);
      tell(id);
    }
  }
}

const [place, activity, prefix] = process.argv.slice(2) as [string, Activity, string];
if (activity === 'migrating') {
  tell('ready');
  await openStore(place);
  tell('migrated');
  setInterval(() => {}, 1000);
} else {
  const store = await openStore(place);
  await store.add(
    ['base-0', 'base-1'].map(id => ({ reading: reading(id, 'one') })),
    NOW,
  );
  tell('ready');
  await act(store, activity, prefix);
}
