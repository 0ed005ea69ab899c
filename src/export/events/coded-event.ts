import type { Actor, EventEntry, PloverEvent, Reading } from '../../reading/index.ts';
import { daysOf } from '../edtf-days.ts';

/** An actor as event data name it; what is not known is left out, never guessed. */
export interface CodedActor {
  readonly id: string;
  readonly name: string;
  /** ISO 3166-1 alpha-3 of the state it belongs to, or IGO, NGO, MNC. */
  readonly code: string | null;
  readonly sector: string | null;
  readonly wikidata: string | null;
}

/** An event with the ontologies' own rules for what lies ahead applied to it. */
export interface CodedEvent {
  readonly entry: EventEntry;
  readonly reading: Reading;
  readonly event: PloverEvent;
  readonly cameo: string | null;
  readonly mode: readonly string[];
  readonly auxiliary: EventEntry['auxiliary'];
  readonly actor: readonly CodedActor[];
  readonly recipient: readonly CodedActor[];
  /** `stated`: the days the report gives it; `reported`: the day of the report, for want of one. */
  readonly days: { readonly first: string; readonly last: string; readonly basis: 'stated' | 'reported' } | null;
}

/** What a cooperative act becomes while it lies ahead (PLOVER manual 2.0, AGREE; RETREAT, note on announcements). */
const AHEAD: { readonly [event in PloverEvent]?: { readonly event: PloverEvent; readonly cameo: string } } = {
  CONSULT: { event: 'AGREE', cameo: '036' },
  SUPPORT: { event: 'AGREE', cameo: '030' },
  COOPERATE: { event: 'AGREE', cameo: '030' },
  AID: { event: 'AGREE', cameo: '033' },
  RETREAT: { event: 'CONCEDE', cameo: '080' },
};

/** An event as PLOVER and CAMEO code it. A future act of a kind that has a promise of its own is that promise, without `future`. */
export function codedEvent(reading: Reading, entry: EventEntry): CodedEvent {
  const ahead = entry.auxiliary.includes('future') ? AHEAD[entry.plover.event] : undefined;
  const actors = new Map(reading.actors.map(actor => [actor.id, actor] as const));
  return {
    entry,
    reading,
    event: ahead?.event ?? entry.plover.event,
    cameo: ahead?.cameo ?? entry.cameo,
    mode: ahead === undefined ? entry.plover.mode : [],
    auxiliary: ahead === undefined ? entry.auxiliary : entry.auxiliary.filter(mode => mode !== 'future'),
    actor: entry.actor.map(id => codedActor(id, actors)),
    recipient: entry.recipient.map(id => codedActor(id, actors)),
    days: daysFor(entry.date, reading.report.published),
  };
}

function daysFor(date: string | null, published: string | null): CodedEvent['days'] {
  const stated = daysOf(date);
  if (stated !== null && stated.first !== null && stated.last !== null)
    return { first: stated.first, last: stated.last, basis: 'stated' };
  const reported = daysOf(published);
  return reported === null || reported.first === null || reported.first !== reported.last
    ? null
    : { first: reported.first, last: reported.last, basis: 'reported' };
}

/** Sectors by kind (PLOVER manual, sector codes). A state as a whole has none, a person that of the body he belongs to. */
const SECTORS: { readonly [kind in Actor['kind']]?: string } = {
  government: 'GOV',
  ministry: 'GOV',
  military: 'MIL',
  'armed organisation': 'REB',
  'political party': 'PTY',
  union: 'LAB',
  "employers' association": 'BUS',
  company: 'BUS',
  court: 'JUD',
  'news agency': 'JRN',
  publisher: 'JRN',
};
const CODES: { readonly [kind in Actor['kind']]?: string } = {
  'intergovernmental organisation': 'IGO',
  'non-governmental organisation': 'NGO',
};

function codedActor(id: string, actors: ReadonlyMap<string, Actor>): CodedActor {
  const line: Actor[] = [];
  for (let at = actors.get(id); at !== undefined && !line.includes(at); at = actors.get(at.partOf ?? '')) line.push(at);
  const first = <Found>(of: (actor: Actor) => Found | undefined): Found | null =>
    line.map(of).find(found => found !== undefined) ?? null;
  return {
    id,
    name: line[0]?.name ?? id,
    code: first(({ ids, kind }) => ids.plover ?? ids.iso3 ?? CODES[kind]),
    sector: first(({ kind }) => SECTORS[kind]),
    wikidata: line[0]?.ids.wikidata ?? null,
  };
}
