import type { FileHandle } from 'node:fs/promises';
import { constants, inflateRawSync } from 'node:zlib';

/** Files of many reports that can be cut without reading what lies before: a report a line, or archives. */
export type CutFormat = 'lines' | 'records' | 'packed records';

const WINDOW_BYTES = 256 * 1024;
// Longer than any line or record that is read as one report (see the limits of `src/reports`).
const LONGEST_BYTES = 128 * 1024 * 1024;

/**
 * Cuts a file into pieces of about `aimBytes`, each beginning where a report begins. Only the neighbourhood of each cut is read, so that an archive of
 * gigabytes is cut in milliseconds.
 */
export async function* findCuts(
  file: FileHandle,
  size: number,
  format: CutFormat,
  aimBytes: number,
): AsyncGenerator<{ readonly start: number; readonly end: number }> {
  for (let start = 0; start < size; ) {
    const end = start + aimBytes >= size ? size : await findBegin(file, start + aimBytes, size, format);
    yield { start, end };
    start = end;
  }
}

/** The first place at or behind `from` where a report begins; the end of the file when there is none. */
async function findBegin(file: FileHandle, from: number, size: number, format: CutFormat): Promise<number> {
  // One byte early: a line also begins right behind a line end.
  const begin = format === 'lines' ? from - 1 : from;
  const window = Buffer.alloc(WINDOW_BYTES);
  for (let at = begin; at < Math.min(size, begin + LONGEST_BYTES); at += WINDOW_BYTES - OVERLAP) {
    const { bytesRead } = await file.read(window, 0, WINDOW_BYTES, at);
    const found = BEGINS[format](window.subarray(0, bytesRead));
    if (found !== null && at + found < size) return at + found;
    if (bytesRead < WINDOW_BYTES) break;
  }
  return size;
}

// Windows share so many bytes: what tells a beginning is never cut in two.
const OVERLAP = 4096;

/** Where in these bytes a report begins; null when none does, or too near the end to tell. */
const BEGINS: Readonly<Record<CutFormat, (bytes: Buffer) => number | null>> = {
  lines(bytes) {
    const lineEnd = bytes.indexOf('\n');
    return lineEnd === -1 ? null : lineEnd + 1;
  },
  records(bytes) {
    // …\r\n\r\nWARC/1.1\r\n: a page may hold these words, but not behind an empty line and before a record's own fields.
    for (let at = bytes.indexOf(RECORD); at !== -1; at = bytes.indexOf(RECORD, at + 1)) {
      if (isRecord(bytes.subarray(at + 4))) return at + 4;
    }
    return null;
  },
  'packed records'(bytes) {
    // Each record of an archive is a gzip member of its own; the same bytes inside one do not unpack to a record.
    for (let at = bytes.indexOf(MEMBER); at !== -1; at = bytes.indexOf(MEMBER, at + 1)) {
      if (isRecord(unpackedHead(bytes.subarray(at, at + OVERLAP)))) return at;
    }
    return null;
  },
};
const RECORD = '\r\n\r\nWARC/1.';
const MEMBER = Buffer.from([0x1f, 0x8b, 0x08]);
const isRecord = (head: Buffer) => /^WARC\/1\.\d\r\n(?:[\w-]+:[^\n]*\n)/.test(head.subarray(0, 400).toString('latin1'));

/** The first bytes of a gzip member, as far as these bytes tell. */
export function unpackedHead(packed: Buffer): Buffer {
  const flags = packed[3] ?? 0;
  // Ten bytes, then a name or a comment up to its NUL (RFC 1952); no archive writer sets the other flags.
  let at = 10;
  if ((flags & 0b0000_0110) !== 0 || (flags & 0b1110_0000) !== 0) return Buffer.alloc(0);
  for (const flag of [0b0000_1000, 0b0001_0000]) {
    if ((flags & flag) !== 0) at = packed.indexOf(0, at) + 1;
    if (at === 0) return Buffer.alloc(0);
  }
  try {
    return inflateRawSync(packed.subarray(at), { finishFlush: constants.Z_SYNC_FLUSH });
  } catch {
    return Buffer.alloc(0);
  }
}
