import type { DossierActor } from '../../dossier/index.ts';
import { printable, slugOf } from '../format.ts';
import type { Place } from '../parts/place.ts';
import { words } from '../words.ts';
import { DeskForm } from './forms.tsx';

/** Renames an actor, makes two one, or keeps a name from being published. */
export function ActorForms({ place, actor }: { readonly place: Place; readonly actor: DossierActor }) {
  const { desk, shelf } = place;
  if (desk === null || !desk.mayReview || desk.coder === '') return null;
  const fields = { dossier: shelf.dossier.id, actor: actor.name };
  const back = `${place.path}#p-${slugOf(actor.id)}`;
  const hidden = [actor.name, ...actor.spellings].some(name => desk.withheld.has(name));
  return (
    <details class="change">
      <summary>
        {words.desk.change}
        {hidden && <span class="badge">{words.desk.withheld}</span>}
      </summary>
      <DeskForm place={place} action="rename" fields={fields} back={back}>
        <label>
          <span class="label">{words.desk.newName}</span>
          <input name="name" required value={printable(actor.name)} autocomplete="off" />
        </label>
        <button type="submit" class="plain works">
          {words.desk.rename}
        </button>
      </DeskForm>
      <DeskForm place={place} action="merge" fields={fields} back={place.path}>
        <label>
          <span class="label">{words.desk.sameAs}</span>
          <input name="same" required list="actor-names" autocomplete="off" />
        </label>
        <button type="submit" class="plain works">
          {words.desk.merge}
        </button>
      </DeskForm>
      <DeskForm place={place} action={hidden ? 'name' : 'withhold'} fields={fields} back={back}>
        <button type="submit" class="plain works">
          {hidden ? words.desk.nameAgain : words.desk.withhold}
        </button>
      </DeskForm>
    </details>
  );
}

/** The names to choose from, once for all forms of the page. */
export function ActorNames({ place }: { readonly place: Place }) {
  if (place.desk === null) return null;
  return (
    <datalist id="actor-names">
      {place.shelf.dossier.actors.slice(0, 500).map(({ name }) => (
        <option value={name}>{printable(name)}</option>
      ))}
    </datalist>
  );
}
