import { MAX_LINE_BYTES } from './limits.ts';
import { type Admit, readRecord } from './read-record.ts';
import { type InputPlace, refusal } from './refusals.ts';
import { attempt, type ReportResult } from './report-result.ts';
import { splitLines } from './split-lines.ts';

/** The reports of a JSON document: one, or an array of them. */
export function* readJson(text: string, place: InputPlace, admit?: Admit): Generator<ReportResult> {
  const value = parseJson(text, place);
  if (!Array.isArray(value)) {
    yield attempt(place, () => readRecord(value, place, admit));
    return;
  }
  if (value.length === 0)
    throw refusal('file-empty', place, 'its array holds no reports', 'Check how it was exported.');
  for (const [position, item] of value.entries()) {
    const at = { ...place, position };
    yield attempt(at, () => readRecord(item, at, admit));
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

/** The reports of NDJSON, one a line. A bad line costs itself. */
export async function* readLines(
  chunks: AsyncIterable<Uint8Array>,
  file: string | null,
  admit?: Admit,
): AsyncGenerator<ReportResult> {
  for await (const { line, bytes } of splitLines(chunks, MAX_LINE_BYTES)) {
    const place: InputPlace = { file, line, position: null };
    if (bytes !== null && bytes.length < 200 && Buffer.from(bytes).toString('latin1').trim() === '') continue;
    yield attempt(place, () => readRecord(parseJson(decodeLine(bytes, place), place), place, admit));
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
