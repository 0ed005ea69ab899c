import { createReadStream, createWriteStream } from 'node:fs';
import { open, rename, rm } from 'node:fs/promises';
import { Readable } from 'node:stream';
import { pipeline } from 'node:stream/promises';
import { createGunzip, createGzip } from 'node:zlib';
import { ParleyError } from '../text/index.ts';
import type { Connection } from './connection.ts';
import { dumpStore, type Loaded, loadStore } from './transfer.ts';
import { troubleOf } from './trouble.ts';

/**
 * Writes everything that is kept into one file (gzipped NDJSON, the same from either database). The file appears under its name only when it is
 * whole and on disk.
 */
export async function writeBackup(connection: Connection, file: string): Promise<void> {
  const part = `${file}.part`;
  try {
    await pipeline(Readable.from(dumpStore(connection)), createGzip(), createWriteStream(part));
    const written = await open(part, 'r+');
    await written.sync();
    await written.close();
    await rename(part, file);
  } catch (error) {
    await rm(part, { force: true });
    throw troubleOf(error, file);
  }
}

/**
 * Fills an empty store from a backup, all of it or nothing.
 *
 * @throws {ParleyError} `backup-missing`, `backup-damaged`, `store-not-empty`.
 */
export async function readBackup(connection: Connection, file: string): Promise<Loaded> {
  return loadStore(connection, () => linesOf(file));
}

async function* linesOf(file: string): AsyncGenerator<string> {
  const unpacked = createGunzip();
  // The iteration below hears of the trouble through `unpacked`; this promise only keeps it from being thrown twice.
  pipeline(createReadStream(file), unpacked).catch(() => {});
  try {
    // Not readline: it also breaks lines at U+2028, which a report's text may hold.
    let rest = '';
    for await (const piece of unpacked.setEncoding('utf8')) {
      const lines = (rest + piece).split('\n');
      rest = lines.pop()!;
      yield* lines;
    }
    if (rest !== '') yield rest;
  } catch (error) {
    const missing = error instanceof Error && 'code' in error && error.code === 'ENOENT';
    if (error instanceof ParleyError) throw error;
    throw missing
      ? new ParleyError('backup-missing', `There is no backup ${file}`, 'Check the path and its spelling.')
      : new ParleyError(
          'backup-damaged',
          `The backup ${file} cannot be unpacked: ${error instanceof Error ? error.message : String(error)}`,
          'Take another copy of it. Nothing was kept.',
          { cause: error },
        );
  }
}
