import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { sampleReport } from '../src/dossier/sample-report.ts';
import type { Actor, Agreement, Meeting, Move, Reading, Statement } from '../src/reading/index.ts';
import type { Report } from '../src/reports/index.ts';
import type { Cite } from '../src/text/index.ts';
import { SHARED } from './figure.ts';

type Loose = Readonly<Record<string, unknown>>;
interface LooseReading {
  readonly report: { readonly published: string | null };
  readonly actors: readonly Loose[];
  readonly statements: readonly Loose[];
  readonly meetings: readonly Loose[];
  readonly moves: readonly Loose[];
  readonly agreements: readonly Loose[];
}
type ToReading = (gold: Loose, text: string, id: string) => LooseReading;

/**
 * The hand-read reports as perfect readings, complete in every field: what `../shared/score/gold-to-reading.mjs` makes of the gold, with
 * the fields it leaves out at their empty values. Ids get their report in front, as the ids of our own readings have.
 */
export async function goldReadings(): Promise<Reading[]> {
  const { goldToReading } = (await import(`${SHARED}score/gold-to-reading.mjs`)) as {
    readonly goldToReading: ToReading;
  };
  return goldReports().map(report => {
    const file = `${SHARED}gold/readings/${report.id}.json`;
    // A report without gold (three of the clusters' own) is there with its text alone.
    const gold = existsSync(file) ? (JSON.parse(readFileSync(file, 'utf8')) as Loose) : null;
    if (gold === null) return complete(report, null);
    const reading = goldToReading(gold, report.text, report.id);
    // The annotator may date a report from its text where its metadata do not.
    return complete({ ...report, published: reading.report.published ?? report.published }, reading);
  });
}

/** The reports of the gold, their ids the names of their files. */
export function goldReports(): Report[] {
  const folder = `${SHARED}gold/reports/`;
  return readdirSync(folder)
    .sort()
    .map(name => {
      const raw = JSON.parse(readFileSync(folder + name, 'utf8')) as Record<
        'publisher' | 'published' | 'url',
        string | null
      > & {
        readonly text: string;
      };
      return sampleReport({ id: name.replace('.json', ''), ...raw });
    });
}

function complete(report: Report, loose: LooseReading | null): Reading {
  const own = (id: unknown) => `${report.id}/${String(id)}`;
  const base = (entry: Loose) => ({
    ...entry,
    id: own(entry.id),
    voice: { kind: 'reporter' } as const,
    basis: 'text' as const,
    rule: 'gold',
    confidence: 1,
    checked: 'added' as const,
    cites: citesOf(report, entry),
  });
  const list = (value: unknown) =>
    value === null || value === undefined ? [] : Array.isArray(value) ? value : [value];
  const cited = (entries: readonly Loose[] | undefined) =>
    (entries ?? []).filter(entry => citesOf(report, entry).length > 0);
  return {
    report,
    reader: { version: 'gold' },
    actors: (loose?.actors ?? []).map(
      actor =>
        ({
          entity: 'actor',
          kind: 'other',
          aliases: [],
          ids: {},
          basis: 'text',
          rule: 'gold',
          confidence: 1,
          checked: 'added',
          ...actor,
          mentions: [],
        }) as unknown as Actor,
    ),
    statements: cited(loose?.statements).map(
      entry =>
        ({
          entity: 'statement',
          coSpeakers: [],
          record: 'named',
          addressee: null,
          medium: null,
          time: null,
          place: null,
          habitual: false,
          hedges: [],
          polarity: 'positive',
          refersTo: [],
          about: [],
          ...base(entry),
          content: (entry.content as Cite[]).map(cite => ({ ...cite, report: report.id })),
          inside: entry.inside === null ? null : own(entry.inside),
        }) as unknown as Statement,
    ),
    meetings: cited(loose?.meetings).map(
      entry =>
        ({
          entity: 'meeting',
          host: null,
          thirdParties: [],
          delegations: [],
          ordinals: [],
          agenda: [],
          outcome: null,
          ...base(entry),
          venue: typeof entry.venue === 'string' ? { name: entry.venue, cite: null } : null,
        }) as unknown as Meeting,
    ),
    moves: cited(loose?.moves).map(
      entry =>
        ({
          entity: 'move',
          voicedBy: null,
          object: null,
          terms: [],
          conditions: [],
          date: null,
          atMeeting: null,
          deadline: null,
          force: 'explicit',
          status: 'open',
          manner: null,
          accordingTo: null,
          otherMentions: [],
          ...base(entry),
          by: list(entry.by),
          respondsTo: (entry.respondsTo as { move: string; basis: string }[]).map(link => ({
            ...link,
            move: own(link.move),
          })),
        }) as unknown as Move,
    ),
    agreements: cited(loose?.agreements).map(
      entry =>
        ({
          entity: 'agreement',
          stage: null,
          parties: [],
          thirdParties: [],
          signed: null,
          inEffect: null,
          ended: null,
          terms: [],
          declarations: [],
          ...base(entry),
        }) as unknown as Agreement,
    ),
    affiliations: [],
    times: [],
    conditions: [],
    threads: [],
    positions: [],
    shifts: [],
    accounts: [],
    assessments: [],
    events: [],
    discrepancies: [],
    notices: [],
  };
}

function citesOf(report: Report, entry: Loose): Cite[] {
  const { cites, content, cue } = entry as {
    readonly cites?: readonly Cite[];
    readonly content?: readonly Cite[];
    readonly cue?: { readonly cite: Cite | null };
  };
  const found = cites ?? [...(content ?? []), ...(cue?.cite == null ? [] : [cue.cite])];
  return found.map(({ start, end, exact }) => ({ report: report.id, start, end, exact }));
}
