import { readdir, realpath, stat } from 'node:fs/promises';
import { join } from 'node:path';
import type { ParleyError } from '../text/index.ts';
import { refusal, refusalOfSystem } from './refusals.ts';

export type FoundFile =
  | { readonly ok: true; readonly file: string; readonly bytes: number }
  | { readonly ok: false; readonly file: string; readonly error: ParleyError };

const placeOf = (file: string) => ({ file, line: null, position: null });

/**
 * All files at a path: the file itself, or everything below a folder, sorted by name in code-unit order, so that the order is the
 * same on every machine. Names that begin with a dot are passed over, and so are YAML and a README: beside reports they say what they are about
 * (`dossier.yaml`). A folder reached twice through links is walked once.
 */
export async function* findFiles(path: string): AsyncGenerator<FoundFile> {
  yield* walk(path, true, new Set());
}

async function* walk(path: string, isRoot: boolean, seen: Set<string>): AsyncGenerator<FoundFile> {
  try {
    const found = await stat(path);
    if (!found.isDirectory()) {
      // A pipe may be named on the command line (`<(…)`), but one inside a folder would wait for ever.
      if (found.isFile() || (isRoot && found.isFIFO())) yield { ok: true, file: path, bytes: found.size };
      else {
        const error = refusal('file-unreadable', placeOf(path), 'it is no regular file', 'Name a file or a folder.');
        yield { ok: false, file: path, error };
      }
      return;
    }
    const real = await realpath(path);
    if (seen.has(real)) return;
    seen.add(real);
    const names = (await readdir(path))
      .filter(name => !name.startsWith('.') && !/\.ya?ml$|^readme\b/i.test(name))
      .sort();
    if (isRoot && names.length === 0) {
      const error = refusal(
        'folder-empty',
        placeOf(path),
        'the folder holds no files',
        'Name a folder with reports in it.',
      );
      yield { ok: false, file: path, error };
    }
    for (const name of names) yield* walk(join(path, name), false, seen);
  } catch (error) {
    yield { ok: false, file: path, error: refusalOfSystem(error, placeOf(path)) };
  }
}
