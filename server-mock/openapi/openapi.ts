/** The API as an OpenAPI 3.1 document, generated from the routes, their schemas and `operations.ts`. */
import { version } from '../../src/backend/version.js';
import { statuses, type ErrorTag } from '../http/errors.js';
import { faultHeader } from '../http/faults.js';
import { publicRoute, type Route } from '../http/route.js';
import { responseSchemas } from './response-schemas.js';
import { jsonSchema, type JsonSchema } from './json-schema.js';
import { operationOf, type Operation } from './operations.js';

export interface OpenApi {
  openapi: '3.1.0';
  info: {
    title: string;
    version: string;
    description: string;
    license: { name: string; identifier: string };
  };
  servers: { url: string }[];
  paths: Record<string, Record<string, JsonSchema>>;
  components: { schemas: Record<string, JsonSchema>; securitySchemes: JsonSchema };
}

/** Serves the description of `all()` at `/openapi.json`. */
export function openapiRoute(all: () => readonly Route[]): Route {
  return publicRoute({
    method: 'GET',
    paths: ['/openapi.json'],
    handle: () => describeApi(all()),
  });
}

export function describeApi(routes: readonly Route[]): OpenApi {
  const paths: OpenApi['paths'] = {};
  for (const route of routes) {
    for (const path of route.paths) {
      const template = path.replaceAll(/:(\w+)/g, '{$1}');
      const operation = operationOf(route.method, path);
      if (!operation) throw new TypeError(`${route.method} ${path} is not described.`);
      (paths[template] ??= {})[route.method.toLowerCase()] = describe(route, path, operation);
    }
  }
  const responses = Object.entries(responseSchemas).map(([name, schema]) => [name, jsonSchema(schema)]);
  const errors = (Object.keys(statuses) as ErrorTag[]).map((tag) => [nameOf(tag), errorSchema(tag)]);
  return {
    openapi: '3.1.0',
    info: {
      title: 'Mock Passlock server',
      // The mock is published under the kit's version.
      version,
      description: 'Both generations of the Passlock API: the second one is below /v2.',
      license: { name: 'MIT', identifier: 'MIT' },
    },
    servers: [{ url: '/' }],
    paths,
    components: {
      schemas: Object.fromEntries([...responses, ...errors]) as Record<string, JsonSchema>,
      securitySchemes: { apiKey: { type: 'http', scheme: 'bearer' } },
    },
  };
}

const ref = (name: string): JsonSchema => ({ $ref: `#/components/schemas/${name}` });
const oneOf = ([first = {}, ...others]: JsonSchema[]): JsonSchema =>
  others.length === 0 ? first : { oneOf: [first, ...others] };
const nameOf = (tag: ErrorTag): string => tag.replace('@error/', 'Error');

function describe(route: Route, path: string, operation: Operation): JsonSchema {
  const { response, summary } = operation;
  const success = response.includes('/')
    ? { [response]: { schema: { type: 'string' } } }
    : { 'application/json': { schema: ref(response) } };
  return {
    summary,
    operationId: `${route.method.toLowerCase()}${path.replaceAll(/[^A-Za-z0-9]+(\w)/g, (_, letter: string) => letter.toUpperCase())}`,
    tags: [route.zone],
    security: route.zone === 'server' ? [{ apiKey: [] }] : [],
    parameters: parametersOf(route, path, operation),
    ...(route.body && {
      requestBody: { required: true, content: { 'application/json': { schema: jsonSchema(route.body) } } },
    }),
    responses: {
      [String(route.status)]: { description: 'Success', content: success },
      ...errorResponses(errorsOf(route, operation), route.body !== undefined),
    },
  };
}

function parametersOf({ zone }: Route, path: string, { query = [] }: Operation): JsonSchema[] {
  const schema = { type: 'string' };
  const inPath = [...path.matchAll(/:(\w+)/g)].map(([, name]) => ({
    name,
    in: 'path',
    required: true,
    schema,
  }));
  const inQuery = query.map((name) => ({ name, in: 'query', schema }));
  const fault = {
    name: faultHeader,
    in: 'header',
    description: 'Faults on demand, such as "latency=500". Mock only, in development tenancies.',
    schema,
  };
  return [...inPath, ...inQuery, ...(zone === 'public' ? [] : [fault])];
}

function errorsOf({ zone, body }: Route, { errors = [] }: Operation): Set<ErrorTag> {
  return new Set<ErrorTag>([
    // Also without a body, for malformed parameters and fault headers.
    ...(body || zone !== 'public' ? (['@error/BadRequest'] as const) : []),
    ...(zone === 'browser' ? (['@error/InvalidTenancy'] as const) : []),
    ...(zone === 'public' ? [] : (['@error/Forbidden'] as const)),
    ...errors,
    '@error/Internal',
  ]);
}

/** Groups the errors by status, and adds the statuses 413 and 415 of `BadRequest`. */
function errorResponses(tags: ReadonlySet<ErrorTag>, hasBody: boolean): JsonSchema {
  const byStatus = new Map<number, ErrorTag[]>();
  const add = (status: number, tag: ErrorTag) => byStatus.set(status, [...(byStatus.get(status) ?? []), tag]);
  for (const tag of tags) add(statuses[tag], tag);
  if (hasBody) for (const status of [413, 415]) add(status, '@error/BadRequest');
  return Object.fromEntries(
    [...byStatus].map(([status, all]) => [
      String(status),
      {
        description: all.join(', '),
        ...(status === 429 && { headers: { 'Retry-After': { schema: { type: 'integer' } } } }),
        content: { 'application/json': { schema: oneOf(all.map((tag) => ref(nameOf(tag)))) } },
      },
    ]),
  );
}

function errorSchema(tag: ErrorTag): JsonSchema {
  const more: Partial<Record<ErrorTag, JsonSchema>> = {
    '@error/PasskeyNotFound': { credentialId: { type: 'string' }, rpId: { type: 'string' } },
    '@error/ChallengeRateLimited': { retryAfterSeconds: { type: 'integer' } },
  };
  const properties = { _tag: { const: tag }, message: { type: 'string' }, ...more[tag] };
  return { type: 'object', properties, required: Object.keys(properties), additionalProperties: false };
}
