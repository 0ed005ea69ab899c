import { z } from 'zod';
import { MAX_REPORTS_BYTES } from './report-routes.ts';
import type { Described, Route } from './route.ts';

type Json = { readonly [key: string]: unknown };

/** The OpenAPI 3.1 document of the routes, made of the very schemas that requests are checked against. */
export function openApiDocument(routes: readonly Route[]): Json {
  const components: Record<string, unknown> = {};
  // A schema with a name becomes a component and a reference to it.
  const schemaOf = (schema: z.ZodType): unknown => {
    const made: { $defs?: Record<string, unknown>; properties?: Record<string, unknown> } = z.toJSONSchema(
      z.strictObject({ it: schema }),
      { io: 'input' },
    );
    for (const [name, part] of Object.entries(made.$defs ?? {})) components[name] ??= referring(part);
    return referring(made.properties!.it);
  };
  const answerOf = ({ description, schema, types }: Described, status: string) => ({
    description,
    ...(schema === undefined
      ? types === undefined
        ? {}
        : { content: Object.fromEntries(types.map(type => [type, {}])) }
      : {
          content: {
            [Number(status) < 400 ? 'application/json' : 'application/problem+json']: { schema: schemaOf(schema) },
          },
        }),
  });
  const parameters = (schema: z.ZodObject, where: 'path' | 'query') =>
    Object.entries(schema.shape).map(([name, one]) => {
      const { description, ...rest } = schemaOf(one as z.ZodType) as { description?: string };
      const required = where === 'path' || !z.safeParse(one, undefined).success;
      return { name, in: where, required, schema: rest, ...(description === undefined ? {} : { description }) };
    });
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const { body } = route;
    paths[route.path] = {
      ...paths[route.path],
      [route.method]: {
        operationId: route.id,
        summary: route.summary,
        parameters: [...parameters(route.params, 'path'), ...parameters(route.query, 'query')],
        ...(route.takes.length === 0
          ? {}
          : {
              requestBody: {
                required: true,
                content: Object.fromEntries(
                  route.takes.map(type => [type, body === null ? {} : { schema: schemaOf(body) }]),
                ),
              },
            }),
        responses: Object.fromEntries(
          Object.entries(route.answers).map(([status, described]) => [status, answerOf(described, status)]),
        ),
      },
    };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Parley',
      version: '1',
      description: `The record of negotiations as Parley reads and people review it. Bodies of reports: ${MAX_REPORTS_BYTES} bytes at most. See docs/api.md.`,
    },
    servers: [{ url: '/api/v1' }],
    security: [{}, { token: [] }, { login: [] }],
    paths,
    components: {
      schemas: components,
      securitySchemes: {
        token: { type: 'http', scheme: 'bearer' },
        login: { type: 'http', scheme: 'basic', description: 'Your name, and the token as password.' },
      },
    },
  };
}

/** A schema as it stands inside the document. */
function referring(schema: unknown): unknown {
  if (Array.isArray(schema)) return schema.map(referring);
  if (typeof schema !== 'object' || schema === null) return schema;
  return Object.fromEntries(
    Object.entries(schema)
      .filter(([key, value]) => !(key === 'id' && typeof value === 'string') && key !== '$schema')
      .map(([key, value]) => [
        key,
        key === '$ref' && typeof value === 'string'
          ? value.replace('#/$defs/', '#/components/schemas/')
          : referring(value),
      ]),
  );
}
