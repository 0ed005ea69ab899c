import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { DeskForm } from './forms.tsx';

/** Asks for the name that decisions are kept under. */
export function NameForm({ place, back }: { readonly place: Place; readonly back: string }) {
  return (
    <DeskForm place={place} action="coder" back={back} class="name-form">
      <label>
        <span class="label">{words.desk.name}</span>
        <input name="coder" required maxlength={80} autocomplete="name" />
      </label>
      <button type="submit" class="filled works">
        {words.desk.keepName}
      </button>
      <p class="label">{words.desk.nameWhy}</p>
    </DeskForm>
  );
}
