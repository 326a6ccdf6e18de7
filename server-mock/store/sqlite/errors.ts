/** Error messages about the data file. Each one ends with what the reader can do. */
import Database from 'libsql';
import { StoreError } from '../store.js';

export function damaged(file: string, detail: string, cause?: unknown): StoreError {
  const text =
    `The data file ${file} is damaged: ${detail}. It was left as it is. ` +
    'Restore a copy of it, or move it away to start with an empty vault.';
  return new StoreError('damaged', text, { cause });
}

export function locked(file: string, holder: string): StoreError {
  const text = `The data file ${file} is in use by ${holder}. Stop that one, or choose another data file.`;
  return new StoreError('locked', text);
}

export function readonly(file: string, cause?: unknown): StoreError {
  const text =
    `The data file ${file} cannot be written. Make the file and its folder writable, ` +
    'or choose another data file.';
  return new StoreError('readonly', text, { cause });
}

export function newer(file: string, found: number, known: number): StoreError {
  const text =
    `The data file ${file} was written by a newer version (schema ${found}, this server supports ` +
    `schema ${known}). Update this server, or choose another data file.`;
  return new StoreError('newer', text);
}

function full(file: string, cause: unknown): StoreError {
  const text =
    `There is no space left to write the data file ${file}. What was stored before is safe. ` +
    'Free some space and try again.';
  return new StoreError('full', text, { cause });
}

/** Turns errors of SQLite and of the file system into a `StoreError`; returns other errors unchanged. */
export function storeErrorFrom(error: unknown, file: string): Error {
  if (error instanceof StoreError) return error;
  if (!(error instanceof Error)) return new Error(String(error));
  const { code = '' } = error as NodeJS.ErrnoException;
  if (/^SQLITE_(CORRUPT|NOTADB|FORMAT)/.test(code)) return damaged(file, error.message, error);
  if (code.startsWith('SQLITE_BUSY')) return locked(file, 'another program');
  if (/^SQLITE_READONLY|^EACCES$|^EPERM$|^EROFS$/.test(code)) return readonly(file, error);
  // SQLite reports an exceeded quota or file size limit as a failed write.
  if (/^SQLITE_FULL$|^SQLITE_IOERR_WRITE$|^ENOSPC$|^EDQUOT$|^EFBIG$/.test(code)) return full(file, error);
  if (code === '' && !(error instanceof Database.SqliteError)) return error;
  const text = `The data file ${file} cannot be used: ${error.message}. Check the path, or choose another one.`;
  return new StoreError('io', text, { cause: error });
}

/**
 * Turns errors of reading a copy into a `StoreError`. The copy can be read and written, so every error of
 * SQLite except for a full disk means that the contents are damaged.
 */
export function damageFrom(error: unknown, file: string): Error {
  const failure = storeErrorFrom(error, file);
  const isFull = failure instanceof StoreError && failure.reason === 'full';
  if (error instanceof Database.SqliteError && !isFull) return damaged(file, error.message, error);
  return failure;
}
