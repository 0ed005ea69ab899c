import {
  AGREEMENT_STATUSES,
  ASSESSMENT_KINDS,
  CONDITION_OPERATORS,
  MEETING_STATUSES,
  MOVE_TYPES,
  type Reading,
} from '../../reading/index.ts';
import { capital } from '../format.ts';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { Actors } from './correct-form.tsx';
import { DeskForm } from './forms.tsx';
import { NameForm } from './name-form.tsx';

const GROUPS = [
  ['move', words.reader.layers.move, MOVE_TYPES],
  ['condition', words.reader.layers.condition, CONDITION_OPERATORS],
  ['meeting', words.reader.layers.meeting, MEETING_STATUSES],
  ['agreement', words.reader.kinds.agreement, AGREEMENT_STATUSES],
  ['assessment', words.reader.layers.reporter, ASSESSMENT_KINDS],
] as const;

/** Words of the report that are an entry, or matter to be set aside: selected in the text, or written as they stand there. */
export function AddEntry({ place, reading }: { readonly place: Place; readonly reading: Reading }) {
  const { desk } = place;
  if (desk === null || !desk.mayReview) return null;
  if (desk.coder === '')
    return (
      <section class="add-entry" aria-label={words.desk.name}>
        <NameForm place={place} back={place.path} />
      </section>
    );
  return (
    <details class="add-entry">
      <summary>{words.desk.addEntry}</summary>
      <DeskForm place={place} action="add" fields={{ report: reading.report.id }} class="add-form">
        <input type="hidden" name="start" />
        <input type="hidden" name="end" />
        <p class="label">{words.desk.addEntryWhy}</p>
        <label>
          <span class="label">{words.desk.itsWords}</span>
          <textarea name="words" rows={2} required />
        </label>
        <label>
          <span class="label">{words.desk.what}</span>
          <select name="what">
            <option value="statement">{words.reader.layers.statement}</option>
            {GROUPS.map(([entity, label, kinds]) => (
              <optgroup label={label}>
                {kinds.map(kind => (
                  <option value={`${entity}:${kind}`}>{`${label}: ${kind}`}</option>
                ))}
              </optgroup>
            ))}
            <optgroup label={words.desk.setAside}>
              <option value="boilerplate">{words.desk.setAside}</option>
              <option value="body">{words.desk.readAgain}</option>
            </optgroup>
          </select>
        </label>
        <label>
          <span class="label">{capital(words.review.fields.by!)}</span>
          <select name="by">
            <option value="">{words.review.notStated}</option>
            <Actors reading={reading} values={[]} />
          </select>
        </label>
        <button type="submit" class="plain works">
          {words.desk.add}
        </button>
      </DeskForm>
    </details>
  );
}
