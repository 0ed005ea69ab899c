import { ParleyError } from '../text/index.ts';
import type { Admit } from './read-record.ts';
import type { InputPlace } from './refusals.ts';
import type { Report } from './report.ts';

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
  /** Which reports are wanted; records are asked about before anything is made of them, texts and pages once their words are known. */
  readonly admit?: Admit;
}

/** The result of reading one thing at one place; a refusal becomes data, any other error is ours and is thrown. */
export function attempt(source: InputPlace, read: () => Report): ReportResult {
  try {
    return { ok: true, report: read(), source };
  } catch (error) {
    if (error instanceof ParleyError) return { ok: false, error, source };
    throw error;
  }
}
