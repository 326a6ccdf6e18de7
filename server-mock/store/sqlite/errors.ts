/** What can go wrong with a data file, said so that the reader knows what to do. */
import { closeSync, openSync, rmSync, statSync, writeSync } from 'node:fs';
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

export function full(file: string, cause?: unknown): StoreError {
  const text =
    `There is no space left to write the data file ${file}. What was stored before is safe. ` +
    'Free some space and try again.';
  return new StoreError('full', text, { cause });
}

export function newer(file: string, found: number, known: number): StoreError {
  const text =
    `The data file ${file} was written by a newer version (schema ${String(found)}, this one knows ` +
    `${String(known)}). Update this server, or choose another data file.`;
  return new StoreError('newer', text);
}

/** Any error of the file system or of SQLite as a `StoreError`; errors of other kinds come back unchanged. */
export function storeErrorFrom(error: unknown, file: string): Error {
  if (error instanceof StoreError) return error;
  if (!(error instanceof Error)) return new Error(String(error));
  const code = (error as NodeJS.ErrnoException).code;
  if (code !== undefined) return fromErrno(code, file, error);
  if (error.name === 'SQLite3Error') return fromSqlite(error, file);
  return error;
}

function fromErrno(code: string, file: string, cause: Error): StoreError {
  if (['EACCES', 'EPERM', 'EROFS'].includes(code)) return readonly(file, cause);
  if (['ENOSPC', 'EDQUOT', 'EFBIG'].includes(code)) return full(file, cause);
  const text = `The data file ${file} cannot be used: ${cause.message}. Check the path, or choose another one.`;
  return new StoreError('io', text, { cause });
}

// The driver throws away SQLite's result code and keeps the message, which SQLite has fixed per code.
function fromSqlite(error: Error, file: string): StoreError {
  const { message } = error;
  if (/malformed|not a database|unsupported file format/.test(message)) return damaged(file, message, error);
  if (/database (table )?is locked/.test(message)) return locked(file, 'another program');
  if (/readonly database/.test(message)) return readonly(file, error);
  if (/database or disk is full/.test(message)) return full(file, error);
  return fromErrno(errnoOfWriting(file), file, error);
}

/**
 * The driver reports every failed write as "disk I/O error". Writing as far into a neighbouring file
 * as the data file or its log is long fails for the same reason and names it.
 */
function errnoOfWriting(file: string): string {
  const probe = `${file}.probe`;
  try {
    const descriptor = openSync(probe, 'w');
    try {
      const block = Buffer.alloc(64 * 1024, 1);
      const sizes = [file, `${file}-wal`].map((path) => statSync(path, { throwIfNoEntry: false })?.size ?? 0);
      // A limit reached inside the block makes a short write, and only the next one fails.
      const written = writeSync(descriptor, block, 0, block.length, Math.max(...sizes));
      if (written < block.length) return 'ENOSPC';
    } finally {
      closeSync(descriptor);
    }
    return 'EIO';
  } catch (error) {
    return (error as NodeJS.ErrnoException).code ?? 'EIO';
  } finally {
    rmSync(probe, { force: true });
  }
}
