import { codePointsOf, spanInCodePoints } from '../../text/index.ts';
import { type Exported, type ExportInput, type ExportNotice, jsonLines } from '../exported.ts';
import { type CodedActor, type CodedEvent, codedEvent } from './coded-event.ts';

/** An actor or recipient, with the manual's field names. */
interface PloverEntity {
  readonly code?: string;
  readonly sector?: string;
  readonly entity_text: string;
  readonly identifier_id?: string;
  readonly identifier_text?: string;
}

/**
 * An event with the field names of the PLOVER manual (2.0 draft, chapter Data Fields); what is not known is left out. Fields after
 * `coder` are Parley's own, as the manual allows.
 */
export interface PloverRecord {
  readonly id: string;
  readonly date: string;
  readonly enddate?: string;
  readonly actor: readonly PloverEntity[];
  readonly recipient: readonly PloverEntity[];
  readonly event: readonly string[];
  readonly mode: readonly string[];
  /** Contexts, and the four auxiliary modes: the manual (2.3) puts them here. */
  readonly context: readonly string[];
  readonly event_loc?: { readonly extracted_place: string };
  readonly event_text: readonly string[];
  /** Offsets in code points of the report's text. */
  readonly text_info: { readonly start: number; readonly end: number };
  /** The same for all events that one move, meeting or agreement amounts to. */
  readonly link?: string;
  readonly cite_info: {
    readonly citation: string;
    readonly url?: string;
    readonly title?: string;
    readonly language?: string;
    readonly publication?: string;
    readonly coder: string;
    readonly codebook: string;
  };
  readonly coder: string;
  readonly date_basis: 'stated' | 'reported';
  readonly date_edtf?: string;
  readonly voice: string;
  readonly voice_actor?: string;
  readonly confidence: number;
  readonly review: string;
}

/** PLOVER as JSON Lines, one event of one report a line: PLOVER has no merged events. */
export function exportPlover({ readings }: ExportInput): Exported {
  const events = readings.flatMap(reading => reading.events.map(event => codedEvent(reading, event)));
  const code: ExportNotice = 'event-without-day';
  return {
    files: [
      {
        name: 'plover.jsonl',
        mediaType: 'application/x-ndjson',
        text: jsonLines(events.flatMap(event => recordOf(event) ?? [])),
      },
    ],
    notices: events
      .filter(({ days }) => days === null)
      .map(({ entry }) => ({
        code,
        cite: entry.cites[0],
        because: 'neither the event nor its report has a day, and a PLOVER record must have one',
      })),
  };
}

function recordOf(coded: CodedEvent): PloverRecord | null {
  const { entry, reading, days, auxiliary } = coded;
  if (days === null) return null;
  const { report } = reading;
  const [anchor] = entry.cites;
  const { start, end } = spanInCodePoints(codePointsOf(report.text), anchor);
  const coder = `Parley ${reading.reader.version}`;
  return {
    id: entry.id,
    date: days.first,
    ...(days.last === days.first ? {} : { enddate: days.last }),
    actor: coded.actor.map(entityOf),
    recipient: coded.recipient.map(entityOf),
    event: [coded.event],
    mode: coded.mode,
    context: [...entry.plover.context, ...auxiliary],
    ...given('event_loc', entry.place === null ? null : { extracted_place: entry.place }),
    event_text: entry.cites.map(({ exact }) => exact),
    text_info: { start, end },
    ...given('link', entry.of),
    cite_info: {
      citation: report.id,
      ...given('url', report.url),
      ...given('title', report.headline),
      ...given('language', report.language?.slice(0, 2) ?? null),
      ...given('publication', report.publisher),
      coder,
      codebook: 'plover-2.0',
    },
    coder,
    date_basis: days.basis,
    ...given('date_edtf', entry.date),
    voice: entry.voice.kind,
    ...given('voice_actor', entry.voice.kind === 'reporter' ? null : entry.voice.actor),
    confidence: entry.confidence,
    review: entry.checked,
  };
}

function entityOf({ code, sector, name, wikidata }: CodedActor): PloverEntity {
  return {
    ...given('code', code),
    ...given('sector', sector),
    entity_text: name,
    ...given('identifier_id', wikidata),
    ...(wikidata === null ? {} : { identifier_text: name }),
  };
}

/** A field, or nothing where there is nothing to say. */
function given<Name extends string, Value>(name: Name, value: Value | null): { readonly [key in Name]?: Value } {
  return (value === null ? {} : { [name]: value }) as { readonly [key in Name]?: Value };
}
