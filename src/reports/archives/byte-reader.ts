/** Reads a stream of bytes piece by piece without holding more than is asked for. */
export interface ByteReader {
  /** The bytes up to and without the next line end, or null at the end of the stream. At most `maxBytes` are given; the rest of a longer line is dropped. */
  line(maxBytes: number): Promise<Buffer | null>;
  /** The next `count` bytes; fewer at the end of the stream. */
  take(count: number): Promise<Buffer>;
  /** Passes over `count` bytes; returns how many there were. */
  skip(count: number): Promise<number>;
}

const NEWLINE = 0x0a;
const RETURN = 0x0d;

export function byteReader(chunks: AsyncIterable<Uint8Array>): ByteReader {
  const iterator = chunks[Symbol.asyncIterator]();
  let held: Uint8Array = new Uint8Array(0);
  const more = async (): Promise<boolean> => {
    const next = await iterator.next();
    if (next.done === true) return false;
    held = next.value;
    return true;
  };
  const cut = (count: number): Uint8Array => {
    const taken = held.subarray(0, count);
    held = held.subarray(count);
    return taken;
  };
  return {
    async line(maxBytes) {
      const parts: Uint8Array[] = [];
      let bytes = 0;
      for (;;) {
        if (held.length === 0 && !(await more())) {
          return bytes === 0 ? null : Buffer.concat(parts);
        }
        const at = held.indexOf(NEWLINE);
        const part = cut(at === -1 ? held.length : at);
        if (bytes < maxBytes) parts.push(part.subarray(0, maxBytes - bytes));
        bytes += part.length;
        if (at === -1) continue;
        cut(1);
        const line = Buffer.concat(parts);
        return line.at(-1) === RETURN ? line.subarray(0, -1) : line;
      }
    },
    async take(count) {
      const parts: Uint8Array[] = [];
      let bytes = 0;
      while (bytes < count) {
        if (held.length === 0 && !(await more())) break;
        const part = cut(Math.min(held.length, count - bytes));
        parts.push(part);
        bytes += part.length;
      }
      return Buffer.concat(parts, bytes);
    },
    async skip(count) {
      let left = count;
      while (left > 0) {
        if (held.length === 0 && !(await more())) break;
        left -= cut(Math.min(held.length, left)).length;
      }
      return count - left;
    },
  };
}
