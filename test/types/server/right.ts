// A server's compiler knows nothing of pages: there is no DOM among its libraries.
import { createServer } from 'node:http';
import {
  createBackend,
  keyValueAccounts,
  keyValueSessions,
  memoryKeyValue,
  nodeListener,
  passlockServer,
} from 'passkey-elements/backend';

const kv = memoryKeyValue();
const passlock = passlockServer({ tenancyId: 'your-tenancy', apiKey: 'key' });
const backend = createBackend({
  passlock,
  accounts: keyValueAccounts(kv),
  sessions: keyValueSessions(kv),
  mailer: { send: ({ to, text }) => Promise.resolve(console.log(to, text.length)) },
  rpId: 'acme.example',
  rpName: 'Acme',
});

const exchanged = await passlock.exchangeCode('code');
export const who = exchanged.success ? exchanged.value.userId : exchanged.error.message;
export const server = createServer(nodeListener(backend));
