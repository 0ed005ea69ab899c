import { execFile } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import { promisify } from 'node:util';
import { expect } from 'vitest';
import { openStore } from '../index.ts';

const WRITER = fileURLToPath(new URL('./write-many.ts', import.meta.url));
const start = promisify(execFile);

/** Two processes of two writers each share `writes` writes on one place, at once; then every one of them has to be there, once. */
export async function writeFromTwoProcesses(place: string, writes: number): Promise<void> {
  const each = writes / 4;
  await Promise.all(
    ['p', 'q'].map(prefix => start(process.execPath, ['--import', 'tsx', WRITER, place, prefix, String(each)])),
  );
  const store = await openStore(place, { create: false });
  const ids = (await store.reviews()).map(({ id }) => id);
  await store.close();
  const expected = ['p-a', 'p-b', 'q-a', 'q-b'].flatMap(name => Array.from({ length: each }, (_, n) => `${name}-${n}`));
  expect(ids.length).toBe(writes);
  expect(new Set(ids)).toEqual(new Set(expected));
}
