import { existsSync, readdirSync } from 'node:fs';
import * as files from 'node:fs/promises';
import { toSSG } from 'hono/ssg';
import { ParleyError } from '../text/index.ts';
import { webApp } from './app.ts';
import type { Site } from './site.ts';

/** A file that says that a folder is a published record: only such a folder is written over. */
const MARK = 'parley-record.txt';

/**
 * Writes a site into a folder: pages that open from disk and from any web host, without script for reading.
 *
 * @throws {ParleyError} `folder-not-empty` where the folder holds something that Parley did not publish; `publish-failed` when a file cannot be written.
 */
export async function publishSite(site: Site, folder: string): Promise<{ readonly files: number }> {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(`${folder}/${MARK}`))
    throw new ParleyError(
      'folder-not-empty',
      `${folder} holds files that Parley did not publish`,
      'Name an empty folder, or one that does not exist yet.',
    );
  const app = webApp(site);
  const result = await toSSG(app, files, { dir: folder, concurrency: 8, plugins: [withoutRedirect] });
  if (!result.success)
    throw new ParleyError(
      'publish-failed',
      `The record could not be written to ${folder}: ${result.error?.message ?? 'unknown reason'}`,
      'Check that the folder can be written to and that the disk is not full.',
      { cause: result.error },
    );
  await files.writeFile(
    `${folder}/${MARK}`,
    'A record published by Parley. Open index.html. This folder may be written over by the next publishing.\n',
  );
  return { files: result.files.length };
}

/** The server's way from `/` to the first page is none of the published files. */
const withoutRedirect = {
  afterResponseHook: (response: Response) => (response.status === 200 ? response : false),
} as const;
