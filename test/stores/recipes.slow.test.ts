/** The recipes for accounts in an app's own tables with Prisma, Drizzle and Kysely, on a real PostgreSQL. */
import assert from 'node:assert/strict';
import { execFile } from 'node:child_process';
import { cpSync, mkdtempSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import { fileURLToPath, pathToFileURL } from 'node:url';
import { promisify } from 'node:util';
import { Pool } from 'pg';
import type { Accounts } from '../../src/entries/backend.js';
import { describeTables } from './support/own-tables.js';
import { startPostgres, type DatabaseServer } from './support/servers.js';

const root = fileURLToPath(new URL('../..', import.meta.url));

interface Opened {
  accounts: Accounts;
  close(): Promise<void>;
}

describe('accounts in tables of the app, with a library', () => {
  const folder = mkdtempSync(join(tmpdir(), 'recipes-'));
  const inFolder = (program: string, ...args: string[]) =>
    promisify(execFile)(program, args, {
      cwd: folder,
      // Generating a client needs no engine, but Prisma downloads one unless it is named.
      env: { ...process.env, PRISMA_SCHEMA_ENGINE_BINARY: process.execPath, CHECKPOINT_DISABLE: '1' },
    });
  let server: DatabaseServer;
  let pool: Pool;
  let open: (library: string, url: string) => Opened;
  const opened: Record<string, Opened> = {};

  before(async () => {
    cpSync(join(root, 'test/stores/recipes'), folder, { recursive: true });
    await inFolder('npm', 'ci');
    symlinkSync(root, join(folder, 'node_modules/passkey-elements'), 'junction');
    await inFolder('node_modules/.bin/prisma', 'generate', '--schema=schema.prisma');
    ({ open } = (await import(pathToFileURL(join(folder, 'open.ts')).href)) as { open: typeof open });
    server = await startPostgres();
    pool = new Pool({ connectionString: server.url });
  });
  after(async () => {
    for (const { close } of Object.values(opened)) await close();
    await pool.end();
    await server.remove();
    rmSync(folder, { recursive: true });
  });

  it('has the right types', async () => {
    const { stdout } = await inFolder('node', join(root, 'node_modules/typescript/bin/tsc'), '-p', '.').catch(
      (error: unknown) => error as { stdout: string },
    );
    assert.equal(stdout, '');
  });

  for (const library of ['drizzle', 'kysely', 'prisma'])
    describeTables(
      library,
      () => pool,
      () => (opened[library] ??= open(library, server.url)).accounts,
    );
});
