import { linkTo, type Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { DeskForm } from './forms.tsx';

/** Stands where a form would, as long as nobody has given a name. */
export function NameFirst({ place }: { readonly place: Place }) {
  return (
    <p class="label">
      <a href={linkTo(place, `${place.shelf.base}queue.html`)}>{words.desk.nameFirst}</a>
    </p>
  );
}

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
