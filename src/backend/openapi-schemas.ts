/** The schemas of the OpenAPI document: JSON Schema 2020-12. */
import type { BackendRoutes } from '../wire/contract.js';

export type Schema = Readonly<Record<string, unknown>>;

const text = (description: string) => ({ type: 'string', description });
const flag = (description: string) => ({ type: 'boolean', description });
const time = (description: string) => ({
  type: 'integer',
  description: `${description}, milliseconds since the epoch`,
});
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** An object with exactly these members. A name that ends with a question mark is optional. */
function object(fields: Record<string, Schema>): Schema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), fields[name]])),
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

/** Backends of the first generation send the credentials to signal instead of a token. */
const either = (token: Schema, credentials: Schema): Schema => ({ anyOf: [token, credentials] });
const credential = object({
  credentialId: text('WebAuthn id, base64url'),
  userId: text('WebAuthn user handle, base64url'),
  rpId: text('Relying party id: the passkey’s domain'),
});
const named = object({
  rpId: text('Relying party id: the passkey’s domain'),
  userId: text('WebAuthn user handle, base64url'),
  username: text('The new name'),
  'displayName?': text('Default: the username'),
});

const code = text('The code of a ceremony: single use, valid for five minutes');
const token = (what: string) =>
  text(`Lets the page signal ${what} to the device; single use, valid for five minutes`);

export const schemas = {
  Error: {
    type: 'object',
    properties: {
      _tag: { type: 'string', pattern: '^@error/[A-Za-z]+$' },
      message: text('For developers'),
      attemptsLeft: { type: 'integer', minimum: 0 },
      retryAfterSeconds: { type: 'integer', minimum: 1 },
    },
    required: ['_tag', 'message'],
    additionalProperties: false,
  },
  User: object({
    id: text('Permanent'),
    username: text('As the person typed it'),
    'displayName?': text('The name to display'),
    'email?': text('Confirmed by a one-time code'),
  }),
  Passkey: object({
    id: text('Vault id'),
    label: text('The name that its owner gave it; empty without one'),
    'provider?': text('The passkey provider'),
    'icon?': text('The provider’s icon, a data: URL; a remote one is not shown'),
    username: text('As devices show it'),
    rpId: text('Relying party id: the passkey’s domain'),
    createdAt: time('Creation'),
    'lastUsed?': time('Last use'),
    synced: flag('Backed up by its provider'),
    current: flag('Whether it opened this session'),
  }),
  SentCode: object({
    purpose: text('The purpose of the code'),
    email: text('Where the code was sent'),
    length: { type: 'integer', minimum: 1, description: 'Number of characters' },
    expiresAt: time('End of the code’s lifetime'),
    resendAt: time('Earliest time of another code'),
    now: time('The server’s clock'),
  }),
} satisfies Record<string, Schema>;

const purposes = ['login', 'account-recovery', 'signup', 'email-change', 'reauthenticate'];

export const bodySchemas = {
  'POST session': {
    oneOf: [
      object({ code }),
      object({ id_token: text('The identity token, which the server verifies itself') }),
    ],
  },
  'POST passkeys/authentication/authorize': object({
    'username?': text('Validated only; it does not restrict the passkeys'),
    'mediation?': { enum: ['required', 'conditional'] },
    'purpose?': { enum: ['reauthenticate'] },
    'rpId?': text('A former domain of the site; default: its own'),
  }),
  'POST reauthentication': object({ code }),
  'POST passkeys/registration/authorize': object({
    'username?': text('For a sign-up; default: the account’s own'),
    'displayName?': text('The name to display'),
    'mediation?': { enum: ['required', 'conditional'] },
  }),
  'POST passkeys/registration': object({ code }),
  'PATCH passkeys/{id}': object({ label: text('1 to 254 characters') }),
  'POST passkeys/prune': object({}),
  'PATCH account': object({
    username: text('1 to 254 characters'),
    'displayName?': text('Absent: unchanged; empty: removed'),
  }),
  'POST account/undo-email': object({ token: text('The fragment of the link') }),
  'POST challenges': object({
    'email?': text('Default: the address of the last code, or the signed-in account’s own'),
    purpose: { enum: purposes },
  }),
  'POST challenges/verify': object({ code: text('As typed, without spaces and dashes') }),
} satisfies Partial<Record<keyof BackendRoutes, Schema>>;

export const responseSchemas = {
  'GET session': object({ 'user?': ref('User') }),
  'POST session': object({ user: ref('User') }),
  'DELETE session': undefined,
  'DELETE sessions': undefined,
  'POST passkeys/authentication/authorize': object({ authenticationToken: text('Authorises one ceremony') }),
  'POST reauthentication': object({ reauthenticatedAt: time('Time of the proof') }),
  'POST passkeys/registration/authorize': object({ registrationToken: text('Authorises one ceremony') }),
  'POST passkeys/registration': object({ passkey: ref('Passkey'), 'user?': ref('User') }),
  'GET passkeys': object({
    passkeys: { type: 'array', items: ref('Passkey') },
    canRemoveLast: flag('Whether the account has another way to sign in'),
    needsReauthentication: flag('Whether adding or removing one needs a re-authentication first'),
  }),
  'PATCH passkeys/{id}': object({ passkey: ref('Passkey') }),
  'DELETE passkeys/{id}': either(
    object({ deletePasskeysToken: token('the deletion') }),
    object({ credential }),
  ),
  'DELETE passkeys': object({ deletePasskeysToken: token('the deletions') }),
  'POST passkeys/prune': either(
    object({ prunePasskeysToken: token('the list of passkeys') }),
    object({ credentials: { type: 'array', items: credential } }),
  ),
  'PATCH account': either(
    object({ updatePasskeysToken: token('the new names') }),
    object({ credentials: { type: 'array', items: named } }),
  ),
  'POST account/undo-email': undefined,
  'POST challenges': ref('SentCode'),
  'GET challenges/current': { anyOf: [ref('SentCode'), object({})] },
  'POST challenges/verify': object({
    purpose: { enum: purposes },
    'user?': ref('User'),
    'updatePasskeysToken?': token('the new name, if the address is also the username'),
  }),
} satisfies Record<keyof BackendRoutes, Schema | undefined>;
