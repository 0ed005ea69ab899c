import { createHash } from 'node:crypto';
import type { NewChunk } from '../store/index.ts';

/** A file as it was when it was cut: should it change, its cuts no longer fit. */
export interface CutFile {
  readonly path: string;
  readonly bytes: number;
  /** Milliseconds since 1970, as the file system says. */
  readonly modifiedMs: number;
}

/**
 * Where the reports of one chunk are.
 *
 * `slice`: from byte `start` to before `end` of a file of many reports, cut between two of them; of its unpacked bytes when `unpacked`.
 * `files`: whole files. `pages`: addresses, fetched one after the other. `feed`: one round over a feed and the pages it names.
 */
export type ChunkSource =
  | {
      readonly kind: 'slice';
      readonly file: CutFile;
      readonly start: number;
      readonly end: number;
      readonly unpacked: boolean;
    }
  | { readonly kind: 'files'; readonly files: readonly CutFile[] }
  | { readonly kind: 'pages'; readonly addresses: readonly string[] }
  | { readonly kind: 'feed'; readonly address: string; readonly asked: string };

/** A chunk whose id follows from what is to be read: the same input handed in twice is one piece of work. */
export function chunkOf(source: ChunkSource): NewChunk {
  const words = JSON.stringify(source);
  return { id: createHash('sha256').update(words).digest('hex').slice(0, 32), label: labelOf(source), source: words };
}

/** The caller vouches that these words came out of `chunkOf`. */
export const sourceOf = ({ source }: NewChunk): ChunkSource => JSON.parse(source) as ChunkSource;

const number = (value: number) => value.toLocaleString('en');
const andMore = (first: string, count: number) => (count === 1 ? first : `${first} and ${number(count - 1)} more`);

function labelOf(source: ChunkSource): string {
  switch (source.kind) {
    case 'slice': {
      const unit = source.unpacked ? 'unpacked bytes' : 'bytes';
      return `${source.file.path}, ${unit} ${number(source.start)} to ${number(source.end)}`;
    }
    case 'files':
      return andMore(source.files[0]?.path ?? 'no files', source.files.length);
    case 'pages':
      return andMore(source.addresses[0] ?? 'no addresses', source.addresses.length);
    case 'feed':
      return `${source.address}, asked ${source.asked}`;
  }
}
