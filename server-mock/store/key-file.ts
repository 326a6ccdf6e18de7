/**
 * A key in a file beside the data file. One-time codes are hashed with it, so that the data file alone does not
 * reveal them.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodeBase64url, encodeBase64url } from '../../src/wire/base64url.js';
import { StoreError } from './store.js';

const keyBytes = 32;

/** The path of the key of a data file. */
export function keyFileOf(dataFile: string): string {
  return `${dataFile}.key`;
}

/** Reads the key, or creates it, readable by its owner only. Throws a `StoreError`. */
export function readKeyFile(file: string): Uint8Array {
  try {
    return parseKey(readFileSync(file, 'utf8'), file);
  } catch (error) {
    if (error instanceof StoreError) throw error;
    if (!isMissing(error)) throw unusable(file, error);
  }
  const key = crypto.getRandomValues(new Uint8Array(keyBytes));
  try {
    mkdirSync(dirname(file), { recursive: true });
    writeFileSync(file, `${encodeBase64url(key)}\n`, { flag: 'wx', mode: 0o600, flush: true });
    // The umask changes the mode above, but not this one.
    chmodSync(file, 0o600);
  } catch (error) {
    throw unusable(file, error);
  }
  return key;
}

function parseKey(text: string, file: string): Uint8Array {
  const key = decodeBase64url(text.trimEnd());
  if (key?.length === keyBytes) return key;
  throw new StoreError(
    'damaged',
    `${file} is not a key. Delete it: one-time codes that were sent before cannot be used then.`,
  );
}

function isMissing(error: unknown): boolean {
  return (error as NodeJS.ErrnoException).code === 'ENOENT';
}

function unusable(file: string, cause: unknown): StoreError {
  return new StoreError('io', `${file} cannot be used: ${(cause as Error).message}.`, { cause });
}
