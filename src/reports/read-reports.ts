import { createReadStream } from 'node:fs';
import { ParleyError } from '../text/index.ts';
import { readWarc } from './archives/read-warc.ts';
import type { WebAnswer } from './fetching/fetch-safely.ts';
import { findFiles } from './find-files.ts';
import { HEAD_BYTES } from './limits.ts';
import { bytesOf, openStream, unpack } from './open-stream.ts';
import { collectDocument, readDocument } from './read-document.ts';
import { readLines } from './read-json.ts';
import type { Admit } from './read-record.ts';
import { isGzip, recogniseFormat } from './recognise-format.ts';
import { type InputPlace, refusal, refusalOfSystem } from './refusals.ts';
import type { InputFacts, ReportResult } from './report-result.ts';

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
        'Parley reads plain text, HTML, PDF, JSON, NDJSON and WARC (also .gz); convert it to one of these.',
      );
    }
    if (
      recognised.format === 'ndjson' &&
      !/^(?:\xff\xfe|\xfe\xff)/.test(Buffer.from(head.subarray(0, 2)).toString('latin1'))
    ) {
      yield* readLines(rest, name, facts.admit);
      return;
    }
    if (recognised.format === 'warc') {
      yield* readArchive(rest, name, facts.admit);
      return;
    }
    const bytes = await collectDocument(rest, recognised.format, place);
    yield* readDocument(bytes, recognised.format, place, facts);
  } catch (error) {
    const shown = error instanceof ParleyError ? error : refusalOfSystem(error, place);
    yield { ok: false, error: shown, source: place };
  }
}

/** The pages of an archive. Pages without text are part of every crawl, and no trouble of the archive's. */
async function* readArchive(
  chunks: AsyncIterable<Uint8Array>,
  file: string | null,
  admit?: Admit,
): AsyncGenerator<ReportResult> {
  for await (const result of readWarc(chunks, file)) {
    if (!result.ok) {
      yield { ok: false, error: result.error, source: result.place };
      continue;
    }
    const { url, retrieved, encoding, bytes } = result.page;
    try {
      yield* readDocument(bytes, 'page', result.place, {
        url,
        retrieved,
        encoding,
        ...(admit === undefined ? {} : { admit }),
      });
    } catch (error) {
      if (!(error instanceof ParleyError)) throw error;
      yield { ok: false, error, source: result.place };
    }
  }
}
