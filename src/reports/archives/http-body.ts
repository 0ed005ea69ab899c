import { brotliDecompressSync, gunzipSync, inflateRawSync, inflateSync } from 'node:zlib';

/** What a server answered, as an archive keeps it. */
export interface HttpAnswer {
  readonly status: number;
  /** Header fields by name, lower case; of several the last. */
  readonly headers: ReadonlyMap<string, string>;
  readonly body: Buffer;
}

/** Splits the bytes of an HTTP/1 answer; null when they are none. */
export function parseHttpAnswer(bytes: Buffer): HttpAnswer | null {
  const separator = bytes.indexOf('\r\n\r\n');
  const bare = separator === -1 ? bytes.indexOf('\n\n') : -1;
  const end = separator === -1 ? bare : separator;
  if (end === -1 || end > 256 * 1024) return null;
  const [first = '', ...lines] = bytes.toString('latin1', 0, end).split(/\r?\n/);
  const status = /^HTTP\/\d(?:\.\d)? (\d{3})/.exec(first)?.[1];
  if (status === undefined) return null;
  const headers = new Map<string, string>();
  for (const line of lines) {
    const colon = line.indexOf(':');
    if (colon > 0) headers.set(line.slice(0, colon).trim().toLowerCase(), line.slice(colon + 1).trim());
  }
  return { status: Number(status), headers, body: bytes.subarray(end + (separator === -1 ? 2 : 4)) };
}

/** Joins a chunked body; archives often keep the header and not the chunks, then the body is given back as it is. */
function unchunk(body: Buffer): Buffer {
  const parts: Buffer[] = [];
  let at = 0;
  while (at < body.length) {
    const end = body.indexOf('\r\n', at);
    const size = end === -1 ? null : /^([\da-f]{1,8})(?:;.*)?$/i.exec(body.toString('latin1', at, end))?.[1];
    if (size === null || size === undefined) return parts.length === 0 ? body : Buffer.concat(parts);
    const length = Number.parseInt(size, 16);
    if (length === 0) break;
    parts.push(body.subarray(end + 2, end + 2 + length));
    at = end + 2 + length + 2;
  }
  return Buffer.concat(parts);
}

const isGzip = (bytes: Buffer) => bytes[0] === 0x1f && bytes[1] === 0x8b;

/**
 * The body as the page was: chunks joined, gzip, deflate and brotli undone, whatever of it the archive has undone already.
 *
 * @returns null when it is larger than `maxBytes` unpacked, or damaged.
 */
export function bodyOf({ headers, body }: HttpAnswer, maxBytes: number): Buffer | null {
  const joined = /chunked/i.test(headers.get('transfer-encoding') ?? '') ? unchunk(body) : body;
  const coding = headers.get('content-encoding')?.toLowerCase() ?? '';
  const options = { maxOutputLength: maxBytes };
  try {
    if (isGzip(joined)) return gunzipSync(joined, options);
    if (coding.includes('br')) return looksLikeText(joined) ? joined : brotliDecompressSync(joined, options);
    if (coding.includes('deflate') && !looksLikeText(joined)) {
      return (joined[0]! & 0x0f) === 8 ? inflateSync(joined, options) : inflateRawSync(joined, options);
    }
  } catch {
    return null;
  }
  return joined.length > maxBytes ? null : joined;
}

/** Archives undo a coding and keep its header: text that begins with a tag was undone. */
const looksLikeText = (bytes: Buffer) => /^[\s\ufeff]*</.test(bytes.toString('utf8', 0, 64));
