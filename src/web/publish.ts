import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { mkdir, rm, writeFile } from 'node:fs/promises';
import { dirname } from 'node:path';
import { exportAs } from '../export/index.ts';
import { ParleyError } from '../text/index.ts';
import { ASSET_FILES } from './app.ts';
import { limitWords, type Shown } from './published/limit-words.ts';
import { newsroomStyles } from './published/newsroom.ts';
import { withholdNames } from './published/withhold-names.ts';
import { type Newsroom, type Site, shelvesOf } from './site.ts';
import { sitePages } from './site-pages.tsx';

export interface PublishOptions {
  /** How much of the reports' own words is published. Default: all of them. */
  readonly shown?: Shown;
  /** Actors who are not named, beside those that the dossiers' definitions withhold. */
  readonly withheld?: readonly string[];
  readonly newsroom?: Newsroom | null;
}

/** A file that says that a folder is a published record, and which files are its own: only such a folder is written over. */
const MARK = 'parley-record.txt';
const MARKED =
  'A record published by Parley. Open index.html. The files named here are written over, or taken away, by the next publishing.';

interface PublishedFile {
  readonly path: string;
  text(): string;
}

/**
 * Writes a site into a folder: pages that open from disk and from any web host, without script for reading, a feed and a calendar. Names are
 * withheld and words limited before anything is made of them; files of an earlier publishing that this one does not have are taken away.
 *
 * @throws {ParleyError} `folder-not-empty` where the folder holds something that Parley did not publish; `publish-failed` when a file cannot be written.
 */
export async function publishSite(
  site: Site,
  folder: string,
  options: PublishOptions = {},
): Promise<{ readonly files: number }> {
  if (existsSync(folder) && readdirSync(folder).length > 0 && !existsSync(`${folder}/${MARK}`))
    throw new ParleyError(
      'folder-not-empty',
      `${folder} holds files that Parley did not publish`,
      'Name an empty folder, or one that does not exist yet.',
    );
  const files = publishedFiles(site, options);
  const own = new Set(files.map(({ path }) => path));
  try {
    for (const path of ownFiles(folder)) if (!own.has(path)) await rm(`${folder}/${path}`, { force: true });
    // One after the other: a page is made, written and forgotten, so that a record of any size needs no more memory than its largest page.
    for (const { path, text } of files) {
      await mkdir(dirname(`${folder}/${path}`), { recursive: true });
      await writeFile(`${folder}/${path}`, text());
    }
    await writeFile(`${folder}/${MARK}`, [MARKED, ...own, ''].join('\n'));
  } catch (error) {
    if (!(error instanceof Error && 'code' in error) || error instanceof ParleyError) throw error;
    throw new ParleyError(
      'publish-failed',
      `The record could not be written to ${folder}: ${error.message}`,
      'Check that the folder can be written to and that the disk is not full.',
      { cause: error },
    );
  }
  return { files: files.length + 1 };
}

/** Every file of a published record. */
export function publishedFiles(
  site: Site,
  { shown = 'full', withheld = [], newsroom = null }: PublishOptions,
): readonly PublishedFile[] {
  const names = [...withheld, ...site.dossiers.flatMap(({ definition }) => definition.withheld ?? [])];
  const published: Site = {
    ...limitWords(withholdNames(site, names), shown),
    name: newsroom?.name ?? site.name,
    newsroom,
    published: true,
  };
  return [
    ...sitePages(published),
    ...shelvesOf(published).flatMap(shelf => {
      const { dossier, base } = shelf;
      const readings = dossier.reports.flatMap(({ id }) => shelf.readings.get(id) ?? []);
      const input = { readings, dossiers: [dossier], asOf: dossier.standing.asOf };
      const feed = exportAs('atom', input).files.find(({ name }) => name.endsWith('-moves.atom'));
      const calendar = exportAs('icalendar', input).files[0];
      const table = exportAs('csv', input).files.find(({ name }) => name === 'dossier-meetings.csv');
      return [
        ...(feed === undefined ? [] : [{ path: `${base}feed.atom`, text: () => feed.text }]),
        ...(table === undefined ? [] : [{ path: `${base}meetings.csv`, text: () => table.text }]),
        ...(calendar === undefined ? [] : [{ path: `${base}meetings.ics`, text: () => calendar.text }]),
      ];
    }),
    ...ASSET_FILES.map(({ name, text }) => ({ path: `assets/${name}`, text })),
    ...(newsroom === null ? [] : [{ path: 'assets/newsroom.css', text: () => newsroomStyles(newsroom) }]),
  ];
}

/** The files that an earlier publishing says are its own; nothing outside of the folder, whatever the list says. */
function ownFiles(folder: string): string[] {
  if (!existsSync(`${folder}/${MARK}`)) return [];
  return readFileSync(`${folder}/${MARK}`, 'utf8')
    .split('\n')
    .slice(1)
    .filter(path => /^[A-Za-z0-9][A-Za-z0-9./-]*$/.test(path) && !path.includes('..'));
}
