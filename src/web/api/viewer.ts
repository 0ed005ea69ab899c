import { Problem } from './problem.ts';
import type { Asked } from './route.ts';

/**
 * With whose decisions the record is to be shown: null for everybody's. In two-coder mode a coder who is logged in sees his or her own and cannot
 * ask for another's.
 */
export function seenAs(as: string | undefined, { live, viewer }: Asked): string | null {
  if (live.blind && viewer.name !== null) {
    if (as !== undefined && as !== viewer.name)
      throw new Problem(
        403,
        'two-coder-mode',
        'The decisions of others are not shown while two coders work apart',
        'Leave `as` out.',
      );
    return viewer.name;
  }
  return as ?? null;
}

/** Under whose name a decision is kept: that of the login, or the one given where nobody is logged in. */
export function signedBy(given: string | undefined, { viewer }: Asked): string {
  if (viewer.name === null) {
    if (given === undefined)
      throw new Problem(400, 'name-needed', 'A decision is kept under a name', 'Say with `by` whose it is.');
    return given;
  }
  if (given !== undefined && given !== viewer.name)
    throw new Problem(
      403,
      'other-name',
      `You are logged in as ${viewer.name}`,
      'Leave `by` out, or log in under that name.',
    );
  return viewer.name;
}

/** Refuses what shows several coders' work while they are to work apart. */
export function onlyTogether({ live }: Asked): void {
  if (live.blind)
    throw new Problem(
      403,
      'two-coder-mode',
      'This is not shown while two coders work apart',
      'Serve the record without --two-coders when they are done.',
    );
}
