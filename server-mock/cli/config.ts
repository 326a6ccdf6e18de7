/** Reads tenancies from a configuration file. */
import { readFileSync } from 'node:fs';
import * as v from 'valibot';
import type { TenancyOptions } from '../app.js';
import { UsageError } from './options.js';

const text = v.pipe(v.string('expected text'), v.nonEmpty('expected text that is not empty'));
const texts = v.array(text, 'expected a list of texts');
const flag = v.boolean('expected true or false');
const kinds = ['development', 'staging', 'production'] as const;

const tenancySchema = v.strictObject({
  id: text,
  apiKey: text,
  kind: v.exactOptional(v.picklist(kinds, `expected one of ${kinds.join(', ')}`)),
  rpId: v.exactOptional(text),
  rpName: v.exactOptional(text),
  origins: v.exactOptional(texts),
  relatedRpIds: v.exactOptional(texts),
  embedders: v.exactOptional(texts),
  stableCredentialIds: v.exactOptional(flag),
  strict: v.exactOptional(flag),
  email: v.exactOptional(text),
});

const configSchema = v.strictObject({
  tenancies: v.pipe(
    v.array(tenancySchema, 'expected a list of tenancies'),
    v.nonEmpty('expected at least one tenancy'),
    v.check((all) => new Set(all.map(({ id }) => id)).size === all.length, 'two tenancies have the same id'),
  ),
});

/** Throws a `UsageError` that names the file and the setting. */
export function readConfig(file: string): [TenancyOptions, ...TenancyOptions[]] {
  const result = v.safeParse(configSchema, readJson(file));
  if (result.success) return result.output.tenancies as [TenancyOptions, ...TenancyOptions[]];
  const [issue] = result.issues;
  throw new UsageError(`${file}: ${pathOf(issue)}${problemOf(issue)}.`);
}

function readJson(file: string): unknown {
  let content: string;
  try {
    content = readFileSync(file, 'utf8');
  } catch (error) {
    throw new UsageError(`The configuration cannot be read: ${(error as Error).message}.`, { cause: error });
  }
  try {
    return JSON.parse(content);
  } catch (error) {
    throw new UsageError(`${file} is not JSON: ${(error as Error).message.replaceAll(/\s+/g, ' ')}.`, {
      cause: error,
    });
  }
}

type Issue = v.InferIssue<typeof configSchema>;

/** The path of the setting, such as `tenancies[0].kind: `. */
function pathOf(issue: Issue): string {
  const keys = issue.path?.map(({ key }) => (typeof key === 'number' ? `[${key}]` : `.${String(key)}`)) ?? [];
  return keys.length > 0 ? `${keys.join('').slice(1)}: ` : '';
}

function problemOf(issue: Issue): string {
  if (issue.type !== 'strict_object') return issue.message;
  // Valibot reports missing and unknown keys with the same type.
  if (issue.expected === 'never') return 'there is no such setting';
  return issue.received === 'undefined' ? 'this is required' : 'expected an object';
}
