/** The shapes in the OpenAPI document: JSON Schema 2020-12. */
import type { BackendRoutes } from '../wire/contract.js';

export type Schema = Readonly<Record<string, unknown>>;

const text = (description: string) => ({ type: 'string', description });
const flag = (description: string) => ({ type: 'boolean', description });
const time = (description: string) => ({
  type: 'integer',
  description: `${description}, milliseconds since the epoch`,
});
const ref = (name: string): Schema => ({ $ref: `#/components/schemas/${name}` });

/** Fields whose names end with a question mark may be absent. Others than these there are none. */
function object(fields: Record<string, Schema>): Schema {
  const names = Object.keys(fields);
  return {
    type: 'object',
    properties: Object.fromEntries(names.map((name) => [name.replace('?', ''), fields[name]])),
    required: names.filter((name) => !name.endsWith('?')),
    additionalProperties: false,
  };
}

/** A backend of the first generation says itself what the device is to hear. */
const orElse = (byToken: Schema, itself: Schema): Schema => ({ anyOf: [byToken, itself] });
const credential = object({
  credentialId: text('WebAuthn id, base64url'),
  userId: text('WebAuthn user handle, base64url'),
  rpId: text('The domain it is for'),
});
const named = object({
  rpId: text('The domain it is for'),
  userId: text('WebAuthn user handle, base64url'),
  username: text('The new name'),
  'displayName?': text('Default: the username'),
});

const code = text('Of a ceremony: single use, five minutes');
const token = (what: string) => text(`Lets the page tell the device ${what}; single use, five minutes`);

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
    id: text('For good'),
    username: text('As the person wrote it'),
    'displayName?': text('The person’s name'),
    'email?': text('Confirmed by a code'),
  }),
  Passkey: object({
    id: text('Vault id'),
    label: text('What the person calls it'),
    'provider?': text('Who keeps it'),
    'icon?': text('Of the provider: an image as a URL'),
    username: text('As the device shows it'),
    rpId: text('The domain it is for'),
    createdAt: time('When it was made'),
    'lastUsed?': time('When it was used last'),
    synced: flag('Backed up by its provider'),
    current: flag('It opened this session'),
  }),
  SentCode: object({
    purpose: text('What the code is for'),
    email: text('Where it went'),
    length: { type: 'integer', minimum: 1, description: 'Characters of the code' },
    expiresAt: time('Until when it is good'),
    resendAt: time('When another one can be asked for'),
    now: time('The server’s clock'),
  }),
} satisfies Record<string, Schema>;

const purposes = ['login', 'signup', 'email-change', 'reauthenticate'];

export const bodySchemas = {
  'POST session': { oneOf: [object({ code }), object({ id_token: text('Verified on the server itself') })] },
  'POST passkeys/authentication/authorize': object({
    'username?': text('Checked for its form; it narrows nothing'),
    'mediation?': { enum: ['required', 'conditional'] },
    'purpose?': { enum: ['reauthenticate'] },
    'rpId?': text('A domain that the site had before; default: its own'),
  }),
  'POST reauthentication': object({ code }),
  'POST passkeys/registration/authorize': object({
    'username?': text('To sign up with; else the account’s own'),
    'displayName?': text('The person’s name'),
    'mediation?': { enum: ['required', 'conditional'] },
  }),
  'POST passkeys/registration': object({ code }),
  'PATCH passkeys/{id}': object({ label: text('1 to 254 characters') }),
  'POST passkeys/prune': object({}),
  'PATCH account': object({
    username: text('1 to 254 characters'),
    'displayName?': text('Absent: it stays; empty: it goes'),
  }),
  'POST challenges': object({
    'email?': text('Absent: where the last code went, or the signed-in person’s own'),
    purpose: { enum: purposes },
  }),
  'POST challenges/verify': object({ code: text('As the person typed it, cleaned of spaces and dashes') }),
} satisfies Partial<Record<keyof BackendRoutes, Schema>>;

export const answerSchemas = {
  'GET session': object({ 'user?': ref('User') }),
  'POST session': object({ user: ref('User') }),
  'DELETE session': undefined,
  'POST passkeys/authentication/authorize': object({ authenticationToken: text('For one ceremony') }),
  'POST reauthentication': object({ reauthenticatedAt: time('When it was proven') }),
  'POST passkeys/registration/authorize': object({ registrationToken: text('For one ceremony') }),
  'POST passkeys/registration': object({ passkey: ref('Passkey') }),
  'GET passkeys': object({
    passkeys: { type: 'array', items: ref('Passkey') },
    canRemoveLast: flag('The account has another way in'),
    needsReauthentication: flag('To add or remove one now would be refused'),
  }),
  'PATCH passkeys/{id}': object({ passkey: ref('Passkey') }),
  'DELETE passkeys/{id}': orElse(
    object({ deletePasskeysToken: token('that it is gone') }),
    object({ credential }),
  ),
  'DELETE passkeys': object({ deletePasskeysToken: token('that they are gone') }),
  'POST passkeys/prune': orElse(
    object({ prunePasskeysToken: token('which there are') }),
    object({ credentials: { type: 'array', items: credential } }),
  ),
  'PATCH account': orElse(
    object({ updatePasskeysToken: token('the new names') }),
    object({ credentials: { type: 'array', items: named } }),
  ),
  'POST challenges': ref('SentCode'),
  'GET challenges/current': { anyOf: [ref('SentCode'), object({})] },
  'POST challenges/verify': object({
    purpose: { enum: purposes },
    'user?': ref('User'),
    'updatePasskeysToken?': token('the new name, where the address is the name'),
  }),
} satisfies Record<keyof BackendRoutes, Schema | undefined>;
