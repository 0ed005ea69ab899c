import { z } from 'zod';
import type { LiveRecord } from '../../work/index.ts';
import { Problem, problemSchema } from './problem.ts';

/** Who asks: what they may do, and under which name their decisions are kept. */
export interface Viewer {
  readonly role: 'reader' | 'reviewer';
  /** As the login says; null without a login. */
  readonly name: string | null;
}

/** What every handler is given beside its own parameters. */
export interface Asked {
  readonly live: LiveRecord;
  readonly viewer: Viewer;
  /** Time of asking, ISO 8601. */
  readonly now: string;
  /** Ends when the client goes away. */
  readonly signal: AbortSignal;
}

export type Answer =
  | { readonly status: number; readonly json: unknown; readonly headers?: Readonly<Record<string, string>> }
  | {
      readonly status: number;
      readonly bytes: Uint8Array | string;
      readonly type: string;
      readonly headers?: Readonly<Record<string, string>>;
    }
  | { readonly status: 200; readonly events: Listen };

/** Begins to send, and returns how to stop. */
export type Listen = (send: SendEvent) => () => void;

/** Sends one server-sent event. */
export type SendEvent = (event: string, data: unknown, id?: string) => void;

/** One answer as the document describes it: JSON with a schema, or other media types. */
export interface Described {
  readonly description: string;
  readonly schema?: z.ZodType;
  readonly types?: readonly string[];
}

type Shape = Readonly<Record<string, z.ZodType>>;
type Values<S extends Shape> = { readonly [key in keyof S]: z.output<S[key]> };

interface RouteOf<P extends Shape, Q extends Shape, B extends z.ZodType> {
  /** `operationId` of the document. */
  readonly id: string;
  readonly method: 'get' | 'post';
  /** `/reports/{id}`, below the root of the API. */
  readonly path: string;
  readonly summary: string;
  readonly params?: P;
  readonly query?: Q;
  /** JSON with a schema; or bytes of these media types, as they come. */
  readonly body?: B;
  readonly takes?: readonly string[];
  readonly maxBytes?: number;
  readonly answers: Readonly<Record<number, Described>>;
  handle(
    given: {
      readonly params: Values<P>;
      readonly query: Values<Q>;
      readonly body: z.output<B>;
      readonly bytes: Uint8Array;
    },
    asked: Asked,
  ): Promise<Answer> | Answer;
}

/** A request as it came, before anything of it is believed. */
export interface RawRequest {
  readonly params: Readonly<Record<string, string>>;
  readonly query: Readonly<Record<string, readonly string[]>>;
  readonly bytes: Uint8Array;
}

/** A route whose types are checked inside and forgotten outside. */
export interface Route {
  readonly id: string;
  readonly method: 'get' | 'post';
  readonly path: string;
  readonly summary: string;
  readonly params: z.ZodObject;
  readonly query: z.ZodObject;
  readonly body: z.ZodType | null;
  readonly takes: readonly string[];
  readonly maxBytes: number;
  readonly answers: Readonly<Record<number, Described>>;
  answer(raw: RawRequest, asked: Asked): Promise<Answer>;
}

const JSON_TYPE = 'application/json';
const SMALL_BODY = 1024 * 1024;

/** Makes a route of its description: everything is checked against the schemas before the handler sees it. */
export function route<
  P extends Shape = Record<never, never>,
  Q extends Shape = Record<never, never>,
  B extends z.ZodType = z.ZodNull,
>(given: RouteOf<P, Q, B>): Route {
  const params = z.strictObject(given.params ?? {});
  const query = z.strictObject(given.query ?? {});
  const body = given.body ?? null;
  return {
    id: given.id,
    method: given.method,
    path: given.path,
    summary: given.summary,
    params,
    query,
    body,
    takes: given.takes ?? (body === null ? [] : [JSON_TYPE]),
    maxBytes: given.maxBytes ?? SMALL_BODY,
    answers: { ...given.answers, ...PROBLEMS(given.method) },
    async answer(raw, asked) {
      const checked = {
        params: parsed(params, raw.params, 'path'),
        query: parsed(query, single(raw.query), 'query'),
        body: body === null ? null : parsed(body, jsonOf(raw.bytes), 'body'),
        bytes: raw.bytes,
      };
      // The three were just parsed by the schemas their types are made of.
      return given.handle(checked as Parameters<typeof given.handle>[0], asked);
    },
  };
}

/** What any route may answer beside its own. */
const PROBLEMS = (method: 'get' | 'post'): Record<number, Described> => {
  const problem = (description: string): Described => ({ description, schema: problemSchema });
  return {
    400: problem('The request cannot be understood; `errors` says what of it.'),
    401: problem('A token is needed.'),
    403: problem('Not from here, not under this name, or not with this token.'),
    503: problem('The store cannot be reached or written to at the moment.'),
    ...(method === 'get'
      ? { 304: { description: 'Not modified: `If-None-Match` names the state of the record.' } }
      : {
          413: problem('The body is too large.'),
          415: problem('The body has another media type than is taken here.'),
          507: problem('The store is full.'),
        }),
  };
};

function parsed<S extends z.ZodType>(schema: S, value: unknown, where: string): z.output<S> {
  const result = schema.safeParse(value);
  if (result.success) return result.data;
  throw new Problem(
    400,
    'request-invalid',
    'The request cannot be understood',
    'Mend what `errors` names; /api/v1/openapi.json says what is taken.',
    {
      errors: result.error.issues
        .slice(0, 20)
        .map(({ path, message }) => ({ path: [where, ...path].join('.'), message })),
    },
  );
}

/** Every parameter once: of two values nobody knows which was meant. */
function single(query: Readonly<Record<string, readonly string[]>>): Record<string, string> {
  const values: Record<string, string> = {};
  for (const [name, all] of Object.entries(query)) {
    if (all.length > 1)
      throw new Problem(400, 'request-invalid', `The parameter ${name} is given ${all.length} times`, 'Give it once.');
    Object.defineProperty(values, name, { value: all[0], enumerable: true });
  }
  return values;
}

function jsonOf(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    throw new Problem(400, 'json-broken', 'The body is no JSON in UTF-8', 'Send the body as JSON.');
  }
}
