import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { SHARED } from './figure.ts';

const FOLDER = join(SHARED, 'data/html');

export interface BenchmarkPage {
  readonly id: string;
  /** The article as the benchmark's annotators cut it out of the page. */
  readonly truth: string;
  readonly bytes: Uint8Array;
}

/** The pages of the article extraction benchmark that lie beside the repository, in the order of their ids. */
export function benchmarkPages(): BenchmarkPage[] {
  const truth = JSON.parse(readFileSync(join(FOLDER, 'ground-truth.json'), 'utf8')) as Record<
    string,
    { readonly articleBody: string }
  >;
  const fileOf = (id: string) => join(FOLDER, 'html', `${id}.html.gz`);
  return Object.keys(truth)
    .filter(id => existsSync(fileOf(id)))
    .sort()
    .map(id => ({ id, truth: truth[id]!.articleBody, bytes: gunzipSync(readFileSync(fileOf(id))) }));
}

/** The benchmark stores its pages as UTF-8. */
export const decodePage = ({ bytes }: BenchmarkPage): string => new TextDecoder('utf-8').decode(bytes);
