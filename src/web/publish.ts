import { existsSync, readdirSync } from 'node:fs';
import { mkdir, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { ParleyError } from '../text/index.ts';
import { ASSET_FILES } from './app.ts';
import type { Site } from './site.ts';
import { sitePages } from './site-pages.tsx';

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
  const files = [
    ...sitePages(site),
    ...ASSET_FILES.map(({ name, text }) => ({ path: `assets/${name}`, text })),
    {
      path: MARK,
      text: () =>
        'A record published by Parley. Open index.html. This folder may be written over by the next publishing.\n',
    },
  ];
  try {
    // One after the other: a page is made, written and forgotten, so that a record of any size needs no more memory than its largest page.
    for (const { path, text } of files) {
      await mkdir(dirname(`${folder}/${path}`), { recursive: true });
      await writeFile(`${folder}/${path}`, text());
    }
  } catch (error) {
    if (!(error instanceof Error && 'code' in error)) throw error;
    throw new ParleyError(
      'publish-failed',
      `The record could not be written to ${folder}: ${error.message}`,
      'Check that the folder can be written to and that the disk is not full.',
      { cause: error },
    );
  }
  return { files: files.length };
}
