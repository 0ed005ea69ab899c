import type { DossierDiscrepancy } from '../../dossier/index.ts';
import { formatValue } from '../discrepancy-words.ts';
import { slugOf } from '../format.ts';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { DeskForm } from './forms.tsx';
import { NameFirst } from './name-form.tsx';

/** What holds, as a person decides it: one of the versions, or something else, and why. */
export function ResolveForm({ place, one }: { readonly place: Place; readonly one: DossierDiscrepancy }) {
  if (place.desk === null || !place.desk.mayReview) return null;
  if (place.desk.coder === '') return <NameFirst place={place} />;
  return (
    <details class="resolve">
      <summary>{words.desk.resolve}</summary>
      <DeskForm place={place} action="resolve" fields={{ entry: one.id }} back={`${place.path}#d-${slugOf(one.id)}`}>
        <fieldset>
          <legend class="label">{words.desk.resolveHead}</legend>
          {one.versions.map(({ value }, i) => (
            <label>
              <input type="radio" name="value" value={value} checked={i === 0} /> {formatValue(one.kind, value)}
            </label>
          ))}
        </fieldset>
        <label>
          <span class="label">{words.desk.otherValue}</span>
          <input name="other" autocomplete="off" />
        </label>
        <label>
          <span class="label">{words.desk.reason}</span>
          <input name="reason" autocomplete="off" />
        </label>
        <button type="submit" class="plain works">
          {words.desk.keepResolution}
        </button>
      </DeskForm>
    </details>
  );
}
