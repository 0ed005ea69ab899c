import type { Reading, ReviewState, Voice } from '../reading/index.ts';
import type { Cite } from '../text/index.ts';
import { type Cluster, type Clustering, compare } from './cluster.ts';
import { breadth, daysApart, daysOf } from './days.ts';
import type { Field, MergedBase, MergeReason, VersionVoice } from './dossier.ts';
import type { Groups } from './groups.ts';
import { type Given, mergeField, type Preference, sortedCites } from './merge-field.ts';
import type { Effect } from './reviews/review.ts';

/** What merging needs beside the mentions themselves. */
export interface MergeContext {
  readonly groups: Groups;
  reading(report: string): Reading;
  /** Id of the independence group a report belongs to. */
  group(report: string): string;
  /** Name of a side as people read it. */
  sideName(side: string): string;
  readonly effect: Effect;
}

interface Mention {
  readonly id: string;
  readonly report: string;
  readonly entry: { readonly voice: Voice; readonly cites: readonly Cite[]; readonly checked: ReviewState };
}

const CHECKED_ORDER: readonly ReviewState[] = ['corrected', 'confirmed', 'added', 'rejected', 'machine'];

/** What every merged entry has: id, mentions, sources, cites, why it is one, and its review state. */
export function baseOf(
  cluster: Cluster,
  mentions: readonly Mention[],
  label: string,
  kind: string,
  context: MergeContext,
): MergedBase {
  const reports = [...new Set(mentions.map(({ report }) => report))].sort(compare);
  const published = reports.map(id => context.reading(id).report.published).filter(day => day !== null);
  const states = mentions.map(({ entry }) => entry.checked);
  return {
    id: `${kind}/${cluster.members[0]}`,
    label,
    mentions: mentions.map(({ id, report }) => ({ report, entry: id })),
    reports,
    independent: new Set(mentions.map(mention => sourceOf(mention, context))).size,
    cites: sortedCites(mentions.flatMap(({ entry }) => entry.cites)),
    merges: cluster.links.map(({ a, b, rule, why, score }): MergeReason => ({ a, b, rule, why, score })),
    checked: CHECKED_ORDER.find(state => states.includes(state)) ?? 'machine',
    firstReported: published.sort(compare)[0]?.slice(0, 10) ?? null,
  };
}

/**
 * What a mention goes back to: the agency or outlet its statement is credited to, else the independence group of its report. Seven reports
 * that all have a sentence from one interview are one source of it.
 */
export function sourceOf(mention: Mention, context: MergeContext): string {
  const outlet = outletsOf(mention, context)[0];
  return outlet === undefined ? context.group(mention.report) : `outlet/${outlet.toLowerCase()}`;
}

/** The agencies and outlets that a mention's statement is credited to, outermost first. */
export function outletsOf(mention: Mention, context: MergeContext): string[] {
  const { voice } = mention.entry;
  const reading = context.reading(mention.report);
  const id = voice.kind === 'reporter' ? mention.id : voice.statement;
  const statement = reading.statements.find(one => one.id === id);
  const names = new Map(reading.actors.map(actor => [actor.id, actor.name] as const));
  return (statement?.chain ?? [])
    .filter(({ role }) => role === 'agency' || role === 'other outlet')
    .flatMap(({ actor }) => (actor === null ? [] : (names.get(actor) ?? [])));
}

/** Whose word a mention is. */
export function voiceOf({ report, entry: { voice } }: Mention, context: MergeContext): VersionVoice {
  if (voice.kind === 'reporter') return { kind: 'reporter', name: null };
  const name = context.reading(report).actors.find(({ id }) => id === voice.actor)?.name ?? null;
  return { kind: voice.kind, name };
}

/** One field of a merged entry from the values its mentions give; a value that a reviewer gave is in the reviewer's voice. */
export function fieldOf<M extends Mention>(
  mentions: readonly M[],
  name: string,
  value: (mention: M) => string | null,
  context: MergeContext,
  preference: Preference = {},
  cites: (mention: M) => readonly Cite[] = mention => mention.entry.cites,
): Field {
  const given = mentions.flatMap((mention): Given[] => {
    const corrected = context.effect.corrections.get(mention.id)?.get(name);
    const found = value(mention);
    if (found === null || found === '') return [];
    return [
      {
        value: found,
        voice: corrected === undefined ? voiceOf(mention, context) : { kind: 'review', name: corrected.by },
        cites: cites(mention),
        report: mention.report,
        published: context.reading(mention.report).report.published,
        source: sourceOf(mention, context),
      },
    ];
  });
  return mergeField(given, preference);
}

/** A finer date is preferred to a coarser one that it meets. */
export const finerDate: Preference = {
  fineness: value => {
    const days = daysOf(value);
    return days === null ? -1e6 : -breadth(days);
  },
  agrees: (coarse, fine) => {
    const [wide, narrow] = [daysOf(coarse), daysOf(fine)];
    return wide !== null && narrow !== null && breadth(wide) > breadth(narrow) && daysApart(wide, narrow) === 0;
  },
};

export const mentionsOf = <M>(cluster: Cluster, clustering: Clustering<M>) =>
  cluster.members.map(id => clustering.get(id));
