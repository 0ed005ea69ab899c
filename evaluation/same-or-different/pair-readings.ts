import { readdirSync, readFileSync } from 'node:fs';
import { parse } from 'yaml';
import { z } from 'zod';
import {
  ACTOR_KINDS,
  type Actor,
  AGREEMENT_STATUSES,
  MEETING_FORMATS,
  MEETING_LEVELS,
  MEETING_STATUSES,
  MOVE_TYPES,
  QUOTATIONS,
  type Reading,
} from '../../src/reading/index.ts';
import { type Cite, citeOf } from '../../src/text/index.ts';
import { plainReport } from '../plain-report.ts';

const told = { published: z.string(), text: z.string() };
const names = z.array(z.string()).default([]);
const meeting = z.strictObject({
  ...told,
  says: z.string(),
  parties: names,
  date: z.string().optional(),
  venue: z.string().optional(),
  duration: z.string().optional(),
  status: z.enum(MEETING_STATUSES),
  format: z.enum(MEETING_FORMATS).optional(),
  level: z.enum(MEETING_LEVELS).optional(),
  ordinal: z.union([z.number(), z.literal('last')]).optional(),
});
const statement = z.strictObject({
  ...told,
  says: z.array(z.string()),
  speaker: z.string(),
  side: z.string().optional(),
  quotation: z.enum(QUOTATIONS),
});
const move = z.strictObject({
  ...told,
  says: z.string(),
  type: z.enum(MOVE_TYPES),
  by: names,
  to: names,
  date: z.string().optional(),
  standing: z.boolean().default(false),
  accordingTo: z.string().optional(),
  terms: z.array(z.strictObject({ value: z.number(), unit: z.string(), says: z.string() })).default([]),
});
const agreement = z.strictObject({
  ...told,
  says: z.string(),
  agreement: z.string(),
  parties: names,
  status: z.enum(AGREEMENT_STATUSES),
  signed: z.string().optional(),
});
const actor = z.strictObject({ actor: z.string(), kind: z.enum(ACTOR_KINDS), side: z.string().optional() });
const side = z.union([meeting, statement, move, agreement, actor]);
type Side = z.infer<typeof side>;
const cases = z.array(z.strictObject({ name: z.string(), same: z.boolean(), a: side, b: side }));

export const PAIR_KINDS = ['actors', 'agreements', 'meetings', 'moves', 'statements'] as const;
export type PairKind = (typeof PAIR_KINDS)[number];

/** One hard case: two readings of one entry each, and whether the two are one. */
export interface Pair {
  readonly kind: PairKind;
  readonly name: string;
  readonly same: boolean;
  readonly readings: readonly [Reading, Reading];
}

/** All hard cases, in the order of their files. */
export function hardCases(): Pair[] {
  const folder = new URL('./', import.meta.url);
  const files = readdirSync(folder).filter(name => name.endsWith('.yaml'));
  return PAIR_KINDS.filter(kind => files.includes(`${kind}.yaml`)).flatMap(kind =>
    cases
      .parse(parse(readFileSync(new URL(`${kind}.yaml`, folder), 'utf8')))
      .map(({ name, same, a, b }) => ({ kind, name, same, readings: [readingOf('a', a), readingOf('b', b)] as const })),
  );
}

/** The reading of a report that holds one entry. */
function readingOf(id: string, given: Side): Reading {
  const report = plainReport({
    id,
    text: 'text' in given ? given.text : given.actor,
    publisher: `Outlet ${id.toUpperCase()}`,
    published: 'published' in given ? given.published : null,
  });
  const actors: Actor[] = [];
  const actorOf = (name: string, kind: Actor['kind'] = 'other', of: string | null = null): string => {
    const found = actors.find(one => one.name === name);
    if (found !== undefined) return found.id;
    const partOf = of === null || of === name ? null : actorOf(of, 'state');
    actors.push({
      id: `${id}/actor/${name}`,
      entity: 'actor',
      kind,
      name,
      aliases: [],
      partOf,
      ids: {},
      mentions: [],
      basis: 'text',
      rule: 'case',
      confidence: 1,
      checked: 'machine',
    });
    return `${id}/actor/${name}`;
  };
  const cite = (words: string): Cite => {
    const start = report.text.indexOf(words);
    return citeOf(report, { start, end: start + words.length });
  };
  const base = <Entity extends string>(entity: Entity, cites: [Cite, ...Cite[]]) => ({
    id: `${id}/${entity}`,
    entity,
    voice: { kind: 'reporter' } as const,
    basis: 'text' as const,
    rule: 'case',
    confidence: 1,
    checked: 'machine' as const,
    cites,
  });
  const reading: Reading = {
    report,
    reader: { version: 'case' },
    actors,
    affiliations: [],
    times: [],
    statements: [],
    meetings: [],
    moves: [],
    conditions: [],
    threads: [],
    positions: [],
    shifts: [],
    accounts: [],
    agreements: [],
    assessments: [],
    events: [],
    discrepancies: [],
    notices: [],
  };
  const bare = {
    coSpeakers: [],
    chain: [],
    addressee: null,
    medium: null,
    time: null,
    place: null,
    habitual: false,
  } as const;
  const speech = (
    speaker: string,
    quotation: (typeof QUOTATIONS)[number],
    of: string | undefined,
    says: [Cite, ...Cite[]],
  ) => ({
    ...base('statement', says),
    ...bare,
    speaker: { actor: actorOf(speaker, /^\S+ \S+$/.test(speaker) ? 'person' : 'other', of ?? null), cite: null },
    onBehalfOf: of === undefined ? null : actorOf(of, 'state'),
    cue: { cite: null, lemma: null, stance: 'neutral' as const },
    content: says,
    quotation,
    record: 'named' as const,
    hedges: [],
    polarity: 'positive' as const,
    inside: null,
    refersTo: [],
    about: [],
  });
  if ('actor' in given) {
    actorOf(given.actor, given.kind, given.side ?? null);
    return reading;
  }
  if ('speaker' in given) {
    const says = given.says.map(cite) as [Cite, ...Cite[]];
    return { ...reading, statements: [speech(given.speaker, given.quotation, given.side, says)] };
  }
  if ('type' in given) {
    const teller =
      given.accordingTo === undefined
        ? []
        : [speech(given.accordingTo, 'indirect', given.accordingTo, [cite(given.says)])];
    return {
      ...reading,
      statements: teller,
      moves: [
        {
          ...base('move', [cite(given.says)]),
          type: given.type,
          by: given.by.map(name => actorOf(name)),
          voicedBy: null,
          to: given.to.map(name => actorOf(name)),
          object: null,
          terms: given.terms.map(({ value, unit, says }) => ({ issue: null, value, unit, cite: cite(says) })),
          conditions: [],
          respondsTo: [],
          date: given.date ?? null,
          atMeeting: null,
          deadline: null,
          force: 'explicit',
          status: 'open',
          manner: null,
          accordingTo: teller[0]?.id ?? null,
          standing: given.standing,
          otherMentions: [],
        },
      ],
    };
  }
  if ('agreement' in given) {
    return {
      ...reading,
      agreements: [
        {
          ...base('agreement', [cite(given.says)]),
          name: given.agreement,
          status: given.status,
          stage: null,
          parties: given.parties.map(name => actorOf(name)),
          thirdParties: [],
          signed: given.signed ?? null,
          inEffect: null,
          ended: null,
          terms: [],
          declarations: [],
        },
      ],
    };
  }
  return {
    ...reading,
    meetings: [
      {
        ...base('meeting', [cite(given.says)]),
        status: given.status,
        format: given.format ?? null,
        level: given.level ?? null,
        date: given.date ?? null,
        duration: given.duration ?? null,
        venue: given.venue === undefined ? null : { name: given.venue, cite: null },
        host: null,
        parties: given.parties.map(name => actorOf(name)),
        thirdParties: [],
        delegations: [],
        ordinals: given.ordinal === undefined ? [] : [{ series: 'round', n: given.ordinal, cite: cite(given.says) }],
        agenda: [],
        outcome: null,
      },
    ],
  };
}
