import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { HEAD_BYTES } from './limits.ts';

/** Reads as much of a stream as tells its format, and gives it back whole. */
export async function openStream(
  chunks: AsyncIterable<Uint8Array>,
): Promise<{ head: Uint8Array; rest: AsyncIterable<Uint8Array> }> {
  const iterator = chunks[Symbol.asyncIterator]();
  const held: Uint8Array[] = [];
  let bytes = 0;
  while (bytes < HEAD_BYTES) {
    const next = await iterator.next();
    if (next.done === true) break;
    // Standard input in text mode would give strings; bytes are asked for everywhere.
    held.push(next.value);
    bytes += next.value.length;
  }
  const head = Buffer.concat(held);
  async function* rest(): AsyncGenerator<Uint8Array> {
    try {
      yield head;
      for (let next = await iterator.next(); next.done !== true; next = await iterator.next()) yield next.value;
    } finally {
      await iterator.return?.();
    }
  }
  return { head: head.subarray(0, HEAD_BYTES), rest: rest() };
}

/** Larger pieces than zlib's own: each costs a turn of the event loop. */
const UNPACKED_PIECE = 256 * 1024;

/** The bytes of a gzip stream, one member after the other. */
export function unpack(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // Errors reach the reader through the iteration; the callback only keeps them from being thrown twice.
  return pipeline(Readable.from(chunks), createGunzip({ chunkSize: UNPACKED_PIECE }), () => undefined);
}

/** One piece of content as a stream. */
export async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}
