import assert from 'node:assert/strict';
import { readFileSync } from 'node:fs';
import { describe, it } from 'node:test';
import { backendErrors, openapi } from '../../src/entries/backend.js';
import { routes } from '../../src/backend/routes.js';
import { mismatch } from '../../server-mock/check/schema.js';

const readme = readFileSync(new URL('../../src/backend/README.md', import.meta.url), 'utf8');

describe('the OpenAPI document', () => {
  it('lists exactly the routes of the backend', () => {
    const published = Object.entries(openapi.paths).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method.toUpperCase()} ${path.slice(1)}`),
    );
    const real = Object.entries(routes).flatMap(([path, methods]) =>
      Object.keys(methods).map((method) => `${method} ${path}`),
    );
    assert.deepEqual(published.sort(), real.sort());
  });

  it('is JSON with valid references and path parameters', () => {
    const text = JSON.stringify(openapi);
    assert.deepEqual(JSON.parse(text), openapi);
    for (const [, name = ''] of text.matchAll(/"#\/components\/schemas\/(\w+)"/g))
      assert.ok(name in openapi.components.schemas, name);
    for (const [path, methods] of Object.entries(openapi.paths))
      for (const operation of Object.values(methods))
        assert.equal('parameters' in operation, path.includes('{id}'), path);
  });

  it('names each operation once, and whether it needs a session', () => {
    const operations = Object.values(openapi.paths).flatMap((methods) => Object.values(methods));
    const ids = operations.map((operation) => (operation as { operationId?: string }).operationId);
    assert.deepEqual(ids, [...new Set(ids)]);
    for (const operation of operations) assert.ok('security' in operation && 'operationId' in operation);
  });

  it('has the version of the package', () => {
    const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8')) as {
      version: string;
    };
    assert.equal(openapi.info.version, version);
  });

  it('matches the README', () => {
    for (const [path, methods] of Object.entries(openapi.paths))
      for (const method of Object.keys(methods))
        assert.ok(readme.includes(`\`${method.toUpperCase()} ${path.slice(1)}\``), `${method} ${path}`);
    for (const [tag, [status]] of Object.entries(backendErrors))
      assert.match(readme, new RegExp(`\\| ${status} +\\| [^|]*\`${tag.slice(7)}\``), tag);
  });

  it('uses only the keywords that its validator knows', () => {
    const known = new Set(
      'type properties required additionalProperties enum pattern minimum items anyOf allOf $ref description'.split(
        ' ',
      ),
    );
    interface Schema {
      anyOf?: Schema[];
      allOf?: Schema[];
      items?: Schema;
      properties?: Record<string, Schema>;
    }
    const visit = (schema: Schema): void => {
      for (const keyword of Object.keys(schema)) assert.ok(known.has(keyword), keyword);
      const { anyOf = [], allOf = [], items, properties = {} } = schema;
      for (const part of [anyOf, allOf, items ?? [], Object.values(properties)].flat()) visit(part);
    };
    const { schemas } = openapi.components;
    for (const schema of Object.values(schemas)) visit(schema as Schema);
    for (const operations of Object.values(openapi.paths))
      for (const { responses } of Object.values(operations) as { responses: object }[])
        for (const { content } of Object.values(responses) as {
          content?: Record<string, { schema: Schema }>;
        }[])
          for (const { schema } of Object.values(content ?? {})) visit(schema);
  });

  it('is checked by a validator that detects mismatches', () => {
    const { Error: error, SentCode: sent, User: user } = openapi.components.schemas;
    assert.equal(mismatch(error, { _tag: '@error/X', message: '' }), undefined);
    for (const bad of [{ _tag: 'X', message: '' }, { _tag: '@error/X' }, [], null, 'x'])
      assert.notEqual(mismatch(error, bad), undefined);
    assert.notEqual(mismatch(user, { id: 'x', username: 'x', secret: 'x' }), undefined);
    assert.notEqual(mismatch(sent, { purpose: 'login' }), undefined);
  });
});
