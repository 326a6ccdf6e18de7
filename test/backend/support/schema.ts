/** A validator for the part of JSON Schema that the contract uses. It throws for every other keyword. */
import assert from 'node:assert/strict';
import { openapi } from '../../../src/entries/backend.js';

type Schema = Record<string, unknown>;

const known = new Set(
  'type properties required additionalProperties enum pattern minimum items oneOf anyOf allOf $ref description'.split(
    ' ',
  ),
);

/** Describes how a value violates a schema; undefined if it does not. */
export function mismatch(schema: Schema, value: unknown, path = '$'): string | undefined {
  for (const keyword of Object.keys(schema)) assert.ok(known.has(keyword), keyword);
  const { $ref, oneOf, anyOf, allOf, type, minimum, pattern, items, required = [], properties = {} } = schema;
  if (typeof $ref === 'string') return mismatch(resolve($ref), value, path);
  const matching = (schemas: unknown) =>
    (schemas as Schema[]).filter((one) => mismatch(one, value, path) === undefined).length;
  if (oneOf && matching(oneOf) !== 1) return `${path}: not exactly one`;
  if (anyOf && matching(anyOf) === 0) return `${path}: none of them`;
  for (const one of (allOf ?? []) as Schema[]) {
    const wrong = mismatch(one, value, path);
    if (wrong !== undefined) return wrong;
  }
  if (schema['enum'] && !(schema['enum'] as unknown[]).includes(value)) return `${path}: ${String(value)}`;
  if (type !== undefined && typeOf(value, type) !== type) return `${path}: no ${JSON.stringify(type)}`;
  if (typeof minimum === 'number' && (value as number) < minimum) return `${path}: below ${minimum}`;
  if (typeof pattern === 'string' && !new RegExp(pattern).test(value as string)) return `${path}: ${pattern}`;
  if (items)
    for (const [at, item] of (value as unknown[]).entries()) {
      const wrong = mismatch(items as Schema, item, `${path}[${at}]`);
      if (wrong !== undefined) return wrong;
    }
  if (type !== 'object') return undefined;
  const fields = value as Schema;
  for (const name of required as string[]) if (!(name in fields)) return `${path}.${name}: missing`;
  for (const [name, field] of Object.entries(fields)) {
    const own = (properties as Record<string, Schema>)[name];
    if (!own && schema['additionalProperties'] === false) return `${path}.${name}: unknown`;
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
  const name = ref.replace('#/components/schemas/', '');
  const schema = (openapi.components.schemas as Record<string, Schema>)[name];
  assert.ok(schema, ref);
  return schema;
}

interface Operation {
  responses: Record<string, { content?: Record<string, { schema: Schema }> }>;
}

/** Asserts that a response matches the OpenAPI document. */
export function assertAsPublished(method: string, path: string, status: number, body: unknown): void {
  const paths = openapi.paths as unknown as Record<string, Record<string, Operation>>;
  const pattern = paths[`/${path}`] ?? paths[`/${path.replace(/^passkeys\/[\w-]+$/, 'passkeys/{id}')}`];
  const name = method.toLowerCase();
  const operation = pattern && Object.hasOwn(pattern, name) ? pattern[name] : undefined;
  // Everything else is a preflight or an error of the guards.
  if (!operation) return assert.ok(status === 204 || status >= 400, `${method} ${path}: ${status}`);
  const response = operation.responses[status];
  assert.ok(response, `${method} ${path}: status ${status} is not in the document`);
  const schema = response.content?.['application/json']?.schema;
  assert.equal(schema && mismatch(schema, body), undefined, `${method} ${path} ${status}`);
  if (!schema) assert.equal(body, undefined);
}
