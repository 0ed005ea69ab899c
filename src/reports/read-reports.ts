import { createReadStream } from 'node:fs';
import { pipeline, Readable } from 'node:stream';
import { createGunzip } from 'node:zlib';
import { ParleyError } from '../text/index.ts';
import { readWarc } from './archives/read-warc.ts';
import { decodeText } from './decode-text.ts';
import type { WebAnswer } from './fetching/fetch-safely.ts';
import { findFiles } from './find-files.ts';
import { sha256 } from './hash.ts';
import { HEAD_BYTES, MAX_JSON_BYTES, MAX_LINE_BYTES, MAX_PAGE_BYTES, MAX_TEXT_BYTES } from './limits.ts';
import { readPlainText } from './read-plain-text.ts';
import { readRecord } from './read-record.ts';
import { type Format, isGzip, recogniseFormat } from './recognise-format.ts';
import { type InputPlace, refusal, refusalOfSystem } from './refusals.ts';
import type { Report } from './report.ts';
import { splitLines } from './split-lines.ts';

/** One report, or why there is none at this place. The rest of the input is read in either case. */
export type ReportResult =
  | {
      readonly ok: true;
      readonly report: Report;
      readonly source: InputPlace;
      /** The bytes it was decoded from, those of `rawHash`; absent where it came as text inside JSON. */
      readonly raw?: Uint8Array;
    }
  | { readonly ok: false; readonly error: ParleyError; readonly source: InputPlace };

/** What is known about an input from outside: from the command line, or from the answer of a server. */
export interface InputFacts {
  readonly url?: string | null;
  /** Encoding as an HTTP header or a person states it. */
  readonly encoding?: string | null;
  /** ISO 8601; when the bytes were fetched. */
  readonly retrieved?: string | null;
}

/**
 * Reads every report at a path: a file, `-` for standard input, a folder with everything below it in the order of its names, or a
 * web address.
 * One result at a time; a file of many reports is never held whole. Bad input is a result, not an exception.
 */
export async function* readReports(path: string, facts: InputFacts = {}): AsyncGenerator<ReportResult> {
  if (path === '-') {
    yield* readReportsFrom(process.stdin, null, facts);
    return;
  }
  if (/^https?:\/\//i.test(path)) {
    yield* readWeb(path, facts);
    return;
  }
  for await (const found of findFiles(path)) {
    if (found.ok) yield* readReportsFrom(createReadStream(found.file), found.file, facts);
    else yield { ok: false, error: found.error, source: { file: found.file, line: null, position: null } };
  }
}

/** Fetches one address and reads what is there. */
async function* readWeb(url: string, facts: InputFacts): AsyncGenerator<ReportResult> {
  // Loaded when first needed, like the reader of pages: who reads plain text should not wait for a web client and a DOM.
  const { fetchSafely } = await import('./fetching/fetch-safely.ts');
  const fetched = await fetchSafely({ url });
  if (!fetched.ok) {
    yield { ok: false, error: fetched.error, source: { file: url, line: null, position: null } };
  } else if (!fetched.notModified) yield* readAnswer(fetched.answer, facts);
}

/** Reads the reports of one answer from the web. */
export async function* readAnswer(answer: WebAnswer, facts: InputFacts = {}): AsyncGenerator<ReportResult> {
  const { url, encoding, bytes } = answer;
  const retrieved = facts.retrieved ?? new Date().toISOString();
  yield* readReportsFrom(bytesOf(bytes), url, { ...facts, url, encoding, retrieved });
}

/**
 * Reads the reports of one stream of bytes. The format is told by what the bytes hold, with the name's extension as a hint; gzip
 * is unpacked on the way.
 *
 * @param name The file's name, as messages and `report.file` show it; null for standard input.
 */
export async function* readReportsFrom(
  chunks: AsyncIterable<Uint8Array>,
  name: string | null,
  facts: InputFacts = {},
): AsyncGenerator<ReportResult> {
  const place: InputPlace = { file: name, line: null, position: null };
  try {
    const packed = await openStream(chunks);
    const opened = isGzip(packed.head) ? await openStream(unpack(packed.rest)) : packed;
    const { head, rest } = opened;
    if (head.length === 0 || (head.length < HEAD_BYTES && Buffer.from(head).toString('latin1').trim() === '')) {
      throw refusal('file-empty', place, 'the file is empty', 'Nothing can be read from it; check how it was saved.');
    }
    const recognised = recogniseFormat(head, name);
    if (recognised.format === null) {
      throw refusal(
        'file-binary',
        place,
        `it is ${recognised.what}, not text`,
        'Parley reads plain text, HTML, JSON, NDJSON and WARC (also .gz); convert it to one of these.',
      );
    }
    if (
      recognised.format === 'ndjson' &&
      !/^(?:\xff\xfe|\xfe\xff)/.test(Buffer.from(head.subarray(0, 2)).toString('latin1'))
    ) {
      yield* readLines(rest, name);
      return;
    }
    if (recognised.format === 'warc') {
      yield* readArchive(rest, name);
      return;
    }
    const bytes = await collect(rest, LIMITS[recognised.format], recognised.format, place);
    yield* readDocument(bytes, recognised.format, place, facts);
  } catch (error) {
    const shown = error instanceof ParleyError ? error : refusalOfSystem(error, place);
    yield { ok: false, error: shown, source: place };
  }
}

type DocumentFormat = Exclude<Format, 'warc'>;

const LIMITS: Readonly<Record<DocumentFormat, number>> = {
  text: MAX_TEXT_BYTES,
  page: MAX_PAGE_BYTES,
  json: MAX_JSON_BYTES,
  ndjson: MAX_JSON_BYTES,
};
const TOO_LARGE_NEXT: Readonly<Record<DocumentFormat, string>> = {
  text: 'One plain-text file is one report; split it, or put many reports into NDJSON, one a line.',
  page: 'One HTML file is one report; save the article page alone.',
  json: 'Put the reports into NDJSON, one a line (`jq -c ".[]" FILE > reports.ndjson`); NDJSON of any size is read.',
  ndjson: 'Save the file as UTF-8; NDJSON in UTF-8 of any size is read.',
};

/** Reads as much of a stream as tells its format, and gives it back whole. */
async function openStream(
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

function unpack(chunks: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array> {
  // Errors reach the reader through the iteration; the callback only keeps them from being thrown twice.
  return pipeline(Readable.from(chunks), createGunzip(), () => undefined);
}

async function collect(
  chunks: AsyncIterable<Uint8Array>,
  limit: number,
  format: DocumentFormat,
  place: InputPlace,
): Promise<Uint8Array> {
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
  json: 'JSON document',
  ndjson: 'NDJSON file in UTF-16',
};

/** The result of reading one thing at one place; a refusal becomes data, any other error is ours and is thrown. */
function attempt(source: InputPlace, read: () => Report): ReportResult {
  try {
    return { ok: true, report: read(), source };
  } catch (error) {
    if (error instanceof ParleyError) return { ok: false, error, source };
    throw error;
  }
}

async function* readDocument(
  bytes: Uint8Array,
  format: DocumentFormat,
  place: InputPlace,
  facts: InputFacts,
): AsyncGenerator<ReportResult> {
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
  if (format === 'json') yield* readJson(decoded.text, place);
  else if (format === 'ndjson') yield* readLines(bytesOf(decoded.text), place.file);
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
      yield { ok: true, report: await readPageGuarded(input, place), source: place, raw: bytes };
    } else {
      const read = attempt(place, () => readPlainText(input));
      yield read.ok ? { ...read, raw: bytes } : read;
    }
  }
}

/** The pages of an archive. Pages without text are part of every crawl, and no trouble of the archive's. */
async function* readArchive(chunks: AsyncIterable<Uint8Array>, file: string | null): AsyncGenerator<ReportResult> {
  for await (const result of readWarc(chunks, file)) {
    if (!result.ok) {
      yield { ok: false, error: result.error, source: result.place };
      continue;
    }
    const { url, retrieved, encoding, bytes } = result.page;
    try {
      yield* readDocument(bytes, 'page', result.place, { url, retrieved, encoding });
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      yield { ok: false, error, source: result.place };
    }
  }
}

async function* bytesOf(content: string | Uint8Array): AsyncGenerator<Uint8Array> {
  yield typeof content === 'string' ? Buffer.from(content, 'utf8') : content;
}

function* readJson(text: string, place: InputPlace): Generator<ReportResult> {
  const value = parseJson(text, place);
  if (!Array.isArray(value)) {
    yield attempt(place, () => readRecord(value, place));
    return;
  }
  if (value.length === 0)
    throw refusal('file-empty', place, 'its array holds no reports', 'Check how it was exported.');
  for (const [position, item] of value.entries()) {
    const at = { ...place, position };
    yield attempt(at, () => readRecord(item, at));
  }
}

function parseJson(text: string, place: InputPlace): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    const said = error instanceof Error ? error.message : `${error}`;
    const next =
      place.line === null
        ? 'Mend the JSON (`jq . FILE` shows the place). Many reports in one file are an array, or NDJSON with one report a line.'
        : 'Each line has to be one whole JSON object; mend or delete this line.';
    throw refusal('json-broken', place, `this is no valid JSON (${said.slice(0, 160)})`, next, error);
  }
}

const strictUtf8 = new TextDecoder('utf-8', { fatal: true });

async function* readLines(chunks: AsyncIterable<Uint8Array>, file: string | null): AsyncGenerator<ReportResult> {
  for await (const { line, bytes } of splitLines(chunks, MAX_LINE_BYTES)) {
    const place: InputPlace = { file, line, position: null };
    if (bytes !== null && bytes.length < 200 && Buffer.from(bytes).toString('latin1').trim() === '') continue;
    yield attempt(place, () => readRecord(parseJson(decodeLine(bytes, place), place), place));
  }
}

function decodeLine(bytes: Uint8Array | null, place: InputPlace): string {
  if (bytes === null) {
    const reason = `the line is longer than ${MAX_LINE_BYTES / (1024 * 1024)} MB`;
    throw refusal(
      'line-too-long',
      place,
      reason,
      'One line is one report; check that the file has line ends between its reports.',
    );
  }
  try {
    // A byte order mark before the first line is dropped by the decoder.
    return strictUtf8.decode(bytes);
  } catch (error) {
    throw refusal(
      'encoding-unknown',
      place,
      'the line is not valid UTF-8',
      'Convert the file with `iconv -t UTF-8`.',
      error,
    );
  }
}
