/** Compares responses with the OpenAPI document of the backend contract. */
import { openapi } from '../../src/backend/openapi.js';

type Schema = Record<string, unknown>;

/** Describes how a value violates a schema; undefined if it does not. Knows the keywords that the document uses. */
export function mismatch(schema: Schema, value: unknown, path = '$'): string | undefined {
  const { $ref, anyOf, allOf, type, minimum, pattern, items, required = [], properties = {} } = schema;
  if (typeof $ref === 'string') return mismatch(resolve($ref), value, path);
  const mismatches = (schemas: unknown) => (schemas as Schema[]).map((one) => mismatch(one, value, path));
  if (anyOf) {
    const wrong = mismatches(anyOf);
    return wrong.includes(undefined) ? undefined : wrong[0];
  }
  const wrongPart = allOf && mismatches(allOf).find((wrong) => wrong !== undefined);
  if (wrongPart !== undefined) return wrongPart as string;
  const values = schema['enum'] as unknown[] | undefined;
  if (values && !values.includes(value))
    return `${path}: ${JSON.stringify(value)} is none of ${values.join(', ')}`;
  if (type !== undefined && typeOf(value, type) !== type) return `${path}: expected ${JSON.stringify(type)}`;
  if (typeof minimum === 'number' && (value as number) < minimum) return `${path}: below ${minimum}`;
  if (typeof pattern === 'string' && !new RegExp(pattern).test(value as string))
    return `${path}: not ${pattern}`;
  for (const [at, item] of items ? (value as unknown[]).entries() : []) {
    const wrong = mismatch(items as Schema, item, `${path}[${at}]`);
    if (wrong !== undefined) return wrong;
  }
  if (type !== 'object') return undefined;
  const fields = value as Schema;
  for (const name of required as string[]) if (!(name in fields)) return `${path}.${name} is missing`;
  for (const [name, field] of Object.entries(fields)) {
    const own = (properties as Record<string, Schema>)[name];
    if (!own && schema['additionalProperties'] === false) return `${path}.${name} is not documented`;
    const wrong = own && mismatch(own, field, `${path}.${name}`);
    if (wrong !== undefined) return wrong;
  }
  return undefined;
}

function typeOf(value: unknown, wanted: unknown): string {
  if (Array.isArray(value)) return 'array';
  if (value === null) return 'null';
  return wanted === 'integer' && Number.isInteger(value) ? 'integer' : typeof value;
}

function resolve(ref: string): Schema {
  const name = ref.replace('#/components/schemas/', '') as keyof typeof openapi.components.schemas;
  return openapi.components.schemas[name];
}

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/**
 * Describes how a response violates the document; undefined if it does not.
 *
 * @param path relative to the backend's base
 * @param body undefined for an empty one
 */
export function violation(method: string, path: string, status: number, body: unknown): string | undefined {
  const paths = openapi.paths as unknown as Record<string, Record<string, Operation>>;
  const pattern = paths[`/${path}`] ?? paths[`/${path.replace(/^passkeys\/[^/]+$/, 'passkeys/{id}')}`];
  const name = method.toLowerCase();
  const operation = pattern && Object.hasOwn(pattern, name) ? pattern[name] : undefined;
  // Everything else is a preflight, or refused.
  if (!operation) return status === 204 || status >= 400 ? undefined : `status ${status} is not documented`;
  const response = operation.responses[status];
  if (!response) return `status ${status} is not documented`;
  const schema = response.content?.['application/json']?.schema;
  if (!schema) return body === undefined ? undefined : 'a body is not documented';
  return mismatch(schema, body);
}
