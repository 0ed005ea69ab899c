import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { gunzipSync } from 'node:zlib';
import { SHARED } from './figure.ts';

/** A report of `../shared/data/reports` as far as the pre-filter looks at it. */
export interface LabelledReport {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
  readonly about: boolean;
}

interface Row {
  readonly id: string;
  readonly headline: string;
  readonly text: string;
}

type Labels = ReadonlyMap<string, boolean>;

const FOLDER = `${SHARED}data/reports/`;

/** How many of each file are held out, as evaluation/labels/about-negotiation.md says they were drawn. */
const DRAWN = { negotiations: 60, news: 140 };

function readLabels(name: string): Labels {
  const rows = JSON.parse(readFileSync(new URL(`./labels/${name}.json`, import.meta.url), 'utf8')) as readonly {
    readonly report: string;
    readonly about: boolean;
  }[];
  return new Map(rows.map(({ report, about }) => [report, about]));
}

const rowsOf = (ndjson: string): Row[] =>
  ndjson
    .split('\n')
    .filter(line => line !== '')
    .map(line => JSON.parse(line) as Row);

const readNegotiations = () => rowsOf(readFileSync(`${FOLDER}negotiations.ndjson`, 'utf8'));
const readNews = () => rowsOf(gunzipSync(readFileSync(`${FOLDER}news.ndjson.gz`)).toString('utf8'));

/** The first `n` rows in the order of the SHA-256 of their ids: chance that anybody can repeat. */
function draw(rows: readonly Row[], n: number): Row[] {
  const order = new Map(rows.map(({ id }) => [id, createHash('sha256').update(`prefilter/1:${id}`).digest('hex')]));
  return [...rows].sort((a, b) => (order.get(a.id)! < order.get(b.id)! ? -1 : 1)).slice(0, n);
}

/** The two hundred reports that were labelled by hand before there was a filter. */
export function heldOutReports(): LabelledReport[] {
  const labels = readLabels('about-negotiation');
  return [...draw(readNegotiations(), DRAWN.negotiations), ...draw(readNews(), DRAWN.news)].map(row => ({
    ...row,
    about: labels.get(row.id)!,
  }));
}

/**
 * All other reports. Those of negotiations.ndjson count as about one, those of news.ndjson.gz as not, but for the ones that were looked at
 * by hand: headline and first line of what earlier rounds of training took for one.
 */
export function trainingReports(): LabelledReport[] {
  const held = readLabels('about-negotiation');
  const looked = readLabels('about-negotiation-training');
  const asIs = (about: boolean) => (row: Row) => ({ ...row, about: looked.get(row.id) ?? about });
  return [...readNegotiations().map(asIs(true)), ...readNews().map(asIs(false))].filter(({ id }) => !held.has(id));
}
