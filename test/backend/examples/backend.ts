import { createTransport } from 'nodemailer';
import { createBackend, keyValueAccounts, keyValueSessions, memoryKeyValue } from 'passkey-elements/backend';
import { Passlock } from 'passkey-elements/server/unsafe';

const { TENANCY_ID = '', API_KEY = '', PASSLOCK = 'https://api.passlock.dev', SMTP = '' } = process.env;
const kv = memoryKeyValue(); // in production, a store of the table below
const transport = createTransport(SMTP);

export const backend = createBackend({
  passlock: new Passlock({ tenancyId: TENANCY_ID, apiKey: API_KEY, endpoint: PASSLOCK }),
  accounts: keyValueAccounts(kv),
  sessions: keyValueSessions(kv),
  mailer: {
    async send({ to, subject, html, text }) {
      await transport.sendMail({ from: 'hello@acme.example', to, subject, html, text });
    },
  },
  rpId: 'acme.example',
  rpName: 'Acme',
});
