import { ParleyError } from '../../text/index.ts';
import type { JoinedWords } from './contractions.ts';

/**
 * A trained tokeniser: `PARLEYT1`, uint32 length of a JSON header padded to a multiple of 4, then `3 << bits` int8 weights, three
 * for each bucket (no break, break between words, end of a sentence).
 */
export interface TokeniserModel {
  readonly bits: number;
  readonly weights: Int8Array;
  readonly joined: JoinedWords;
  readonly madeFrom: string;
}

const MAGIC = 'PARLEYT1';

interface Header {
  readonly bits: number;
  readonly joined: Readonly<Record<string, readonly number[]>>;
  readonly madeFrom: string;
}

/** The bytes of a tokeniser's file. */
export function writeTokeniser({ bits, weights, joined, madeFrom }: TokeniserModel): Uint8Array {
  const header = new TextEncoder().encode(
    JSON.stringify({ bits, joined: Object.fromEntries(joined), madeFrom } satisfies Header),
  );
  const size = Math.ceil(header.length / 4) * 4;
  const bytes = new Uint8Array(12 + size + weights.length).fill(32, 12, 12 + size);
  bytes.set(new TextEncoder().encode(MAGIC));
  new DataView(bytes.buffer).setUint32(8, size, true);
  bytes.set(header, 12);
  bytes.set(new Uint8Array(weights.buffer, weights.byteOffset, weights.length), 12 + size);
  return bytes;
}

/** @throws {ParleyError} `model-damaged` */
export function readTokeniser(bytes: Uint8Array): TokeniserModel {
  const damaged = () =>
    new ParleyError(
      'model-damaged',
      'The tokeniser model is damaged or cut short.',
      'Install Parley again, or train the tokeniser anew.',
    );
  if (bytes.length < 12 || String.fromCharCode(...bytes.subarray(0, 8)) !== MAGIC) throw damaged();
  const size = new DataView(bytes.buffer, bytes.byteOffset).getUint32(8, true);
  if (12 + size > bytes.length) throw damaged();
  const { bits, joined, madeFrom } = JSON.parse(new TextDecoder().decode(bytes.subarray(12, 12 + size))) as Header;
  const weights = new Int8Array(new Uint8Array(bytes.subarray(12 + size)).buffer);
  if (weights.length !== 3 << bits) throw damaged();
  return { bits, weights, joined: new Map(Object.entries(joined)), madeFrom };
}
