import { ParleyError } from '../text/index.ts';

/** Where trouble is: a file (null for standard input), and a line or array position where there is one. Lines count from 1. */
export interface InputPlace {
  readonly file: string | null;
  readonly line: number | null;
  /** Position in a JSON array, from 0. */
  readonly position: number | null;
  /** Number of a record in a web archive, from 1. */
  readonly record?: number;
}

export const REFUSAL_CODES = [
  'file-missing',
  'file-unreadable',
  'file-empty',
  'file-binary',
  'file-too-large',
  'file-truncated',
  'folder-empty',
  'format-unknown',
  'encoding-unknown',
  'json-broken',
  'record-invalid',
  'line-too-long',
  'page-empty',
  'page-too-slow',
  'pdf-broken',
  'pdf-encrypted',
  'pdf-too-slow',
  'pdf-without-text',
  'archive-broken',
] as const;
export type RefusalCode = (typeof REFUSAL_CODES)[number];

/** `report.ndjson, line 17`, as every message about an input begins. */
export function nameOf({ file, line, position, record }: InputPlace): string {
  const name = file ?? 'standard input';
  if (record !== undefined) return `${name}, record ${record}`;
  if (line !== null) return `${name}, line ${line}`;
  return position === null ? name : `${name}, report ${position + 1} of the array`;
}

/** A refusal whose message names the place and the reason, and whose `next` is the remedy. */
export function refusal(
  code: RefusalCode,
  place: InputPlace,
  reason: string,
  next: string,
  cause?: unknown,
): ParleyError {
  return new ParleyError(code, `${nameOf(place)}: ${reason}`, next, cause === undefined ? undefined : { cause });
}

/** What the operating system said, in words a person can act on. */
export function refusalOfSystem(error: unknown, place: InputPlace): ParleyError {
  const { code, message } =
    error instanceof Error ? (error as NodeJS.ErrnoException) : { code: '', message: `${error}` };
  switch (code) {
    case 'ENOENT':
    case 'ENOTDIR':
      return refusal(
        'file-missing',
        place,
        'there is no such file or folder',
        'Check the path and its spelling.',
        error,
      );
    case 'EACCES':
    case 'EPERM':
      return refusal(
        'file-unreadable',
        place,
        'you have no permission to read it',
        'Give yourself permission (`chmod u+r FILE`; for a folder `chmod u+rx FOLDER`) or run as the user who owns it.',
        error,
      );
    case 'Z_BUF_ERROR':
    case 'Z_DATA_ERROR':
      return refusal(
        'file-truncated',
        place,
        'the compressed data are cut short or damaged',
        'Fetch the file again, or check it with `gzip -t`. What could be unpacked before the damage has been read.',
        error,
      );
    default:
      return refusal(
        'file-unreadable',
        place,
        `it cannot be read (${message})`,
        'Check the disk and the path, and try again.',
        error,
      );
  }
}
