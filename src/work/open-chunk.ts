import { createReadStream } from 'node:fs';
import { stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import {
  type InputFacts,
  newWatchMemory,
  type ReportResult,
  readReports,
  readReportsFrom,
  watchFeeds,
} from '../reports/index.ts';
import { ParleyError } from '../text/index.ts';
import type { ChunkSource, CutFile } from './chunk.ts';

export interface OpenOptions {
  /** What is let through; feeds and lists of pages are what somebody chose, and read whole. */
  readonly facts: InputFacts;
  /** Whom the owner of a site can write to; told to every server. */
  readonly contact: string | null;
  readonly signal: AbortSignal;
}

/**
 * The reports of one chunk.
 *
 * @throws {ParleyError} `work-input-missing`, `work-input-changed`: not the reports are bad, but this machine cannot get at them.
 */
export async function* openChunk(source: ChunkSource, options: OpenOptions): AsyncGenerator<ReportResult> {
  switch (source.kind) {
    case 'slice': {
      await assertAsCut(source.file);
      yield* readReportsFrom(
        source.unpacked ? unpackedSlice(source) : fileSlice(source),
        source.file.path,
        options.facts,
      );
      return;
    }
    case 'files': {
      for (const file of source.files) {
        await assertAsCut(file);
        yield* readReports(file.path, options.facts);
      }
      return;
    }
    case 'feed': {
      yield* watched([source.address], newWatchMemory(), options);
      return;
    }
    case 'pages': {
      // Pages of a feed that is never asked itself: so they are fetched as politely as any.
      const memory = newWatchMemory();
      const root = { root: LIST, depth: 0, failures: 0, etag: null, lastModified: null };
      const pages = source.addresses.map(url => ({ ...root, url, kind: 'page', due: 0 }) as const);
      await memory.keep({ ...root, url: LIST, kind: 'feed', due: null }, pages);
      yield* watched([LIST], memory, options);
    }
  }
}

const LIST = 'parley:list-of-pages';
const HOUR_MS = 3_600_000;

async function* watched(
  feeds: readonly string[],
  memory: ReturnType<typeof newWatchMemory>,
  { contact, signal }: OpenOptions,
): AsyncGenerator<ReportResult> {
  const settings = { contact, everyMs: HOUR_MS, once: true, signal };
  for await (const { result, page } of watchFeeds(feeds, memory, settings)) {
    if (page !== null) await memory.keep(page, []);
    yield result;
  }
}

function fileSlice({ file, start, end }: { file: CutFile; start: number; end: number }): AsyncIterable<Uint8Array> {
  return createReadStream(file.path, { start, end: end - 1 });
}

/** A packed file is unpacked from its beginning; what lies before the slice is let go at once. */
async function* unpackedSlice(slice: {
  readonly file: CutFile;
  readonly start: number;
  readonly end: number;
}): AsyncGenerator<Uint8Array> {
  const packed = createReadStream(slice.file.path);
  let at = 0;
  try {
    for await (const piece of packed.pipe(createGunzip()) as AsyncIterable<Buffer>) {
      const from = Math.max(0, slice.start - at);
      const to = Math.min(piece.length, slice.end - at);
      if (from < to) yield piece.subarray(from, to);
      at += piece.length;
      if (at >= slice.end) return;
    }
  } finally {
    packed.destroy();
  }
}

async function assertAsCut({ path, bytes, modifiedMs }: CutFile): Promise<void> {
  const found = await stat(path).catch((cause: unknown) => {
    throw new ParleyError(
      'work-input-missing',
      `${path}: this worker does not find the file`,
      'Every machine has to reach the inputs under the same path: a shared disk, or the same copy.',
      { cause },
    );
  });
  // Copies on several machines may differ in their fractions of a second.
  if (found.size === bytes && Math.abs(found.mtimeMs - modifiedMs) < 2000) return;
  throw new ParleyError(
    'work-input-changed',
    `${path}: the file is not what it was when it was handed in`,
    'Hand it in again: what is kept already is recognised.',
  );
}
