import type { Field } from '../../dossier/index.ts';
import type { Cite } from '../../text/index.ts';
import { LEFT_OUT, printable } from '../format.ts';
import { words } from '../words.ts';
import { Sign } from './badge.tsx';
import { linkToWords, type Place } from './place.ts';

/** A value that opens the words it rests on; plain text where it rests on none. */
export function Value({
  place,
  cites,
  children,
}: {
  readonly place: Place;
  readonly cites: readonly Cite[];
  readonly children: unknown;
}) {
  const cite = cites[0];
  return cite === undefined ? (
    <span>{children}</span>
  ) : (
    <a class="plain" href={linkToWords(place, cite)}>
      {children}
    </a>
  );
}

export interface FieldCell {
  readonly place: Place;
  readonly field: Field;
  /** How a value is written: a date, a duration. */
  readonly write?: (value: string) => string;
  readonly strong?: boolean;
  /** True where the other versions cannot hold beside the preferred one; else they only say it more or less exactly. */
  readonly clashes: boolean;
  readonly absent?: string;
}

/** The preferred value first; under a dashed red rule the others, each with its sign and its source. */
export function FieldValue({
  place,
  field,
  write = printable,
  strong = false,
  clashes,
  absent = words.notStated,
}: FieldCell) {
  const [first, ...others] = field.versions;
  if (field.preferred === null || first === undefined) return <span class="absent">{absent}</span>;
  const value = (
    <Value place={place} cites={first.cites}>
      {write(field.preferred)}
    </Value>
  );
  const preferred = write(field.preferred);
  const rivals = others.filter(version => write(version.value) !== preferred);
  return (
    <>
      {strong ? <b>{value}</b> : value}
      {rivals.map(version => (
        <span class={clashes ? 'rival' : 'why'}>
          {clashes && <Sign />}{' '}
          <Value place={place} cites={version.cites}>
            {write(version.value)}
          </Value>
          , {words.list([...new Set(version.reports.map(place.shelf.outlet))].slice(0, 2))}
        </span>
      ))}
    </>
  );
}

/** The words of a cite in quotation marks, with where they stand; nothing where a published record leaves them out. */
export function Quoted({ place, cite, text }: { readonly place: Place; readonly cite: Cite; readonly text: string }) {
  if (text === LEFT_OUT) return null;
  return (
    <a class="plain quote" href={linkToWords(place, cite)}>
      “{text}”
    </a>
  );
}

/** A cell that carries its column's head, for the narrow screen where a table becomes label and value lines. */
export function Cell({ label, children, number = false, lead = false }: CellProps) {
  return (
    <td data-label={label} class={[number && 'number', lead && 'lead'].filter(Boolean).join(' ') || undefined}>
      <div>{children}</div>
    </td>
  );
}

interface CellProps {
  readonly label: string;
  readonly children?: unknown;
  readonly number?: boolean;
  readonly lead?: boolean;
}

export function Heads({ heads, numbers = 0 }: { readonly heads: readonly string[]; readonly numbers?: number }) {
  return (
    <thead>
      <tr>
        {heads.map((head, i) => (
          <th scope="col" class={i >= heads.length - numbers ? 'number' : undefined}>
            {head}
          </th>
        ))}
      </tr>
    </thead>
  );
}
