import { createHash } from 'node:crypto';
import { deflateSync, inflateSync } from 'node:zlib';
import type { StoredBytes } from './tables.ts';

/** Compressed with a checksum (zlib), so that a flipped bit is an error and never a changed word. */
export function packBytes(bytes: Uint8Array): Uint8Array {
  return deflateSync(bytes);
}

/** @throws when the bytes were damaged. */
export function unpackBytes(bytes: StoredBytes): Buffer {
  return inflateSync(bytes instanceof ArrayBuffer ? new Uint8Array(bytes) : bytes);
}

/** Any plain data as packed JSON. `JSON.stringify` escapes lone surrogates and NUL, so every text comes back character for character. */
export function pack(value: object): Uint8Array {
  return packBytes(Buffer.from(JSON.stringify(value)));
}

/** The caller names the type: it is what this store itself packed under that column. */
export function unpack<Value>(bytes: StoredBytes): Value {
  return JSON.parse(unpackBytes(bytes).toString('utf8')) as Value;
}

export function sha256(content: string | Uint8Array): string {
  return createHash('sha256').update(content).digest('hex');
}

/** A text as both databases can keep it in a column: without NUL and without half characters. The packed report has it as it came. */
export function storable(text: string): string {
  return text.replaceAll('\u0000', ' ').replace(/\p{Surrogate}/gu, '\ufffd');
}
