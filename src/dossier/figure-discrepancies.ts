import type { Verdict } from '../reading/index.ts';
import { overlaps } from '../text/index.ts';
import type { Cluster, Clustering } from './cluster.ts';
import { type DiscrepancyContext, discrepancy } from './discrepancies.ts';
import type { DossierDiscrepancy } from './dossier.ts';
import type { FigureMention } from './figures.ts';
import type { MergeContext } from './merge-base.ts';
import { type Given, mergeField } from './merge-field.ts';
import { sentenceAround } from './sentence-around.ts';

const TOLL = /\b(kill|dead|death|died|dies|toll|wound|injur|casualt|missing|displaced|infected)/i;

type FigureSources = DiscrepancyContext & MergeContext;

/** The words around an amount. */
const sentenceOf = ({ report, cite }: FigureMention, { reading }: FigureSources) =>
  sentenceAround(reading(report).report.text, cite);

/**
 * Amounts of one thing that differ between reports, or a toll that one report has from a side and another gives as a fact; null where they
 * agree. A toll that rises from day to day is an update, a rounded number no clash.
 */
export function figureDiscrepancy(
  cluster: Cluster,
  figures: Clustering<FigureMention>,
  sources: FigureSources,
): DossierDiscrepancy | null {
  const mentions = cluster.members.map(id => figures.get(id));
  const values = new Set(mentions.map(({ low, high }) => `${low}-${high}`));
  if (new Set(mentions.map(({ report }) => report)).size < 2) return null;
  const about = {
    id: `figure/${cluster.members[0]}`,
    label: `how many: ${mentions[0]!.cite.exact}`,
    firstReported: null,
  };
  if (values.size < 2) return claimed(mentions, about, sources);
  const given = mentions.map(
    (mention): Given => ({
      value: mention.low === mention.high ? String(mention.low) : `${mention.low} to ${mention.high}`,
      voice: { kind: 'reporter', name: null },
      cites: [mention.cite],
      report: mention.report,
      published: sources.published(mention.report),
      source: sources.group(mention.report),
    }),
  );
  const { versions } = mergeField(given);
  const { verdict, why } = verdictOf(mentions, sources);
  return discrepancy(about, 'number', versions, { verdict, why }, sources, null);
}

/** One toll: a side's claim in one report, a fact in another. */
function claimed(
  mentions: readonly FigureMention[],
  about: { readonly id: string; readonly label: string; readonly firstReported: null },
  sources: FigureSources,
): DossierDiscrepancy | null {
  if (!mentions.every(mention => TOLL.test(sentenceOf(mention, sources)))) return null;
  const given = mentions.flatMap((mention): Given[] => {
    const side = claimantOf(mention, sources);
    if (side === undefined) return [];
    return [
      {
        value: side === null ? `${mention.low}, as a fact` : `${mention.low}, says ${side}`,
        voice: { kind: side === null ? 'reporter' : 'source', name: side },
        cites: [mention.cite],
        report: mention.report,
        published: sources.published(mention.report),
        source: sources.group(mention.report),
      },
    ];
  });
  const { versions } = mergeField(given);
  const fact = versions.find(({ value }) => value.endsWith('as a fact'));
  if (
    fact === undefined ||
    versions.length < 2 ||
    versions.every(({ reports }) => reports.join() === fact.reports.join())
  )
    return null;
  return discrepancy(
    about,
    'claim against reporter',
    versions,
    { verdict: 'tension', why: 'a side’s claim in one report, a fact in the other' },
    sources,
    null,
  );
}

function verdictOf(
  mentions: readonly FigureMention[],
  sources: FigureSources,
): { readonly verdict: Verdict; readonly why: string } {
  const apart = mentions
    .flatMap((a, i) => mentions.slice(i + 1).map(b => [a, b] as const))
    .filter(([a, b]) => !within(a, b));
  if (apart.length === 0) return { verdict: 'refinement', why: 'one number is the other, rounded' };
  const rising = apart.every(([a, b]) => {
    const [dayA, dayB] = [sources.published(a.report) ?? '', sources.published(b.report) ?? ''];
    return dayA !== dayB && a.low < b.low === dayA < dayB;
  });
  if (rising && mentions.every(mention => TOLL.test(sentenceOf(mention, sources))))
    return { verdict: 'update', why: 'a toll that rose from one report to the next' };
  return { verdict: 'contradiction', why: 'the same thing is counted, and the numbers differ' };
}

/** A number given as round, or as a range, holds what lies within one part in thirty of it. */
function within(a: FigureMention, b: FigureMention): boolean {
  if (a.low <= b.high && b.low <= a.high) return true;
  const [less, more] = a.high < b.low ? [a, b] : [b, a];
  if (less.bound === 'at least' || more.bound === 'at most') return true;
  const slack = a.rounded || b.rounded ? Math.max(a.high, b.high) / 30 : 0;
  return Math.max(a.low, b.low) - Math.min(a.high, b.high) <= slack;
}

/** The side whose word an amount is; null when the report or an outlet gives it, undefined where its statements were not read. */
function claimantOf(
  { report, cite }: FigureMention,
  { reading, groups, sideName }: FigureSources,
): string | null | undefined {
  const { statements } = reading(report);
  if (statements.length === 0) return undefined;
  // The outermost statement decides.
  const around = statements.find(({ content, inside }) => inside === null && content.some(one => overlaps(one, cite)));
  if (around === undefined) return null;
  const cast = groups.castOf(report);
  const side = cast.side(around.onBehalfOf) ?? (around.speaker.actor === null ? null : cast.side(around.speaker.actor));
  const outlet = cast.profile(around.speaker.actor)?.isSide === true && around.onBehalfOf === null;
  return side === null || outlet ? null : sideName(side);
}
