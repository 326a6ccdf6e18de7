import assert from 'node:assert/strict';
import { violation } from '../../../server-mock/check/schema.js';

/** Asserts that a response matches the OpenAPI document. */
export function assertAsPublished(method: string, path: string, status: number, body: unknown): void {
  assert.equal(violation(method, path, status, body), undefined, `${method} ${path} ${status}`);
}
