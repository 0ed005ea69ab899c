import type { Entry, Reading } from '../../reading/index.ts';
import { capital, printable, slugOf } from '../format.ts';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { type FieldForm, fieldForms, fieldValues, listedActors } from './correct-fields.ts';
import { DeskForm } from './forms.tsx';

/** A form with the fields of an entry as they are; what is changed is kept as a correction. */
export function CorrectForm({
  place,
  entry,
  reading,
  back,
}: {
  readonly place: Place;
  readonly entry: Entry;
  readonly reading: Reading;
  readonly back: string;
}) {
  const forms = fieldForms(entry.entity);
  if (forms.length === 0) return null;
  return (
    <DeskForm place={place} action="correct" fields={{ entry: entry.id }} back={back} class="correct">
      {forms.map(form => (
        <div>
          <label class="label" for={idOf(entry, form)}>
            {words.review.fields[form.field]}
          </label>
          <Field form={form} entry={entry} reading={reading} />
        </div>
      ))}
      <label>
        <span class="label">{words.desk.reason}</span>
        <input name="reason" autocomplete="off" />
      </label>
      <p class="label">{words.review.keepWords}</p>
      <button type="submit" class="plain works">
        {words.review.save}
      </button>
    </DeskForm>
  );
}

/** Several entries may be corrected on one page. */
const idOf = ({ id }: Entry, { field }: FieldForm) => `f-${slugOf(id)}-${field}`;

interface FieldProps {
  readonly form: FieldForm;
  readonly entry: Entry;
  readonly reading: Reading;
}

function Field({ form, entry, reading }: FieldProps) {
  const name = `field.${form.field}`;
  const id = idOf(entry, form);
  const values = fieldValues(entry, form);
  const notStated = (
    <option value="" selected={values.length === 0}>
      {words.review.notStated}
    </option>
  );
  switch (form.as) {
    case 'one of':
      return (
        <select id={id} name={name}>
          {form.mayBeAbsent && notStated}
          {form.words.map(word => (
            <option value={word} selected={values.includes(word)}>
              {capital(word)}
            </option>
          ))}
        </select>
      );
    case 'actor':
      return (
        <select id={id} name={name}>
          {notStated}
          <Actors reading={reading} values={values} />
        </select>
      );
    case 'actors':
      return (
        <>
          <input type="hidden" name={`has.${form.field}`} value="1" />
          <select id={id} name={name} multiple size={4}>
            <Actors reading={reading} values={values} />
          </select>
        </>
      );
    case 'yes or no':
      return (
        <select id={id} name={name}>
          <option value="yes" selected={values[0] === 'yes'}>
            {words.review.yes}
          </option>
          <option value="no" selected={values[0] !== 'yes'}>
            {words.review.no}
          </option>
        </select>
      );
    default:
      return (
        <input
          id={id}
          name={name}
          value={printable(values[0] ?? '')}
          placeholder={words.review.notStated}
          autocomplete="off"
          title={form.as === 'date' ? words.review.dateHint : undefined}
        />
      );
  }
}

export function Actors({ reading, values }: { readonly reading: Reading; readonly values: readonly string[] }) {
  return (
    <>
      {listedActors(reading.actors).map(({ id, name }) => (
        <option value={id} selected={values.includes(id)}>
          {printable(name)}
        </option>
      ))}
    </>
  );
}
