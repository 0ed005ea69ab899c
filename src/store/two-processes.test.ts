import { mkdtempSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { it } from 'vitest';
import { writeFromTwoProcesses } from './testing/two-processes.ts';

// 10,000 writes are made by `npm run test:long`.
it('two processes with four writers share one folder and lose nothing', { timeout: 180_000 }, async () => {
  await writeFromTwoProcesses(mkdtempSync(join(tmpdir(), 'parley-two-')), 200);
});
