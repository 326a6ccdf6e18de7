/** Holds answers against the server's own description of itself. */
import assert from 'node:assert/strict';
import type { OpenApi } from '../../../server-mock/openapi/openapi.js';

type Schema = Record<string, unknown>;

interface Operation {
  responses: Record<string, { content: Record<string, { schema: Schema }> }>;
}

const isObject = (value: unknown): value is Schema =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const typeOf = (value: unknown): string =>
  value === null ? 'null' : Array.isArray(value) ? 'array' : typeof value;

/** What is wrong with `value`; nothing when the list is empty. Knows the keywords that the document uses. */
export function violations(schema: Schema, value: unknown, document: OpenApi, at = ''): string[] {
  const found: string[] = [];
  const inner = (part: Schema, of: unknown, place = at) => violations(part, of, document, place);
  for (const [keyword, rule] of Object.entries(schema)) {
    if (keyword === '$ref') {
      const target = document.components.schemas[String(rule).replace('#/components/schemas/', '')];
      found.push(...(target ? inner(target, value) : [`${at}: no ${String(rule)}`]));
    } else if (keyword === 'type') {
      const fits = rule === 'integer' ? Number.isInteger(value) : typeOf(value) === rule;
      if (!fits) found.push(`${at}: not ${String(rule)}`);
    } else if (keyword === 'const') {
      if (value !== rule) found.push(`${at}: not ${String(rule)}`);
    } else if (keyword === 'enum') {
      if (!(rule as unknown[]).includes(value)) found.push(`${at}: not one of ${String(rule)}`);
    } else if (keyword === 'properties') {
      for (const [key, part] of Object.entries(rule as Record<string, Schema>))
        if (isObject(value) && key in value) found.push(...inner(part, value[key], `${at}.${key}`));
    } else if (keyword === 'required') {
      for (const key of rule as string[])
        if (!isObject(value) || !(key in value)) found.push(`${at}.${key}: missing`);
    } else if (keyword === 'additionalProperties') {
      const known = Object.keys((schema['properties'] ?? {}) as object);
      for (const key of isObject(value) ? Object.keys(value) : []) {
        if (known.includes(key)) continue;
        if (rule === false) found.push(`${at}.${key}: unknown`);
        else found.push(...inner(rule as Schema, (value as Schema)[key], `${at}.${key}`));
      }
    } else if (keyword === 'propertyNames') {
      for (const key of isObject(value) ? Object.keys(value) : [])
        found.push(...inner(rule as Schema, key, `${at}: the key ${key}`));
    } else if (keyword === 'items') {
      for (const [i, item] of (Array.isArray(value) ? value : []).entries())
        found.push(...inner(rule as Schema, item, `${at}[${i}]`));
    } else if (keyword === 'anyOf' || keyword === 'oneOf') {
      const fits = (rule as Schema[]).filter((part) => inner(part, value).length === 0).length;
      if (keyword === 'anyOf' ? fits === 0 : fits !== 1) found.push(`${at}: fits ${fits} of ${keyword}`);
    } else if (keyword === 'pattern') {
      if (typeof value !== 'string' || !new RegExp(String(rule)).test(value))
        found.push(`${at}: ${String(rule)}`);
    } else if (keyword === 'minLength' || keyword === 'minItems') {
      if ((value as { length: number }).length < Number(rule)) found.push(`${at}: too short`);
    } else if (keyword === 'maxLength' || keyword === 'maxItems') {
      if ((value as { length: number }).length > Number(rule)) found.push(`${at}: too long`);
    } else if (keyword === 'minimum') {
      if (Number(value) < Number(rule)) found.push(`${at}: too small`);
    } else if (keyword === 'maximum') {
      if (Number(value) > Number(rule)) found.push(`${at}: too large`);
    } else found.push(`${at}: unknown keyword ${keyword}`);
  }
  return found;
}

/** The template that a path belongs to, fixed segments first as the server has it; undefined for none. */
export function templateOf(document: OpenApi, path: string): string | undefined {
  const [bare = ''] = path.split('?');
  const plain = bare.length > 1 ? bare.replace(/\/$/, '') : bare;
  const rank = (template: string) => template.split('{').length * 2 - (template.startsWith('/v2/') ? 1 : 0);
  return Object.keys(document.paths)
    .sort((a, b) => rank(a) - rank(b))
    .find((template) =>
      new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`).test(plain),
    );
}

/** Fails unless the answer is one that the document foresees. Returns the operation and status it was. */
export function assertDescribed(
  document: OpenApi,
  { method, path }: { method: string; path: string },
  { status, type, body }: { status: number; type: string | null; body: string },
): string {
  const template = templateOf(document, path) ?? assert.fail(`${path} is in no path of the document`);
  const operation = document.paths[template]?.[method.toLowerCase()] as Operation | undefined;
  assert.ok(operation, `${method} ${template}`);
  const response = operation.responses[String(status)];
  assert.ok(response, `${method} ${template} answered ${status}: ${body}`);
  const content = response.content[type ?? ''];
  assert.ok(content, `${method} ${template} answered ${status} as ${String(type)}`);
  const value: unknown = type === 'application/json' ? JSON.parse(body) : body;
  assert.deepEqual(
    violations(content.schema, value, document),
    [],
    `${method} ${template} ${status}: ${body}`,
  );
  return `${method} ${template} ${status}`;
}
