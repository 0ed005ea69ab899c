import { readFileSync } from 'node:fs';
import { type Dossier, isClash, makeDossier } from '../src/dossier/index.ts';
import type { Reading } from '../src/reading/index.ts';
import { newPassageIndex } from '../src/reports/index.ts';
import { overlaps, type Span } from '../src/text/index.ts';
import {
  type GoldCluster,
  goldClusters,
  goldMarks,
  heldOne,
  judgedPairs,
  keyOf,
  LIST_OF,
  LISTS,
  NOT_ONE,
  pairName,
  pairsOf,
} from './clusters-gold.ts';
import { type StandIn, spansOf, standIns } from './clusters-stand-ins.ts';
import { type Figure, type Measured, SHARED } from './figure.ts';
import { goldReadings } from './gold-readings.ts';
import { parseReports, readAll } from './scorer.ts';

/** Counts over all clusters; every figure is made of these. */
export interface ClusterScore {
  /** Pairs of entries that the gold calls one, and both of which are in the readings. */
  readonly goldPairs: number;
  /** Of those, merged. */
  readonly found: number;
  /** Merged pairs of entries the gold knows, which it does not list. */
  readonly unlisted: readonly string[];
  /** Of the unlisted, those that the gold has as one elsewhere (`same_as`, versions of one date), and those with an entry it holds doubtful. */
  readonly heldOne: number;
  readonly doubtful: number;
  /** Of the unlisted, those that were read by eye and are one thing all the same (`clusters-judged.yaml`). */
  readonly judgedOne: number;
  readonly goldDiscrepancies: number;
  /** Gold discrepancies that the dossier lists, whatever its verdict; and those it calls a clash. */
  readonly listed: number;
  readonly clashes: number;
  /** Clashes the dossier reports that are none of the gold's. */
  readonly wrong: readonly string[];
  readonly trapsTaken: number;
  readonly misses: readonly string[];
}

/**
 * Pairwise scores of the "same" groups, and the discrepancies across reports, from any readings of the cluster reports. Entries of our own
 * readings stand for the gold's that they overlap most. Not scored, because the record has no such thing: framings, the `Ghani` name trap,
 * and a group whose note says that its members are not one statement.
 */
export async function scoreClusters(readings: readonly Reading[]): Promise<ClusterScore> {
  const gold = await goldReadings();
  const judged = new Set(judgedPairs());
  const score = {
    goldPairs: 0,
    found: 0,
    heldOne: 0,
    doubtful: 0,
    judgedOne: 0,
    goldDiscrepancies: 0,
    listed: 0,
    clashes: 0,
    trapsTaken: 0,
  };
  const unlisted: string[] = [];
  const wrong: string[] = [];
  const misses: string[] = [];
  for (const cluster of goldClusters()) {
    const of = (all: readonly Reading[]) => all.filter(({ report }) => cluster.reports.includes(report.id));
    const own = of(readings);
    const dossier = merged(cluster.cluster, own);
    const refs = cluster.same.flatMap(group => group.refs);
    const stands = standIns(refs, of(gold), own);
    const groupOf = clusterIndex(dossier);
    const one = (a: string, b: string) => groupOf.get(a) !== undefined && groupOf.get(a) === groupOf.get(b);

    const marks = goldMarks(cluster.reports);
    const isOne = heldOne(cluster, marks);

    const listedPairs = new Set<string>();
    const ignored = new Set<string>();
    for (const { kind, label, refs, note } of cluster.same) {
      const places = refs.map(ref => ({ key: keyOf(ref), entry: stands(ref, LIST_OF[kind]!) }));
      for (const [a, b] of pairsOf(places)) {
        const pair = pairName(a.key, b.key);
        if (NOT_ONE.test(note ?? '')) {
          ignored.add(pair);
          continue;
        }
        // A report without a reading cannot be merged with anything; two gold entries that one entry of ours stands for are merged.
        if (a.entry === undefined || b.entry === undefined || listedPairs.has(pair)) continue;
        listedPairs.add(pair);
        score.goldPairs++;
        if (a.entry !== null && b.entry !== null && (a.entry === b.entry || one(a.entry, b.entry))) score.found++;
        else misses.push(`${label}: ${pair}`);
      }
    }
    for (const [a, b] of mergedPairs(of(gold), stands, one)) {
      const pair = pairName(a, b);
      if (listedPairs.has(pair) || ignored.has(pair)) continue;
      unlisted.push(pair);
      if (isOne(a, b)) score.heldOne++;
      else if (marks.doubtful.has(a) || marks.doubtful.has(b)) score.doubtful++;
      if (judged.has(pair)) score.judgedOne++;
    }
    const clashing = dossier.discrepancies.filter(isClash);
    const spans = spansOf(of(gold));
    const matched = new Set<string>();
    for (const { kind, label, trap, values } of cluster.discrepancies) {
      if (kind === 'framing' || /name trap/.test(label)) continue;
      const hits = dossier.discrepancies.filter(({ versions }) => hitsTwo(versions, values, spans, own));
      for (const { id } of hits) matched.add(id);
      if (trap === true) {
        if (hits.some(isClash)) score.trapsTaken++;
        continue;
      }
      score.goldDiscrepancies++;
      if (hits.length > 0) score.listed++;
      else misses.push(`discrepancy ${label}`);
      if (hits.some(isClash)) score.clashes++;
    }
    for (const { id, kind, label } of clashing) if (!matched.has(id)) wrong.push(`${kind}: ${label} (${id})`);
  }
  return { ...score, unlisted, wrong, misses };
}

/** The dossier of one cluster: every report taken in, for what is scored is merging and not routing. */
function merged(id: string, readings: readonly Reading[]): Dossier {
  const definition = {
    id,
    title: id,
    kind: 'other',
    period: null,
    parties: [],
    thirdParties: [],
    issues: [],
    given: true,
  } as const;
  return makeDossier(readings, { definition, today: '2030-01-01', passages: newPassageIndex(), route: false });
}

function clusterIndex({ statements, meetings, moves, agreements }: Dossier): Map<string, string> {
  const all = [...statements, ...meetings, ...moves, ...agreements];
  return new Map(all.flatMap(({ id, mentions }) => mentions.map(({ entry }) => [entry, id] as const)));
}

/** Pairs of gold entries that our entries stand for, each by another, and that the dossier made one. */
function mergedPairs(
  gold: readonly Reading[],
  stands: StandIn,
  one: (a: string, b: string) => boolean,
): (readonly [string, string])[] {
  return LISTS.flatMap(list => {
    const places = gold.flatMap(reading =>
      reading[list].map(({ id }) => {
        const [report, own] = id.split('/') as [string, string];
        return { key: id, entry: stands({ report, id: own }, list) };
      }),
    );
    return pairsOf(places)
      .filter(([a, b]) => a.entry != null && b.entry != null && a.entry !== b.entry && one(a.entry, b.entry))
      .map(([a, b]) => [a.key, b.key] as const);
  });
}

/** True when the versions of a discrepancy stand on the words of two different values of the gold's. */
function hitsTwo(
  versions: Dossier['discrepancies'][number]['versions'],
  values: GoldCluster['discrepancies'][number]['values'],
  spans: ReadonlyMap<string, readonly Span[]>,
  readings: readonly Reading[],
): boolean {
  const texts = new Map(readings.map(({ report }) => [report.id, report.text] as const));
  const hit = (version: (typeof versions)[number]) =>
    values.findIndex(({ refs }) =>
      refs.some(ref => {
        const wanted = ref.span === undefined ? (spans.get(keyOf(ref)) ?? []) : [ref.span];
        return version.cites.some(
          cite =>
            cite.report === ref.report &&
            wanted.some(span => overlaps(cite, span) || inOneSentence(texts.get(ref.report) ?? '', cite, span)),
        );
      }),
    );
  return new Set(versions.map(hit).filter(index => index >= 0)).size >= 2;
}

function inOneSentence(text: string, a: Span, b: Span): boolean {
  const [first, second] = a.start < b.start ? [a, b] : [b, a];
  return !/[.!?]["”’']?\s|\n/.test(text.slice(first.end, second.start));
}

/** The clusters merged twice: from perfect readings, and from our own. */
export async function measureClusters(): Promise<Measured> {
  const gold = await goldReadings();
  const reports = new Set(goldClusters().flatMap(cluster => cluster.reports));
  const own = readAll(parseReports([...reports].map(ndjsonOf).join('\n')));
  const runs = [['gold', await scoreClusters(gold)] as const, ['own', await scoreClusters(own)] as const];
  return {
    figures: runs.flatMap(([name, score]) => figuresOf(name, score)),
    table: runs.flatMap(([name, score]) => tableOf(name, score)).join('\n'),
  };
}

/** A report of the gold as a line of our own input, its id the name of its file. */
function ndjsonOf(id: string): string {
  const raw = JSON.parse(readFileSync(`${SHARED}gold/reports/${id}.json`, 'utf8')) as object;
  return JSON.stringify({ ...raw, id });
}

function figuresOf(
  name: string,
  { goldPairs, found, unlisted, heldOne, doubtful, judgedOne, goldDiscrepancies, listed, clashes, wrong }: ClusterScore,
): Figure[] {
  const merges = found + unlisted.length;
  const by = (part: number, whole: number) => (whole === 0 ? 0 : (100 * part) / whole);
  const precision = by(found + judgedOne, merges);
  const recall = by(found, goldPairs);
  return [
    {
      id: `clusters.${name}.same`,
      value: precision + recall === 0 ? 0 : (2 * precision * recall) / (precision + recall),
      what: `pairs of one thing, F1, from ${name} readings`,
    },
    {
      id: `clusters.${name}.same.strict`,
      value: by(2 * found, 2 * found + unlisted.length + goldPairs - found),
      what: 'the same, every pair the gold does not list held false',
    },
    {
      id: `clusters.${name}.right.strict`,
      value: by(found + heldOne, merges - doubtful),
      what: 'merged pairs that the gold itself has as one: by its groups, `same_as`, or as versions of one date; doubtful entries aside',
    },
    { id: `clusters.${name}.right`, value: precision, what: 'merged pairs that are one thing' },
    {
      id: `clusters.${name}.listed`,
      value: by(listed, goldDiscrepancies),
      what: 'discrepancies across reports that are listed',
    },
    {
      id: `clusters.${name}.clashes`,
      value: by(clashes, clashes + wrong.length),
      what: 'clashes reported that the gold has',
    },
  ];
}

function tableOf(name: string, score: ClusterScore): string[] {
  return [
    `${name} readings: ${score.found} of ${score.goldPairs} gold pairs merged; ${score.unlisted.length} merged pairs not listed: ${score.heldOne} the gold has as one elsewhere, ${score.doubtful} with a doubtful entry, ${score.unlisted.length - score.heldOne - score.doubtful} false by it; ${score.judgedOne} of them one thing by eye`,
    `  discrepancies: ${score.listed} of ${score.goldDiscrepancies} listed, ${score.clashes} as a clash; ${score.wrong.length} clashes not in the gold; ${score.trapsTaken} traps taken`,
  ];
}
