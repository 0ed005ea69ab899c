import type { ParleyError } from '../../text/index.ts';
import { MAX_PAGE_BYTES, MAX_RECORD_BYTES } from '../limits.ts';
import { type InputPlace, refusal } from '../refusals.ts';
import { type ByteReader, byteReader } from './byte-reader.ts';
import { bodyOf, parseHttpAnswer } from './http-body.ts';

/** A page as an archive keeps it. */
interface ArchivedPage {
  readonly url: string | null;
  /** When it was fetched, ISO 8601. */
  readonly retrieved: string | null;
  /** Encoding by the HTTP header. */
  readonly encoding: string | null;
  readonly bytes: Uint8Array;
}

export type ArchivedResult =
  | { readonly ok: true; readonly page: ArchivedPage; readonly place: InputPlace }
  | { readonly ok: false; readonly error: ParleyError; readonly place: InputPlace };

const MAX_HEADER_LINE = 16 * 1024;
const MAX_HEADER_LINES = 200;

async function readHeader(reader: ByteReader): Promise<ReadonlyMap<string, string>> {
  const fields = new Map<string, string>();
  for (let i = 0; i < MAX_HEADER_LINES; i++) {
    const line = await reader.line(MAX_HEADER_LINE);
    if (line === null || line.length === 0) break;
    const words = line.toString('utf8');
    const colon = words.indexOf(':');
    if (colon > 0) fields.set(words.slice(0, colon).trim().toLowerCase(), words.slice(colon + 1).trim());
  }
  return fields;
}

/** The next line that begins a record; null at the end. `lost` tells whether anything else stood before it. */
async function findRecord(reader: ByteReader): Promise<{ lost: boolean } | null> {
  let lost = false;
  for (;;) {
    const line = await reader.line(MAX_HEADER_LINE);
    if (line === null) return null;
    const words = line.toString('latin1');
    if (/^WARC\/\d/.test(words)) return { lost };
    if (words.trim() !== '') lost = true;
  }
}

/**
 * Reads the HTML pages of a web archive (WARC 1.0 and 1.1, as CC-NEWS has them), one record at a time. Other records and answers
 * that are no page are passed over. A record whose length is a lie costs itself: reading goes on at the next record.
 */
export async function* readWarc(
  chunks: AsyncIterable<Uint8Array>,
  file: string | null,
): AsyncGenerator<ArchivedResult> {
  const reader = byteReader(chunks);
  for (let record = 1; ; record++) {
    const found = await findRecord(reader);
    if (found === null) return;
    const place: InputPlace = { file, line: null, position: null, record };
    if (found.lost) {
      const reason = 'the record before it was longer or shorter than it said';
      yield {
        ok: false,
        place,
        error: refusal('archive-broken', place, reason, 'The archive is damaged there; fetch it again.'),
      };
    }
    const fields = await readHeader(reader);
    const stated = fields.get('content-length') ?? '';
    if (!/^\d{1,15}$/.test(stated)) {
      const reason = `it states no length ("${stated.slice(0, 40)}")`;
      yield {
        ok: false,
        place,
        error: refusal('archive-broken', place, reason, 'The archive is damaged there; fetch it again.'),
      };
      continue;
    }
    const length = Number(stated);
    if (!isPageRecord(fields)) {
      await reader.skip(length);
      continue;
    }
    if (length > MAX_RECORD_BYTES) {
      await reader.skip(length);
      const reason = `it is larger than ${MAX_RECORD_BYTES / (1024 * 1024)} MB`;
      yield {
        ok: false,
        place,
        error: refusal('file-too-large', place, reason, 'It was passed over; no news page is as large.'),
      };
      continue;
    }
    const bytes = await reader.take(length);
    if (bytes.length < length) {
      const reason = 'the archive ends in the middle of it';
      yield {
        ok: false,
        place,
        error: refusal('file-truncated', place, reason, 'Fetch the archive again; all before it was read.'),
      };
      return;
    }
    const result = pageOf(bytes, fields, place);
    if (result !== null) yield result;
  }
}

const isPageRecord = (fields: ReadonlyMap<string, string>) =>
  fields.get('warc-type') === 'response' && /application\/http/i.test(fields.get('content-type') ?? 'application/http');

function pageOf(bytes: Buffer, fields: ReadonlyMap<string, string>, place: InputPlace): ArchivedResult | null {
  const answer = parseHttpAnswer(bytes);
  if (answer === null || answer.status !== 200) return null;
  const type = answer.headers.get('content-type') ?? '';
  if (type !== '' && !/html|xhtml/i.test(type)) return null;
  const body = bodyOf(answer, MAX_PAGE_BYTES);
  if (body === null) {
    const reason = `its page is damaged, or larger than ${MAX_PAGE_BYTES / (1024 * 1024)} MB when unpacked`;
    return {
      ok: false,
      place,
      error: refusal('file-too-large', place, reason, 'It was passed over; no news page is as large.'),
    };
  }
  if (body.length === 0) return null;
  return {
    ok: true,
    place,
    page: {
      url: fields.get('warc-target-uri')?.replace(/^<|>$/g, '') ?? null,
      retrieved: fields.get('warc-date') ?? null,
      encoding: /charset\s*=\s*["']?([\w:.-]+)/i.exec(type)?.[1] ?? null,
      bytes: body,
    },
  };
}
