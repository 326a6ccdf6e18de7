import assert from 'node:assert/strict';
import { describe } from 'node:test';
import { aMail } from '../records.js';
import { a, testWith, type OpenStore } from './setup.js';

/** Ids and values that are likely to break a store. */
const awkward: readonly (readonly [string, string])[] = [
  ['empty text', ''],
  ['__proto__', '__proto__'],
  ['constructor', 'constructor'],
  ['NUL inside', 'a\0b'],
  ['NUL alone', '\0'],
  ['quotes', `'; DROP TABLE records; --"\``],
  ['backslashes', '\\\\" \\u0000'],
  ['line breaks', 'a\r\nb\u2028c'],
  ['emoji', '👩‍💻🗝️'],
  ['composed and not', '\u00e9\u0065\u0301'],
  ['right to left', '\u202eabc\u202c'],
  ['a lone surrogate', 'a\ud800b'],
  ['10 kB', 'ü'.repeat(5000)],
  ['LIKE wildcards', '%_%'],
];

export function textSuite(name: string, open: OpenStore): void {
  const test = testWith(open);

  describe(`${name}: awkward text`, () => {
    for (const [kind, text] of awkward) {
      test(`${kind} as tenancy, id and value`, async (store) => {
        const mail = aMail({ to: text, subject: text, html: text });
        await store.transact((t) => {
          assert.equal(t.insert('mails', text, text, mail), true);
          assert.equal(t.insert('mails', text, text, mail), false);
          assert.equal(t.insert('mails', text, `${text}x`, aMail({ to: `${text}x` })), true);
        });
        await store.transact((t) => {
          assert.deepEqual(t.get('mails', text, text), mail);
          assert.deepEqual(
            t.find('mails', text, 'to', text).map((row) => [row.id, row.record]),
            [[text, mail]],
          );
          assert.equal(t.list('mails', text)[0]?.id, text);
          assert.deepEqual(t.take('mails', text, text), mail);
          t.clear(text);
          assert.deepEqual(t.list('mails', text), []);
        });
      });
    }

    test('a record keeps awkward keys, and none changes a prototype', async (store) => {
      const metadata = JSON.parse(
        '{"__proto__":{"polluted":true},"a\\u0000b":1,"":[{"constructor":null}]}',
      ) as Record<string, unknown>;
      const record = {
        email: 'jane@example.com',
        mailbox: 'jane@example.com',
        purpose: 'login',
        metadata,
        secretHash: 's',
        codeHash: 'c',
        attempts: 0,
        createdAt: 1,
        validUntil: 2,
        expiresAt: 3,
      };
      await store.transact((t) => t.insert('challenges', a, 'c', record));
      const back = await store.transact((t) => t.get('challenges', a, 'c'));
      assert.equal(JSON.stringify(back), JSON.stringify(record));
      assert.equal(({} as { polluted?: boolean }).polluted, undefined);
    });
  });
}
