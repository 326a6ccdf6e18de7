/**
 * A process that writes to a vault until it is killed. It prints each acknowledged transaction at once. Arguments: the data file, the tenancy to write to.
 *
 * Step `n` is two transactions: "made n" inserts a code, a passkey and its mails; "used n" consumes the
 * code and notes it in the passkey.
 */
import assert from 'node:assert/strict';
import { writeSync } from 'node:fs';
import { createSqliteStore } from '../../../server-mock/store/sqlite.js';
import { aCode, aMail, aPasskey } from '../store/records.js';
import { mailsOf } from './vault.js';

const [file = '', tenancy = ''] = process.argv.slice(2);
const store = createSqliteStore({ file });
/** Synchronously: what was written into the pipe is read even when the process is killed right after. */
const say = (text: string): void => {
  writeSync(1, `${text}\n`);
};
say('open');

async function write(worker: number): Promise<never> {
  for (let i = 0; ; i++) {
    const id = `${String(worker)}-${String(i)}`;
    const passkey = aPasskey({ credentialKey: id });
    await store.transact((t) => {
      assert.ok(t.insert('codes', tenancy, id, aCode()));
      assert.ok(t.insert('passkeys', tenancy, id, passkey));
      for (const mail of mailsOf(id)) {
        assert.ok(t.insert('mails', tenancy, mail, aMail({ html: 'x'.repeat((i * 1031) % 6000) })));
      }
    });
    say(`made ${id}`);
    await store.transact((t) => {
      assert.ok(t.take('codes', tenancy, id));
      assert.ok(t.replace('passkeys', tenancy, id, { ...passkey, counter: 1 }));
    });
    say(`used ${id}`);
  }
}

// One alone commits by itself; several share their commits.
await Promise.all(Array.from({ length: 3 }, (_, worker) => write(worker)));
