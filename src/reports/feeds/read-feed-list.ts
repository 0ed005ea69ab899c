import { readFile } from 'node:fs/promises';
import { ParleyError } from '../../text/index.ts';
import { refusalOfSystem } from '../refusals.ts';
import { readFeed } from './read-feed.ts';

/**
 * The feeds that a file names: an OPML list, as feed readers export it.
 *
 * @throws {ParleyError} `file-missing`, `file-unreadable`; `feed-unknown` when it names none.
 */
export async function readFeedList(file: string): Promise<readonly string[]> {
  const text = await readFile(file, 'utf8').catch((error: unknown) => {
    throw refusalOfSystem(error, { file, line: null, position: null });
  });
  const feeds = (readFeed(text, 'file:///') ?? []).filter(({ kind }) => kind === 'feed').map(({ url }) => url);
  if (feeds.length > 0) return feeds;
  const next = 'Name an OPML file, as feed readers export it, or the addresses of the feeds themselves.';
  throw new ParleyError('feed-unknown', `${file}: this is no list of feeds`, next);
}
