/** Validation of JSON against valibot schemas, with errors that name the field. */
import * as v from 'valibot';
import { badRequest } from './errors.js';

/** A schema whose result is exactly `T`. */
export type Schema<T> = v.GenericSchema<unknown, T>;

/** Returns the value as the schema has it, or throws a `BadRequest` that names the field. */
export function parse<T>(schema: Schema<T>, value: unknown): T {
  const result = v.safeParse(schema, value, { abortEarly: true });
  if (result.success) return result.output;
  const [issue] = result.issues;
  const path = v.getDotPath(issue);
  throw badRequest(path === null ? issue.message : `${path}: ${problemOf(issue)}`);
}

/** Valibot reports a missing field as an invalid key of the surrounding object. */
function problemOf({ type, received, message }: v.BaseIssue<unknown>): string {
  return type === 'object' && received === 'undefined' ? 'missing' : message;
}

/** An object with these fields; others are dropped. Unlike `v.object`, it rejects arrays. */
export const object = <const Entries extends v.ObjectEntries>(entries: Entries) =>
  v.pipe(
    v.unknown(),
    v.check((value) => !Array.isArray(value), 'expected an object, not a list'),
    v.object(entries),
  );

/** Text from a person or a backend: not empty, bounded, without lone surrogates. */
export const text = (maxLength: number) =>
  v.pipe(v.string(), v.minLength(1), v.maxLength(maxLength), v.check(isWellFormed, 'malformed Unicode'));

export function isWellFormed(value: string): boolean {
  return !/\p{Surrogate}/u.test(value);
}
