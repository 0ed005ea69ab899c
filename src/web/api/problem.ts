import { z } from 'zod';
import { ParleyError } from '../../text/index.ts';

/** What every refusal looks like: RFC 9457, `application/problem+json`, with Parley's code and a next step. */
export const problemSchema = z.strictObject({
  type: z.string(),
  title: z.string(),
  status: z.int(),
  detail: z.string(),
  /** One of the codes of docs/api.md and docs/store.md. */
  code: z.string(),
  /** What the person can do. */
  next: z.string(),
  errors: z.exactOptional(z.array(z.strictObject({ path: z.string(), message: z.string() }))),
});

const TITLES: Readonly<Record<number, string>> = {
  400: 'Bad request',
  401: 'Not logged in',
  403: 'Forbidden',
  404: 'Not found',
  405: 'Method not allowed',
  409: 'Conflict',
  413: 'Too large',
  415: 'Unsupported media type',
  422: 'Cannot be meant',
  500: 'Fault in Parley',
  503: 'Unavailable',
  507: 'Store full',
};

/** A refusal with its status. */
export class Problem extends ParleyError {
  readonly status: number;
  readonly errors: readonly { readonly path: string; readonly message: string }[] | null;

  constructor(
    status: number,
    code: string,
    message: string,
    next: string,
    { errors }: { readonly errors?: readonly { readonly path: string; readonly message: string }[] } = {},
  ) {
    super(code, message, next);
    this.status = status;
    this.errors = errors ?? null;
  }
}

/** The statuses of refusals that come from other rooms. */
const STATUS: Readonly<Record<string, number>> = {
  'review-invalid': 422,
  'review-id-taken': 409,
  'report-differs': 409,
  'store-full': 507,
  'store-unwritable': 503,
  'store-busy': 503,
  'store-unreachable': 503,
  'store-refused': 503,
  'store-corrupt': 503,
};

/** Any error as a problem; a fault of ours says no more than that it is one. */
export function problemOf(error: unknown): Problem {
  if (error instanceof Problem) return error;
  if (error instanceof ParleyError && STATUS[error.code] !== undefined)
    return new Problem(STATUS[error.code]!, error.code, error.message, error.next);
  return new Problem(
    500,
    'internal',
    'Something went wrong in Parley',
    'The server’s own messages say what. Please report it.',
  );
}

export function problemResponse(problem: Problem, headers: Readonly<Record<string, string>> = {}): Response {
  const { status, code, message, next, errors } = problem;
  const body: z.infer<typeof problemSchema> = {
    type: `urn:parley:problem:${code}`,
    title: TITLES[status] ?? 'Refused',
    status,
    detail: message,
    code,
    next,
    ...(errors === null ? {} : { errors: errors.map(one => ({ ...one })) }),
  };
  return new Response(JSON.stringify(body), {
    status,
    headers: { 'Content-Type': 'application/problem+json', 'Cache-Control': 'no-store', ...headers },
  });
}

export const notFound = (what: string): Problem =>
  new Problem(404, 'not-found', `There is no ${what}`, 'The lists of the API name what there is.');

/** How the document describes a 404. */
export const NOT_THERE = { description: 'There is none.', schema: problemSchema } as const;
