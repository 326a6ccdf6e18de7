/**
 * A key that is kept beside the data file and not in it: whoever gets hold of the data file alone cannot
 * find out the one-time codes from their hashes.
 */
import { chmodSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { decodeBase64url, encodeBase64url } from '../base64url.js';
import { StoreError } from './store.js';

const keyBytes = 32;

/** Where the key of a data file is. */
export function keyFileOf(dataFile: string): string {
  return `${dataFile}.key`;
}

/** The key in the file, which is made, for its owner's eyes only, when there is none. Throws a `StoreError`. */
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
    // The mode above is narrowed by the umask only; this one is exact.
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
