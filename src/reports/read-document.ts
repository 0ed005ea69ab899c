import { decodeText } from './decode-text.ts';
import { sha256 } from './hash.ts';
import { MAX_JSON_BYTES, MAX_PAGE_BYTES, MAX_PDF_BYTES, MAX_TEXT_BYTES } from './limits.ts';
import { bytesOf } from './open-stream.ts';
import { readJson, readLines } from './read-json.ts';
import { readPlainText } from './read-plain-text.ts';
import type { Format } from './recognise-format.ts';
import { type InputPlace, refusal } from './refusals.ts';
import { attempt, type InputFacts, type ReportResult } from './report-result.ts';

/** A format that is read whole. */
export type DocumentFormat = Exclude<Format, 'warc'>;

const LIMITS: Readonly<Record<DocumentFormat, number>> = {
  text: MAX_TEXT_BYTES,
  page: MAX_PAGE_BYTES,
  pdf: MAX_PDF_BYTES,
  json: MAX_JSON_BYTES,
  ndjson: MAX_JSON_BYTES,
};
const TOO_LARGE_NEXT: Readonly<Record<DocumentFormat, string>> = {
  text: 'One plain-text file is one report; split it, or put many reports into NDJSON, one a line.',
  page: 'One HTML file is one report; save the article page alone.',
  pdf: 'It is pictures for the most part; save its text alone, or split it.',
  json: 'Put the reports into NDJSON, one a line (`jq -c ".[]" FILE > reports.ndjson`); NDJSON of any size is read.',
  ndjson: 'Save the file as UTF-8; NDJSON in UTF-8 of any size is read.',
};

/** All bytes of a document. @throws {ParleyError} `file-too-large`, before more than the limit is taken in. */
export async function collectDocument(
  chunks: AsyncIterable<Uint8Array>,
  format: DocumentFormat,
  place: InputPlace,
): Promise<Uint8Array> {
  const limit = LIMITS[format];
  const held: Uint8Array[] = [];
  let bytes = 0;
  for await (const chunk of chunks) {
    bytes += chunk.length;
    if (bytes > limit) {
      const reason = `it is larger than ${limit / (1024 * 1024)} MB, the most that is read as one ${FORMAT_NAMES[format]}`;
      throw refusal('file-too-large', place, reason, TOO_LARGE_NEXT[format]);
    }
    held.push(chunk);
  }
  return Buffer.concat(held, bytes);
}

const FORMAT_NAMES: Readonly<Record<DocumentFormat, string>> = {
  text: 'plain text',
  page: 'page',
  pdf: 'PDF',
  json: 'JSON document',
  ndjson: 'NDJSON file in UTF-16',
};

/** Reads the reports of one document whose format is known. @throws {ParleyError} when it cannot be read at all. */
export async function* readDocument(
  bytes: Uint8Array,
  format: DocumentFormat,
  place: InputPlace,
  facts: InputFacts,
): AsyncGenerator<ReportResult> {
  if (format === 'pdf') {
    const { readPdfGuarded } = await import('./pages/read-guarded.ts');
    const input = {
      bytes,
      file: place.file,
      rawHash: sha256(bytes),
      url: facts.url ?? null,
      retrieved: facts.retrieved ?? null,
    };
    yield admitted({ ok: true, report: await readPdfGuarded(input, place), source: place, raw: bytes }, facts);
    return;
  }
  const decoded = decodeText(bytes, { isPage: format === 'page', http: facts.encoding ?? null });
  if (decoded === null) {
    throw refusal(
      'encoding-unknown',
      place,
      'its bytes are no text in UTF-8, and in no other encoding that could be told for sure',
      'Convert it to UTF-8 with the encoding it was saved in: `iconv -f WINDOWS-1251 -t UTF-8 FILE > NEW`.',
    );
  }
  if (format === 'json' && decoded.basis !== 'valid UTF-8' && decoded.basis !== 'byte order mark') {
    throw refusal(
      'encoding-unknown',
      place,
      'JSON has to be UTF-8 and this is not',
      'Convert it with `iconv -t UTF-8`.',
    );
  }
  if (format === 'json') yield* readJson(decoded.text, place, facts.admit);
  else if (format === 'ndjson') yield* readLines(bytesOf(decoded.text), place.file, facts.admit);
  else {
    const input = {
      text: decoded.text,
      file: place.file,
      rawHash: sha256(bytes),
      url: facts.url ?? null,
      retrieved: facts.retrieved ?? null,
    };
    if (format === 'page') {
      const { readPageGuarded } = await import('./pages/read-guarded.ts');
      yield admitted({ ok: true, report: await readPageGuarded(input, place), source: place, raw: bytes }, facts);
    } else {
      const read = attempt(place, () => readPlainText(input));
      yield read.ok ? admitted({ ...read, raw: bytes }, facts) : read;
    }
  }
}

/** A report whose words are known only now, or what `admit` says against it. */
function admitted(read: Extract<ReportResult, { readonly ok: true }>, { admit }: InputFacts): ReportResult {
  const refused = admit?.(read.report, read.source) ?? null;
  return refused === null ? read : { ok: false, error: refused, source: read.source };
}
