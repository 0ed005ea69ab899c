import { ParleyError } from '../../text/index.ts';

/** The variable that names the reviewer where `--by` does not. */
export const REVIEWER = 'PARLEY_REVIEWER';

/** Whose decisions these are. @throws {ParleyError} `review-by-missing`: a decision without a name is none. */
export function reviewerOf({ by }: { readonly by?: string }): string {
  const name = by ?? process.env[REVIEWER];
  if (name === undefined || name.trim() === '')
    throw new ParleyError(
      'review-by-missing',
      'A decision needs the name of who makes it',
      `Give it with --by ann, or once for all in the environment: ${REVIEWER}=ann.`,
    );
  return name.trim();
}
