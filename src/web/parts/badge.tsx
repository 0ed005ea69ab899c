import type { ReviewState } from '../../reading/index.ts';
import { words } from '../words.ts';

/** Who stands behind an entry. Dashed: the machine alone; solid: a person decided. A disputed entry that was reviewed shows both. */
export function Badge({ checked, disputed = false, long = false }: BadgeState) {
  const kind = checked === 'machine' ? 'machine' : checked === 'rejected' ? 'rejected' : 'person';
  return (
    <>
      {disputed && <span class="badge disputed">{words.disputed}</span>}
      {disputed && checked !== 'machine' && ' '}
      {(!disputed || checked !== 'machine') && (
        <span class={`badge ${kind}`}>
          {long && checked === 'machine' ? words.machineReading : words.checked[checked]}
        </span>
      )}
    </>
  );
}

interface BadgeState {
  readonly checked: ReviewState;
  readonly disputed?: boolean;
  readonly long?: boolean;
}

/** The not-equal sign, spoken as what it means. */
export function Sign({ label = words.reader.clashSign }: { readonly label?: string }) {
  return (
    <span class="sign">
      <span aria-hidden="true">{words.sign}</span>
      <span class="skip">{label}</span>
    </span>
  );
}
