import { type Correctable, canonicalCorrection, isCorrectable, readCorrection } from '../../dossier/index.ts';
import type { Actor, Reading } from '../../reading/index.ts';
import { ParleyError } from '../../text/index.ts';

/** A field and its value as the log has it: JSON. */
export interface WrittenField {
  readonly field: string;
  readonly value: string;
}

/**
 * Reads `FIELD=VALUE`: `date=2022-03-29`, `type=reject`, `parties=["state:RUS"]`. Where a field names actors, their names in the report will do:
 * `by=Russia`, `to="Ukraine, Turkey"`. `null` (or nothing after the sign) says that it is not stated.
 *
 * @throws {ParleyError} `review-invalid`, saying what the field takes.
 */
export function readField(word: string, kind: string, { actors }: Reading): WrittenField {
  const sign = word.indexOf('=');
  if (sign <= 0)
    throw new ParleyError('review-invalid', `“${word}” is no correction`, 'Write it as FIELD=VALUE: date=2022-03-29.');
  const field = word.slice(0, sign);
  const written = word.slice(sign + 1).trim() || 'null';
  const subject = isCorrectable(kind) ? kind : 'report';
  const meant = [written, ...asActors(written, actors)].find(value => readCorrection(subject, field, value).ok);
  if (meant === undefined) throw refused(subject, field, written);
  return { field, value: canonicalCorrection(subject, field, meant) };
}

/** Names of actors as their ids: one alone, or several as a list. Nothing where a name is not in the report. */
function asActors(written: string, actors: readonly Actor[]): string[] {
  const ids = written
    .split(',')
    .map(name => name.trim().toLowerCase())
    .map(name => actors.find(one => one.id.toLowerCase() === name || namesOf(one).includes(name))?.id);
  if (ids.some(id => id === undefined)) return [];
  return [...(ids.length === 1 ? [JSON.stringify(ids[0])] : []), JSON.stringify(ids)];
}

const namesOf = ({ name, aliases }: Actor) => [name, ...aliases.map(({ text }) => text)].map(one => one.toLowerCase());

function refused(kind: Correctable, field: string, written: string): ParleyError {
  const read = readCorrection(kind, field, written);
  return new ParleyError(
    'review-invalid',
    read.ok ? '' : read.because,
    'docs/record.md has the fields and words of every entry.',
  );
}
