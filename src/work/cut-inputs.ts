import { createReadStream } from 'node:fs';
import { open, readFile, stat } from 'node:fs/promises';
import { createGunzip } from 'node:zlib';
import { findFiles } from '../reports/index.ts';
import type { NewChunk } from '../store/index.ts';
import { ParleyError } from '../text/index.ts';
import { type ChunkSource, type CutFile, chunkOf } from './chunk.ts';
import { type CutFormat, findCuts, unpackedHead } from './find-cuts.ts';

export interface CutOptions {
  /** About how many bytes of a large file make a chunk, as they lie on disk. */
  readonly chunkBytes: number;
}

/** What is handed in: paths of files and folders, feeds, and files that list addresses. */
export interface WorkInputs {
  readonly paths: readonly string[];
  readonly feeds: readonly string[];
  /** Files with an address of a page on each line. */
  readonly lists: readonly string[];
  /** When feeds are asked, ISO 8601: asked again later, they are new work. */
  readonly at: string;
}

// Small files go together: enough to share a transaction, few enough to lose little when a worker dies.
const FILES_TOGETHER = 100;
const PAGES_TOGETHER = 50;

/** Cuts inputs into chunks, without reading their reports. An input that is not there is told, and the rest is cut. */
export async function* cutInputs(
  { paths, feeds, lists, at }: WorkInputs,
  options: CutOptions,
): AsyncGenerator<
  { readonly ok: true; readonly chunk: NewChunk } | { readonly ok: false; readonly error: ParleyError }
> {
  const cut = (source: ChunkSource) => ({ ok: true, chunk: chunkOf(source) }) as const;
  let small: CutFile[] = [];
  const bytes = () => small.reduce((sum, file) => sum + file.bytes, 0);
  for (const path of paths) {
    for await (const found of findFiles(path)) {
      if (!found.ok) {
        yield found;
        continue;
      }
      const { size, mtimeMs } = await stat(found.file);
      const file = { path: found.file, bytes: size, modifiedMs: Math.round(mtimeMs) };
      let alone = false;
      for await (const source of slicesOf(file, options)) {
        alone = true;
        yield cut(source);
      }
      if (alone) continue;
      small.push(file);
      if (small.length < FILES_TOGETHER && bytes() < options.chunkBytes) continue;
      yield cut({ kind: 'files', files: small });
      small = [];
    }
  }
  if (small.length > 0) yield cut({ kind: 'files', files: small });
  for (const list of lists) {
    const addresses = await addressesOf(list);
    for (let from = 0; from < addresses.length; from += PAGES_TOGETHER)
      yield cut({ kind: 'pages', addresses: addresses.slice(from, from + PAGES_TOGETHER) });
  }
  for (const address of feeds) yield cut({ kind: 'feed', address, asked: at });
}

/** The slices of a file of many reports; none for any other file, which is read whole. */
async function* slicesOf(file: CutFile, { chunkBytes }: CutOptions): AsyncGenerator<ChunkSource> {
  const handle = await open(file.path);
  try {
    const head = Buffer.alloc(HEAD_BYTES);
    const { bytesRead } = await handle.read(head, 0, HEAD_BYTES, 0);
    const packed = head[0] === 0x1f && head[1] === 0x8b;
    const unpacked = packed ? unpackedHead(head.subarray(0, bytesRead)) : head.subarray(0, bytesRead);
    const format = formatOf(unpacked, file.path);
    if (format === null) return;
    if (packed && format === 'lines') {
      yield* unpackedSlices(file, chunkBytes);
      return;
    }
    const cuts = findCuts(handle, file.bytes, packed ? 'packed records' : format, chunkBytes);
    for await (const { start, end } of cuts) yield { kind: 'slice', file, start, end, unpacked: false };
  } finally {
    await handle.close();
  }
}

const HEAD_BYTES = 64 * 1024;

function formatOf(head: Buffer, path: string): CutFormat | null {
  const start = head.toString('latin1');
  if (start.startsWith('WARC/')) return 'records';
  // UTF-16 has its line ends elsewhere; such files are read whole.
  if (/^(?:\xff\xfe|\xfe\xff)/.test(start)) return null;
  if (/\.(?:ndjson|jsonl)(?:\.gz)?$/i.test(path)) return 'lines';
  const [first = '', second] = start.replace(/^\xef\xbb\xbf/, '').split('\n');
  return second !== undefined && isObject(first) && (second === '' || second.startsWith('{')) ? 'lines' : null;
}

function isObject(line: string): boolean {
  try {
    return line.trimStart().startsWith('{') && typeof JSON.parse(line) === 'object';
  } catch {
    return false;
  }
}

/** A packed file has no ways in: it is unpacked once to find the line ends, and by each worker up to where its slice ends. */
async function* unpackedSlices(file: CutFile, chunkBytes: number): AsyncGenerator<ChunkSource> {
  const source = (start: number, end: number): ChunkSource => ({ kind: 'slice', file, start, end, unpacked: true });
  let start = 0;
  let at = 0;
  try {
    for await (const piece of createReadStream(file.path).pipe(createGunzip()) as AsyncIterable<Buffer>) {
      for (let from = Math.max(0, start + chunkBytes - at); from < piece.length; ) {
        const lineEnd = piece.indexOf('\n', from);
        if (lineEnd === -1) break;
        yield source(start, at + lineEnd + 1);
        start = at + lineEnd + 1;
        from = lineEnd + chunkBytes;
      }
      at += piece.length;
    }
  } catch {
    // Cut short or damaged: the last slice reaches beyond what there is, so that its reader comes upon the damage and says so.
    at += 1;
  }
  if (at > start) yield source(start, at);
}

async function addressesOf(list: string): Promise<readonly string[]> {
  let words: string;
  try {
    words = await readFile(list, 'utf8');
  } catch (cause) {
    throw new ParleyError('work-input-missing', `${list}: this list of addresses cannot be read`, 'Check the path.', {
      cause,
    });
  }
  const lines = words.split(/\r?\n/).map(line => line.trim());
  const addresses = lines.filter(line => line !== '' && !line.startsWith('#'));
  const wrong = addresses.find(address => !/^https?:\/\//i.test(address) || !URL.canParse(address));
  if (wrong === undefined) return addresses;
  throw new ParleyError(
    'work-input-unknown',
    `${list}: “${wrong.slice(0, 120)}” is no web address`,
    'The file has one address a line, each beginning with https:// or http://.',
  );
}
