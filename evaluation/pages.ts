import { readFileSync } from 'node:fs';
import { type Report, readReportsFrom } from '../src/reports/index.ts';
import type { Measured } from './figure.ts';
import { scoreArticle, scoreArticles } from './pages-articles.ts';
import { type BenchmarkPage, benchmarkPages } from './pages-benchmark.ts';
import { judgeMetadata, type MetadataLabel } from './pages-metadata.ts';
import { readabilityAlone } from './pages-readability.ts';

const LABELS = new URL('./labels/page-metadata.json', import.meta.url);

/** What the benchmark calls the article: everything of a report but its headline, captions and boilerplate. */
function articleOf({ text, passages }: Report): string {
  return passages
    .filter(({ kind }) => kind === 'body' || kind === 'heading' || kind === 'dateline')
    .map(({ start, end }) => text.slice(start, end))
    .join('\n');
}

async function readBenchmarkPage({ id, bytes }: BenchmarkPage): Promise<Report | null> {
  for await (const result of readReportsFrom(chunk(bytes), `${id}.html`)) return result.ok ? result.report : null;
  return null;
}

async function* chunk(bytes: Uint8Array): AsyncGenerator<Uint8Array> {
  yield bytes;
}

const percent = (share: number) => (100 * share).toFixed(1).padStart(6);

/** Articles and metadata of the benchmark's pages, ours beside Readability alone in the same run. */
export async function measurePages(): Promise<Measured> {
  const labels = new Map(
    (JSON.parse(readFileSync(LABELS, 'utf8')) as MetadataLabel[]).map(label => [label.page, label]),
  );
  const ours: { id: string; truth: string; found: string }[] = [];
  const alone: { truth: string; found: string }[] = [];
  const judged: { field: string; right: boolean }[] = [];
  const wrong: string[] = [];
  for (const page of benchmarkPages()) {
    const report = await readBenchmarkPage(page);
    ours.push({ id: page.id, truth: page.truth, found: report === null ? '' : articleOf(report) });
    alone.push({ truth: page.truth, found: readabilityAlone(page.bytes) });
    const label = labels.get(page.id);
    if (label === undefined) continue;
    for (const judgement of judgeMetadata(label, report)) {
      judged.push(judgement);
      if (!judgement.right) wrong.push(`${page.id.slice(0, 8)} ${judgement.field}: ${judgement.found}`);
    }
  }
  const scores = scoreArticles(ours);
  const peer = scoreArticles(alone);
  const fields = [...new Set(judged.map(({ field }) => field))];
  const rightIn = (field: string) => judged.filter(judgement => judgement.field === field && judgement.right).length;
  const pages = judged.length / Math.max(1, fields.length);
  const worst = ours
    .map(page => ({ id: page.id, f1: scoreArticle(page.truth, page.found).f1 || 0 }))
    .sort((a, b) => a.f1 - b.f1)
    .slice(0, 6);
  const table = [
    `${ours.length} pages                     F1   prec.    rec.   exact`,
    `Parley                  ${[scores.f1, scores.precision, scores.recall, scores.exact].map(percent).join('  ')}`,
    `Readability alone       ${[peer.f1, peer.precision, peer.recall, peer.exact].map(percent).join('  ')}`,
    `worst: ${worst.map(({ id, f1 }) => `${id.slice(0, 8)} ${f1.toFixed(2)}`).join(', ')}`,
    `metadata of ${pages} pages: ${fields.map(field => `${field} ${rightIn(field)}`).join(', ')}`,
    ...wrong.map(line => `  ${line}`),
  ].join('\n');
  return {
    figures: [
      { id: 'pages.article.f1', value: 100 * scores.f1, what: 'F1 of article text, benchmark method' },
      { id: 'pages.article.exact', value: 100 * scores.exact, what: 'pages whose article is right word for word' },
      {
        id: 'pages.metadata',
        value: (100 * judged.filter(({ right }) => right).length) / Math.max(1, judged.length),
        what: 'metadata fields right (headline, authors, publisher, agency, day), labelled by hand',
      },
    ],
    table,
  };
}
