import { makeDossiers, parseDefinition } from '../dossier/index.ts';
import type { Actor, EntryBase, EventEntry, Meeting, Move, Reading } from '../reading/index.ts';
import { type Cite, citeOf } from '../text/index.ts';
import type { ExportInput } from './exported.ts';

// A report about invented countries, with what trips exporters: an astral character before the words, quotes, a formula, a comma.
const TEXT =
  '🕊 Ardania and Bellmark met in Port Vell on 3 May 2020 for 40 minutes. "=SUM of all fears", said Ardania.\n' +
  'Bellmark offered to meet again on 10 May 2020, and the call of 6 May 2020 was cancelled.';
const REPORT = 'sample, "one"';

/** A cite of the words where they first stand in the sample report. */
export function sampleCite(words: string): Cite {
  const start = TEXT.indexOf(words);
  return citeOf({ id: REPORT, text: TEXT }, { start, end: start + words.length });
}

const entry = (kind: string, words: string): EntryBase => ({
  id: `${REPORT}/${kind}/${sampleCite(words).start}`,
  voice: { kind: 'reporter' },
  basis: 'text',
  rule: 'by hand',
  confidence: 1,
  checked: 'machine',
  cites: [sampleCite(words)],
});

const state = (id: string, name: string, ids: Actor['ids'] = {}): Actor => ({
  id,
  entity: 'actor',
  kind: 'state',
  name,
  aliases: [],
  partOf: null,
  ids,
  mentions: [sampleCite(name)],
  basis: 'world',
  rule: 'by hand',
  confidence: 1,
  checked: 'machine',
});

const BOTH = ['state:ARD', 'state:BEL'];
export const sampleMeeting = (words: string, fields: Partial<Meeting> = {}): Meeting => ({
  ...entry('meeting', words),
  entity: 'meeting',
  status: 'held',
  format: 'in person',
  level: null,
  date: null,
  duration: null,
  venue: null,
  host: null,
  parties: BOTH,
  thirdParties: [],
  delegations: [],
  ordinals: [],
  agenda: [],
  outcome: null,
  ...fields,
});

export const sampleEvent = (words: string, fields: Partial<EventEntry> = {}): EventEntry => ({
  ...entry('event', words),
  entity: 'event',
  plover: { event: 'CONSULT', mode: [], context: [] },
  cameo: '046',
  actor: BOTH,
  recipient: [],
  date: null,
  place: null,
  of: null,
  auxiliary: [],
  ...fields,
});

const move: Move = {
  ...entry('move', 'offered to meet again'),
  entity: 'move',
  type: 'propose meeting',
  by: ['state:BEL'],
  voicedBy: null,
  to: ['state:ARD'],
  object: null,
  terms: [],
  conditions: [],
  respondsTo: [],
  date: '2020-05-04',
  atMeeting: null,
  deadline: null,
  force: 'explicit',
  status: 'open',
  manner: null,
  accordingTo: null,
  standing: false,
  otherMentions: [],
};

/** A reading made by hand, every cite exact. */
export function sampleReading(fields: Partial<Reading> = {}): Reading {
  return {
    report: {
      id: REPORT,
      textHash: 'a'.repeat(64),
      file: null,
      url: 'https://news.example/talks?a=1&b=2',
      publisher: 'The Vell <Gazette>',
      agency: null,
      byline: ['Ann Bell'],
      headline: '-5 degrees, "warm" talks',
      headings: [],
      dateline: null,
      published: '2020-05-04',
      publishedBasis: 'given',
      modified: null,
      retrieved: null,
      rawHash: null,
      language: 'en',
      genre: null,
      text: TEXT,
      passages: [{ kind: 'body', label: null, start: 0, end: TEXT.length }],
      candidates: [],
      derivedFrom: [],
    },
    reader: { version: 'hand 1' },
    actors: [state('state:ARD', 'Ardania', { iso3: 'ARD', plover: 'ARD' }), state('state:BEL', 'Bellmark')],
    affiliations: [],
    times: [],
    statements: [],
    meetings: [
      sampleMeeting('met in Port Vell', {
        date: '2020-05-03',
        duration: 'PT40M',
        venue: { name: 'Port Vell', cite: sampleCite('Port Vell') },
      }),
      sampleMeeting('meet again', { status: 'planned', date: '2020-05-10' }),
      sampleMeeting('the call of 6 May 2020', { status: 'cancelled', format: 'phone', date: '2020-05-06' }),
    ],
    moves: [move],
    conditions: [],
    threads: [],
    positions: [],
    shifts: [],
    accounts: [],
    agreements: [],
    assessments: [],
    events: [sampleEvent('met in Port Vell', { date: '2020-05-03' })],
    discrepancies: [],
    notices: [],
    ...fields,
  };
}

/** The sample reading and the dossier it makes. */
export function sampleRecord(reading: Reading = sampleReading()): ExportInput {
  const definition = parseDefinition(
    'title: Ardania and Bellmark\nparties: [{ name: Ardania, iso3: ARD }, { name: Bellmark }]',
  );
  const { dossiers } = makeDossiers([reading], { definitions: [definition], today: '2020-05-05' });
  return { readings: [reading], dossiers, asOf: '2020-05-05' };
}
