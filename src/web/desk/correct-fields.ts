import {
  type Actor,
  AGREEMENT_STATUSES,
  ASSESSMENT_KINDS,
  CONDITION_KINDS,
  CONDITION_OPERATORS,
  CONDITION_STATES,
  type Entry,
  MEETING_FORMATS,
  MEETING_LEVELS,
  MEETING_STATUSES,
  MOVE_FORCES,
  MOVE_STATUSES,
  MOVE_TYPES,
  POSITION_POLARITIES,
  QUOTATIONS,
  RECORDS,
  SHIFT_DIRECTIONS,
} from '../../reading/index.ts';

/** How a field of an entry is corrected in a form. */
export type FieldForm =
  | { readonly field: string; readonly as: 'one of'; readonly words: readonly string[]; readonly mayBeAbsent: boolean }
  | { readonly field: string; readonly as: 'actor' }
  | { readonly field: string; readonly as: 'actors' }
  | { readonly field: string; readonly as: 'date' | 'text' | 'yes or no' };

const oneOf = (field: string, words: readonly string[], mayBeAbsent = false): FieldForm => ({
  field,
  as: 'one of',
  words,
  mayBeAbsent,
});
const POLARITIES = ['positive', 'negative', 'neutral'];

const FORMS: { readonly [entity in Entry['entity']]?: readonly FieldForm[] } = {
  move: [
    oneOf('type', MOVE_TYPES),
    { field: 'by', as: 'actors' },
    { field: 'to', as: 'actors' },
    { field: 'date', as: 'date' },
    { field: 'deadline', as: 'date' },
    oneOf('force', MOVE_FORCES),
    oneOf('status', MOVE_STATUSES),
    { field: 'standing', as: 'yes or no' },
  ],
  condition: [
    { field: 'setBy', as: 'actor' },
    oneOf('operator', CONDITION_OPERATORS),
    oneOf('kind', CONDITION_KINDS),
    oneOf('state', CONDITION_STATES),
    { field: 'deadline', as: 'date' },
  ],
  meeting: [
    oneOf('status', MEETING_STATUSES),
    { field: 'date', as: 'date' },
    { field: 'venue', as: 'text' },
    oneOf('format', MEETING_FORMATS, true),
    oneOf('level', MEETING_LEVELS, true),
    { field: 'parties', as: 'actors' },
    { field: 'duration', as: 'text' },
  ],
  statement: [
    oneOf('quotation', QUOTATIONS),
    oneOf('record', RECORDS),
    { field: 'onBehalfOf', as: 'actor' },
    oneOf('polarity', POLARITIES.slice(0, 2)),
  ],
  agreement: [
    { field: 'name', as: 'text' },
    oneOf('status', AGREEMENT_STATUSES),
    { field: 'signed', as: 'date' },
    { field: 'parties', as: 'actors' },
  ],
  position: [
    { field: 'actor', as: 'actor' },
    { field: 'issue', as: 'text' },
    { field: 'stance', as: 'text' },
    oneOf('polarity', POSITION_POLARITIES),
  ],
  shift: [{ field: 'actor', as: 'actor' }, oneOf('direction', SHIFT_DIRECTIONS)],
  account: [
    { field: 'holders', as: 'actors' },
    { field: 'blames', as: 'actors' },
  ],
  assessment: [oneOf('kind', ASSESSMENT_KINDS), oneOf('polarity', POLARITIES)],
};

export const fieldForms = (entity: string): readonly FieldForm[] =>
  Object.entries(FORMS).find(([name]) => name === entity)?.[1] ?? [];

/** What a field holds now, as its form writes it: words, ids of actors, empty for what is not stated. */
export function fieldValues(entry: Entry, { field }: FieldForm): readonly string[] {
  const value = Object.entries(entry).find(([name]) => name === field)?.[1] as unknown;
  if (value === null || value === undefined) return [];
  if (Array.isArray(value)) return value.filter(one => typeof one === 'string');
  if (typeof value === 'boolean') return [value ? 'yes' : 'no'];
  if (typeof value === 'object' && 'name' in value) return [String(value.name)];
  return [String(value)];
}

/** The value of a field as a form sent it; undefined where it is as it was. */
export function correctedValue(entry: Entry, form: FieldForm, sent: readonly string[]): unknown {
  const before = fieldValues(entry, form);
  const given = sent.map(word => word.trim()).filter(word => word !== '');
  if (given.length === before.length && given.every(word => before.includes(word))) return undefined;
  switch (form.as) {
    case 'actors':
      return given;
    case 'yes or no':
      return given[0] === 'yes';
    default:
      return given[0] ?? null;
  }
}

/** The actors of a report as a form lists them: those that act or speak first. */
export const listedActors = (actors: readonly Actor[]) =>
  [...actors].sort((a, b) => b.mentions.length - a.mentions.length || (a.name < b.name ? -1 : 1)).slice(0, 200);
