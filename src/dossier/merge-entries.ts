import type { Reading, ReviewState, Voice } from '../reading/index.ts';
import type { Cite } from '../text/index.ts';
import { type Cluster, type Clustering, compare } from './cluster.ts';
import { breadth, daysApart, daysOf, minutesOf } from './days.ts';
import type {
  Field,
  MergedAgreement,
  MergedBase,
  MergedMeeting,
  MergedMove,
  MergedStatement,
  MergeReason,
  VersionVoice,
} from './dossier.ts';
import type { Groups } from './groups.ts';
import { type Given, mergeField, NO_FIELD, type Preference, sortedCites } from './merge-field.ts';
import type { Effect } from './review.ts';
import { saidOn } from './said-on.ts';
import type { AgreementMention } from './same-agreement.ts';
import type { MeetingMention } from './same-meeting.ts';
import type { MoveMention } from './same-move.ts';
import type { StatementMention } from './same-statement.ts';

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

function baseOf(
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
function sourceOf(mention: Mention, context: MergeContext): string {
  const outlet = outletsOf(mention, context)[0];
  return outlet === undefined ? context.group(mention.report) : `outlet/${outlet.toLowerCase()}`;
}

function outletsOf(mention: Mention, context: MergeContext): string[] {
  const { voice } = mention.entry;
  const reading = context.reading(mention.report);
  const id = voice.kind === 'reporter' ? mention.id : voice.statement;
  const statement = reading.statements.find(one => one.id === id);
  const names = new Map(reading.actors.map(actor => [actor.id, actor.name] as const));
  return (statement?.chain ?? [])
    .filter(({ role }) => role === 'agency' || role === 'other outlet')
    .flatMap(({ actor }) => (actor === null ? [] : (names.get(actor) ?? [])));
}

function voiceOf({ report, entry: { voice } }: Mention, context: MergeContext): VersionVoice {
  if (voice.kind === 'reporter') return { kind: 'reporter', name: null };
  const name = context.reading(report).actors.find(({ id }) => id === voice.actor)?.name ?? null;
  return { kind: voice.kind, name };
}

function fieldOf<M extends Mention>(
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

const finerDate: Preference = {
  fineness: value => {
    const days = daysOf(value);
    return days === null ? -1e6 : -breadth(days);
  },
  agrees: (coarse, fine) => {
    const [wide, narrow] = [daysOf(coarse), daysOf(fine)];
    return wide !== null && narrow !== null && breadth(wide) > breadth(narrow) && daysApart(wide, narrow) === 0;
  },
};

const mentionsOf = <M>(cluster: Cluster, clustering: Clustering<M>) => cluster.members.map(id => clustering.get(id));

export function mergeMeeting(cluster: Cluster, context: MergeContext): MergedMeeting {
  const mentions = mentionsOf<MeetingMention>(cluster, context.groups.meetings);
  const of = (name: string, value: (mention: MeetingMention) => string | null, preference?: Preference) =>
    fieldOf(mentions, name, value, context, preference);
  const status = of('status', ({ entry }) => entry.status, { by: 'latest' });
  const date = of('date', ({ entry }) => entry.date, finerDate);
  const venue = fieldOf(
    mentions,
    'venue',
    ({ entry }) => entry.venue?.name ?? null,
    context,
    {},
    ({ entry }) => (entry.venue?.cite == null ? entry.cites : [entry.venue.cite]),
  );
  const parties = of(
    'parties',
    ({ stated }) => (stated.length < 2 ? null : stated.map(context.sideName).sort(compare).join(', ')),
    {
      fineness: value => value.split(', ').length,
    },
  );
  const between = parties.preferred?.split(', ') ?? sidesOf(mentions).map(context.sideName).sort(compare);
  const ordinals = mentions.flatMap(mention =>
    mention.entry.ordinals.map(
      ({ series, n, cite }): Given => ({
        value: `${seriesOf(series)} ${n}`,
        voice: voiceOf(mention, context),
        cites: [cite],
        report: mention.report,
        published: context.reading(mention.report).report.published,
        source: sourceOf(mention, context),
      }),
    ),
  );
  const label = [`${between.join(', ') || 'Meeting'}: ${status.preferred}`, date.preferred, venue.preferred];
  return {
    ...baseOf(cluster, mentions, label.filter(part => part !== null).join(', '), 'meeting', context),
    entity: 'meeting',
    status,
    date,
    duration: of('duration', ({ entry }) => entry.duration, { fineness: value => -(minutesOf(value) ?? 1e9) }),
    venue,
    format: of('format', ({ entry }) => entry.format),
    level: of('level', ({ entry }) => entry.level),
    parties,
    between,
    ordinal: ordinals.length === 0 ? NO_FIELD : mergeField(ordinals),
  };
}

/** "third and so far last round": what is counted is the last word. */
const seriesOf = (series: string) => series.trim().split(/\s+/).at(-1) ?? series;

/** The two sides that most mentions are taken to be between. */
function sidesOf(mentions: readonly MeetingMention[]): string[] {
  const counts = new Map<string, number>();
  for (const { sides } of mentions) for (const side of sides) counts.set(side, (counts.get(side) ?? 0) + 1);
  return [...counts]
    .sort(([a, n], [b, m]) => m - n || compare(a, b))
    .slice(0, 2)
    .map(([side]) => side);
}

export function mergeStatement(cluster: Cluster, context: MergeContext): MergedStatement {
  const mentions = mentionsOf<StatementMention>(cluster, context.groups.statements);
  const speaker = fieldOf(
    mentions,
    'speaker',
    ({ speaker }) => speaker?.actor.name ?? null,
    context,
    { fineness: value => (/unnamed|official|source/i.test(value) ? 0 : value.split(' ').length) },
    ({ entry }) => (entry.speaker.cite === null ? entry.cites : [entry.speaker.cite]),
  );
  const wording = fieldOf(
    mentions,
    'wording',
    ({ entry }) => entry.content.map(({ exact }) => exact).join(' … '),
    context,
    { by: 'longest' },
    ({ entry }) => entry.content,
  );
  const quotations = mentions.map(({ entry }) => entry.quotation);
  const side = mentions.map(({ onBehalfOf }) => onBehalfOf).find(name => name !== null) ?? null;
  return {
    ...baseOf(
      cluster,
      mentions,
      `${speaker.preferred ?? 'Somebody'}: ${shorten(wording.preferred ?? '')}`,
      'statement',
      context,
    ),
    entity: 'statement',
    speaker,
    side: side === null ? null : context.sideName(side),
    quotation: (['direct', 'mixed', 'denial', 'indirect', 'attitude', 'no comment'] as const).find(one =>
      quotations.includes(one),
    )!,
    wording,
    quoted: fieldOf(
      mentions.filter(({ entry }) => entry.quotation === 'direct' || entry.quotation === 'mixed'),
      'wording',
      ({ entry }) => entry.content.map(({ exact }) => exact).join(' … '),
      context,
      { by: 'longest' },
      ({ entry }) => entry.content,
    ),
    said: fieldOf(mentions, 'said', mention => saidOn(mention, context.reading(mention.report)), context, finerDate),
    via: [...new Set(mentions.flatMap(mention => outletsOf(mention, context)))].sort(compare),
  };
}

/** Whoever makes a move where no side does: "officials in Turkey", as the report calls them. */
function somebody(mentions: readonly MoveMention[], { reading }: MergeContext): string {
  for (const { report, entry } of mentions) {
    const [maker] = entry.by;
    const name = reading(report).actors.find(({ id }) => id === maker)?.name;
    if (name !== undefined) return name;
  }
  return 'Somebody';
}

export function mergeMove(cluster: Cluster, context: MergeContext): MergedMove {
  const mentions = mentionsOf<MoveMention>(cluster, context.groups.moves);
  const names = (sides: (mention: MoveMention) => readonly string[]) =>
    [...new Set(mentions.flatMap(sides))].sort(compare).map(context.sideName);
  const type = fieldOf(mentions, 'type', ({ entry }) => entry.type, context);
  const wording = fieldOf(mentions, 'wording', ({ entry }) => entry.cites[0].exact, context);
  const by = names(mention => mention.by);
  const to = names(mention => mention.to);
  const given = mentions.flatMap(mention =>
    mention.entry.terms.map(
      ({ value, unit, cite }): Given => ({
        value: value === null ? cite.exact : `${value} ${unit ?? ''}`.trim(),
        voice: voiceOf(mention, context),
        cites: [cite],
        report: mention.report,
        published: context.reading(mention.report).report.published,
        source: sourceOf(mention, context),
      }),
    ),
  );
  const label = `${by.join(', ') || somebody(mentions, context)}: ${type.preferred}${to.length === 0 ? '' : `, to ${to.join(', ')}`}`;
  return {
    ...baseOf(cluster, mentions, label, 'move', context),
    entity: 'move',
    type,
    by,
    to,
    date: fieldOf(mentions, 'date', ({ entry }) => entry.date, context, finerDate),
    wording,
    terms: given.length === 0 ? NO_FIELD : mergeField(given),
    standing: mentions.every(({ entry }) => entry.standing),
    account: mentions.every(({ toldByOther }) => toldByOther),
    moveType: mentions.map(({ entry }) => entry.type).find(one => one === type.preferred) ?? mentions[0]!.entry.type,
  };
}

export function mergeAgreement(cluster: Cluster, context: MergeContext): MergedAgreement {
  const mentions = mentionsOf<AgreementMention>(cluster, context.groups.agreements);
  const name = fieldOf(mentions, 'name', ({ entry }) => entry.name, context, { fineness: value => value.length });
  const status = fieldOf(mentions, 'status', ({ entry }) => entry.status, context, { by: 'latest' });
  return {
    ...baseOf(cluster, mentions, `${name.preferred}: ${status.preferred}`, 'agreement', context),
    entity: 'agreement',
    name,
    status,
    signed: fieldOf(mentions, 'signed', ({ entry }) => entry.signed, context, finerDate),
    ended: fieldOf(mentions, 'ended', ({ entry }) => entry.ended, context, finerDate),
    parties: fieldOf(mentions, 'parties', ({ sides }) => sides.map(context.sideName).sort(compare).join(', '), context),
  };
}

/** The first words of a long text, cut between words. */
export function shorten(text: string, most = 90): string {
  if (text.length <= most) return text;
  return `${text.slice(0, text.lastIndexOf(' ', most))} …`;
}
