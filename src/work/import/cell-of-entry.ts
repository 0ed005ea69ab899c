import type { Entry } from '../../reading/index.ts';
import { listed } from '../../text/index.ts';
import type { ImportField } from './import-columns.ts';
import { recordName } from './row-entry.ts';

/** A field of an entry as the CSV export writes it; null where a table cannot say it. */
export function cellOfEntry(entry: Entry, { name }: ImportField): string | null {
  switch (`${entry.entity}.${name}`) {
    case 'meeting.venue':
      return entry.entity === 'meeting' ? (entry.venue?.name ?? '') : null;
    case 'meeting.third_parties':
    case 'agreement.third_parties':
      return 'thirdParties' in entry ? listed(entry.thirdParties.map(({ actor, role }) => `${actor} ${role}`)) : null;
    case 'meeting.ordinals':
      return entry.entity === 'meeting' ? listed(entry.ordinals.map(({ series, n }) => `${series} ${n}`)) : null;
    case 'move.terms':
      return entry.entity === 'move'
        ? listed(
            entry.terms.map(({ value, unit, cite }) => (value === null ? cite.exact : `${value} ${unit ?? ''}`.trim())),
          )
        : null;
    case 'move.responds_to':
      return entry.entity === 'move' ? listed(entry.respondsTo.map(({ move }) => move)) : null;
    case 'statement.speaker':
      return entry.entity === 'statement' ? (entry.speaker.actor ?? '') : null;
    case 'condition.requires':
      return entry.entity === 'condition' ? entry.requires.exact : null;
    case 'condition.quantity':
      return entry.entity === 'condition' ? String(entry.quantity?.value ?? '') : null;
    case 'condition.unit':
      return entry.entity === 'condition' ? (entry.quantity?.unit ?? '') : null;
    case 'event.event':
      return entry.entity === 'event' ? entry.plover.event : null;
    case 'event.mode':
      return entry.entity === 'event' ? listed(entry.plover.mode) : null;
    case 'event.context':
      return entry.entity === 'event' ? listed(entry.plover.context) : null;
    case 'event.enddate':
      return null;
    default: {
      const value: unknown = Object.entries(entry).find(([key]) => key === recordName(name))?.[1];
      if (value === null || value === undefined) return '';
      if (Array.isArray(value)) return listed(value.map(String));
      return typeof value === 'object' ? null : String(value);
    }
  }
}

/** Fields that a table holds only in part: a cell that differs cannot say the whole new value. */
export const PARTLY_HELD: ReadonlySet<string> = new Set([
  'move.terms',
  'move.responds_to',
  'meeting.ordinals',
  'statement.speaker',
  'condition.requires',
  'condition.quantity',
  'condition.unit',
  'event.event',
  'event.mode',
  'event.context',
]);
