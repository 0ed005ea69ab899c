import type { Verdict } from '../reading/index.ts';
import type { Cluster, Clustering } from './cluster.ts';
import { discrepancy, type DiscrepancyContext } from './discrepancies.ts';
import type { DossierDiscrepancy } from './dossier.ts';
import type { FigureMention } from './figures.ts';
import { type Given, mergeField } from './merge-field.ts';

const TOLL = /\b(kill|dead|death|died|dies|toll|wound|injur|casualt|missing|displaced|infected)/i;

/** Amounts of one thing that differ between reports. A toll that rises from day to day is an update, a rounded number no clash. */
export function figureDiscrepancies(
  figures: Clustering<FigureMention>,
  group: (report: string) => string,
  context: DiscrepancyContext,
  sentence: (figure: FigureMention) => string,
): DossierDiscrepancy[] {
  return figures.clusters().flatMap(cluster => {
    const found = ofCluster(cluster, figures, group, context, sentence);
    return found === null ? [] : [found];
  });
}

function ofCluster(
  cluster: Cluster,
  figures: Clustering<FigureMention>,
  group: (report: string) => string,
  context: DiscrepancyContext,
  sentence: (figure: FigureMention) => string,
): DossierDiscrepancy | null {
  const mentions = cluster.members.map(id => figures.get(id));
  const values = new Set(mentions.map(({ low, high }) => `${low}-${high}`));
  if (values.size < 2 || new Set(mentions.map(({ report }) => report)).size < 2) return null;
  const given = mentions.map(
    (mention): Given => ({
      value: mention.low === mention.high ? String(mention.low) : `${mention.low} to ${mention.high}`,
      voice: { kind: 'reporter', name: null },
      cites: [mention.cite],
      report: mention.report,
      published: context.published(mention.report),
      source: group(mention.report),
    }),
  );
  const { versions } = mergeField(given);
  const { verdict, why } = verdictOf(mentions, context, sentence);
  const label = `how many: ${mentions[0]!.cite.exact}`;
  const about = { id: `figure/${cluster.members[0]}`, label, firstReported: null };
  return discrepancy(about, 'number', versions, { verdict, why }, context, null);
}

function verdictOf(
  mentions: readonly FigureMention[],
  context: DiscrepancyContext,
  sentence: (figure: FigureMention) => string,
): { readonly verdict: Verdict; readonly why: string } {
  const apart = mentions.flatMap((a, i) => mentions.slice(i + 1).map(b => [a, b] as const)).filter(([a, b]) => !within(a, b));
  if (apart.length === 0) return { verdict: 'refinement', why: 'one number is the other, rounded' };
  const rising = apart.every(([a, b]) => {
    const [dayA, dayB] = [context.published(a.report) ?? '', context.published(b.report) ?? ''];
    return dayA !== dayB && a.low < b.low === dayA < dayB;
  });
  if (rising && mentions.every(mention => TOLL.test(sentence(mention)))) return { verdict: 'update', why: 'a toll that rose from one report to the next' };
  return { verdict: 'contradiction', why: 'the same thing is counted, and the numbers differ' };
}

/** A number given as round, or as a range, holds what lies within one part in thirty of it. */
function within(a: FigureMention, b: FigureMention): boolean {
  if (a.low <= b.high && b.low <= a.high) return true;
  const slack = a.rounded || b.rounded ? Math.max(a.high, b.high) / 30 : 0;
  return Math.max(a.low, b.low) - Math.min(a.high, b.high) <= slack;
}
