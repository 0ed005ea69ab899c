import { linkTo, type Place } from '../parts/place.ts';

/** A form that is sent to the desk, and leads back to where it was sent from. */
export function DeskForm({
  place,
  action,
  fields = {},
  back,
  children,
  ...rest
}: {
  readonly place: Place;
  readonly action: string;
  readonly fields?: Readonly<Record<string, string>>;
  /** Where the answer leads, seen from the root of the site; by default the page itself. */
  readonly back?: string;
  readonly class?: string;
  readonly id?: string;
  readonly hidden?: boolean;
  readonly children?: unknown;
}) {
  const { desk } = place;
  if (desk === null) return null;
  return (
    <form method="post" action={linkTo(place, 'desk/review')} {...rest}>
      {Object.entries({ token: desk.token, action, back: back ?? place.path, ...fields }).map(([name, value]) => (
        <input type="hidden" name={name} value={value} />
      ))}
      {children}
    </form>
  );
}
