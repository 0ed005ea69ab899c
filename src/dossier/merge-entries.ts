import { type Cluster, compare } from './cluster.ts';
import { minutesOf } from './days.ts';
import type { MergedAgreement, MergedMeeting, MergedMove, MergedStatement } from './dossier.ts';
import type { MeetingMention } from './meeting-mention.ts';
import {
  baseOf,
  fieldOf,
  finerDate,
  type MergeContext,
  mentionsOf,
  outletsOf,
  sourceOf,
  voiceOf,
} from './merge-base.ts';
import { type Given, mergeField, NO_FIELD, type Preference } from './merge-field.ts';
import { saidOn } from './said-on.ts';
import type { AgreementMention } from './same-agreement.ts';
import type { MoveMention } from './same-move.ts';
import type { StatementMention } from './same-statement.ts';

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
