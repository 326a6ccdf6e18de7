// A server's compiler knows nothing of pages: there is no DOM among its libraries.
import { createServer } from 'node:http';
import {
  createBackend,
  keyValueAccounts,
  keyValueSessions,
  memoryKeyValue,
  nodeListener,
} from 'passkey-elements/backend';
import { exchangeCode, isInvalidCodeError } from 'passkey-elements/server';
import { Passlock } from 'passkey-elements/server/unsafe';

const kv = memoryKeyValue();
const config = { tenancyId: 'your-tenancy', apiKey: 'key' };
const passlock = new Passlock(config);
const backend = createBackend({
  passlock,
  accounts: keyValueAccounts(kv),
  sessions: keyValueSessions(kv),
  mailer: { send: ({ to, text }) => Promise.resolve(console.log(to, text.length)) },
  rpId: 'acme.example',
  rpName: 'Acme',
});

const exchanged = await exchangeCode({ code: 'code' }, config);
export const who = exchanged.success ? exchanged.value.userId : exchanged.error.message;
export const isInvalid: boolean = exchanged.failure && isInvalidCodeError(exchanged.error);
export const tag: 'ExtendedPrincipal' = (await passlock.exchangeCode({ code: 'code' }))._tag;
export const server = createServer(nodeListener(backend));
