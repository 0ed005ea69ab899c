import type { Exported, ExportInput, ExportNotice } from '../exported.ts';
import { goldsteinOf, quadOf, rootOf } from './cameo-scale.ts';
import { type CodedActor, type CodedEvent, codedEvent } from './coded-event.ts';

/** The columns of the Phoenix data, in their order; the files have no header. */
export const PHOENIX_COLUMNS = [
  'EventID',
  'Date',
  'Year',
  'Month',
  'Day',
  'SourceActorFull',
  'SourceActorEntity',
  'SourceActorRole',
  'SourceActorAttribute',
  'TargetActorFull',
  'TargetActorEntity',
  'TargetActorRole',
  'TargetActorAttribute',
  'EventCode',
  'EventRootCode',
  'QuadClass',
  'GoldsteinScore',
  'Issues',
  'Lat',
  'Lon',
  'LocationName',
  'StateName',
  'CountryCode',
  'SentenceID',
  'URLs',
  'NewsSources',
] as const;

/** CAMEO's names of the sectors where PLOVER has others. */
const ROLES: Readonly<Record<string, string>> = { JRN: 'MED' };
/** What Phoenix takes for an agent; other sectors are attributes. */
const AGENTS: ReadonlySet<string> = new Set('GOV MIL REB OPP PTY COP JUD SPY MED EDU BUS CRM CVL'.split(' '));
const NOBODY = '---';

/**
 * CAMEO events, tab-separated as the Phoenix data are. One line a day, source, target and code, with the ids of the entries and the
 * reports it comes from joined by semicolons. Reciprocal acts are written both ways. What is negated, hypothetical or history says so in
 * the `Issues` column (`NEGATION,1`), for CAMEO has no place for it.
 */
export function exportCameo({ readings }: ExportInput): Exported {
  const events = readings
    .flatMap(reading => reading.events.map(event => codedEvent(reading, event)))
    .filter(({ cameo }) => cameo !== null);
  const lines = new Map<string, { readonly fields: DyadLine; readonly events: CodedEvent[] }>();
  const notices: Exported['notices'][number][] = [];
  const leftOut = (code: ExportNotice, event: CodedEvent, because: string) =>
    notices.push({ code, cite: event.entry.cites[0], because });
  for (const event of events) {
    if (event.days === null) {
      leftOut('event-without-day', event, 'neither the event nor its report has a day');
      continue;
    }
    const dyads = dyadsOf(event).filter(([from, to]) => from !== NOBODY || to !== NOBODY);
    if (dyads.length === 0) leftOut('event-without-actor-code', event, 'CAMEO has a code for neither side');
    for (const [source, target] of dyads) {
      const fields = {
        day: dayOf(event, event.days.first),
        source,
        target,
        code: event.cameo!,
        issues: issuesOf(event),
      };
      const key = Object.values(fields).join('\t');
      const line = lines.get(key);
      if (line === undefined) lines.set(key, { fields, events: [event] });
      else line.events.push(event);
    }
  }
  const rows = [...lines].sort(([a], [b]) => (a < b ? -1 : 1)).map(([, line], n) => rowOf(n + 1, line));
  return {
    files: [
      {
        name: 'cameo.tsv',
        mediaType: 'text/tab-separated-values; charset=utf-8',
        text: rows.map(row => `${row.map(plain).join('\t')}\n`).join(''),
      },
    ],
    notices,
  };
}

interface DyadLine {
  readonly day: string;
  readonly source: string;
  readonly target: string;
  readonly code: string;
  readonly issues: string;
}

function rowOf(n: number, { fields, events }: { readonly fields: DyadLine; readonly events: readonly CodedEvent[] }) {
  const { day, source, target, code, issues } = fields;
  const joined = (of: (event: CodedEvent) => string | null) =>
    [...new Set(events.flatMap(event => of(event) ?? []))].map(text => text.replaceAll(';', ',')).join(';');
  const places = [...new Set(events.flatMap(({ entry }) => entry.place ?? []))];
  return [
    String(n),
    day.replaceAll('-', ''),
    ...dateParts(day),
    ...partsOf(source),
    ...partsOf(target),
    code,
    rootOf(code),
    String(quadOf(code) ?? ''),
    String(goldsteinOf(code) ?? ''),
    issues,
    '',
    '',
    places.length === 1 ? places[0]! : '',
    '',
    '',
    joined(({ entry }) => entry.id),
    joined(({ reading }) => reading.report.url),
    joined(({ reading }) => reading.report.publisher),
  ];
}

/** The day, or the month or year where the report gives no more: Phoenix has one date, and a first of the month would be made up. */
function dayOf({ entry, days }: CodedEvent, first: string): string {
  return days?.basis === 'stated' ? (/^\d{4}(?:-\d\d){0,2}/.exec(entry.date ?? '')?.[0] ?? first) : first;
}

/** Year, month and day; empty for what the report does not give. */
function dateParts(day: string): string[] {
  const [year = '', month = '', date = ''] = day.split('-');
  return [year, month, date];
}

/** Source and target of each pair: everybody with everybody for a reciprocal act, `---` for a target the report does not name. */
function dyadsOf({ actor, recipient }: CodedEvent): (readonly [string, string])[] {
  const sources = [...new Set(actor.map(actorCode))];
  const targets = recipient.length > 0 ? [...new Set(recipient.map(actorCode))] : actor.length > 1 ? sources : [NOBODY];
  const pairs = sources.flatMap(source => targets.map(target => [source, target] as const));
  // Two of one side, or two whose codes are the same, are no dyad unless the report names both.
  return recipient.length > 0 ? pairs : pairs.filter(([source, target]) => source !== target);
}

function actorCode({ code, sector }: CodedActor): string {
  const role = sector === null ? '' : (ROLES[sector] ?? sector);
  return `${code ?? ''}${role}` || NOBODY;
}

/** Full code, entity, role and attributes, as the Phoenix pipeline takes them apart. */
function partsOf(full: string): string[] {
  if (full === NOBODY) return [full, '', '', ''];
  const codes = full.match(/.{3}/g) ?? [];
  const roles = new Set([...AGENTS, 'LAB']);
  const [entity, rest] = roles.has(codes[0] ?? '') ? ['', codes] : [codes[0] ?? '', codes.slice(1)];
  const role = AGENTS.has(rest[0] ?? '') ? rest[0]! : '';
  return [full, entity, role, (role === '' ? rest : rest.slice(1)).join(';')];
}

const issuesOf = ({ auxiliary }: CodedEvent) => auxiliary.map(mode => `${mode.toUpperCase()},1`).join(';');

/** A tab or line end would break the line; Phoenix knows no quoting. */
const plain = (field: string) => field.replace(/[\t\r\n]+/g, ' ');
