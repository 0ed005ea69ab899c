import { readFileSync } from 'node:fs';
import type { ReaderOptions, UserFile } from '../reading/index.ts';
import { ParleyError } from '../text/index.ts';

/** Options of every command that reads: a user's own rules and corrections. */
export interface UserFileOptions {
  readonly rules?: readonly string[];
  readonly corrections?: string;
}

/** The named files as the reader takes them. @throws {ParleyError} `file-unreadable` naming the file. */
export function readUserFiles({ rules = [], corrections }: UserFileOptions): ReaderOptions {
  return { rules: rules.map(readUserFile), corrections: corrections === undefined ? null : readUserFile(corrections) };
}

export function readUserFile(file: string): UserFile {
  try {
    return { file, yaml: readFileSync(file, 'utf8') };
  } catch (cause) {
    throw new ParleyError('file-unreadable', `${file} cannot be read`, 'Check the path and its permissions.', {
      cause,
    });
  }
}
