import { execFileSync } from 'node:child_process';
import { chmodSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';

/** A disk of its own that is soon full. */
export interface SmallDisk {
  readonly folder: string;
  grow(mib: number): void;
  remove(): void;
}

/** Mounts a disk of so many MiB in memory; null where mounting is not permitted (it takes root, and a container may still refuse it). */
export function mountSmallDisk(mib: number): SmallDisk | null {
  const folder = mkdtempSync(join(tmpdir(), 'parley-disk-'));
  try {
    execFileSync('mount', ['-t', 'tmpfs', '-o', `size=${mib}m`, 'tmpfs', folder], { stdio: 'pipe' });
  } catch {
    rmSync(folder, { recursive: true, force: true });
    return null;
  }
  chmodSync(folder, 0o777);
  return {
    folder,
    grow: to => void execFileSync('mount', ['-o', `remount,size=${to}m`, folder], { stdio: 'pipe' }),
    remove() {
      // Lazily: what a process still holds open goes with its end.
      execFileSync('umount', ['-l', folder], { stdio: 'pipe' });
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** Whether disks can be mounted here. */
export function canMount(): boolean {
  const disk = mountSmallDisk(1);
  disk?.remove();
  if (disk === null)
    console.warn('No disk can be mounted here: the tests of full disks run with a limit on file size alone.');
  return disk !== null;
}
