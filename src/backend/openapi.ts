/** The backend contract as an OpenAPI 3.1 document, for backends in other languages and for their tests. */
import { answerSchemas, bodySchemas, schemas, type Schema } from './openapi-schemas.js';

/** What can go wrong: status, and what it means. */
export const backendErrors = {
  '@error/BadRequest': [400, 'The body is malformed, or lacks something. Also 405, 413 and 415'],
  '@error/InvalidCode': [400, 'The code or token of a ceremony is unknown, used or expired'],
  '@error/InvalidEmail': [400, 'Not an address that can be written to'],
  '@error/InvalidChallenge': [400, 'No code is expected from this browser: used, replaced or never sent'],
  '@error/InvalidChallengeCode': [400, 'The code is wrong; `attemptsLeft` tells how many tries remain'],
  '@error/ChallengeExpired': [400, 'The code is too old'],
  '@error/ChallengeAttemptsExceeded': [400, 'There were too many wrong codes'],
  '@error/Unauthorized': [401, 'Nobody is signed in'],
  '@error/Forbidden': [403, 'A foreign origin, or a passkey that is not for this'],
  '@error/ReauthenticationRequired': [403, 'The last proof of who is there is too long ago'],
  '@error/NotFound': [404, 'There is no such thing, or not in this account'],
  '@error/DuplicateUsername': [409, 'The username is taken'],
  '@error/DuplicateEmail': [409, 'Another account has this address'],
  '@error/LastPasskey': [409, 'The last passkey of an account that has no other way in'],
  '@error/ChallengeRateLimited': [
    429,
    'Too often; `retryAfterSeconds` and `Retry-After` tell how long to wait',
  ],
  '@error/Internal': [500, 'The server failed'],
  '@error/Unavailable': [502, 'Passlock could not be used'],
} as const satisfies Record<string, readonly [number, string]>;

type Tag = keyof typeof backendErrors extends `@error/${infer Name}` ? Name : never;
type Route = keyof typeof answerSchemas;

/** Every route can be answered so. */
const everywhere: Tag[] = ['BadRequest', 'Forbidden', 'ChallengeRateLimited', 'Internal', 'Unavailable'];

const account: Tag[] = ['Unauthorized'];
const fresh: Tag[] = ['Unauthorized', 'ReauthenticationRequired'];

const routes: Record<Route, [summary: string, ...errors: Tag[]]> = {
  'GET session': ['Who is signed in; without a user when nobody is'],
  'POST session': ['Sign in, with the code of a ceremony or its identity token', 'InvalidCode'],
  'DELETE session': ['Sign out'],
  'POST passkeys/authentication/authorize': [
    'Authorise one sign-in, alike for known and unknown usernames; or one re-authentication',
    ...account,
    'NotFound',
  ],
  'POST reauthentication': [
    'Prove again who is there, with a passkey that verified its user',
    ...fresh,
    'InvalidCode',
  ],
  'POST passkeys/registration/authorize': [
    'Authorise one new passkey: for the signed-in person, or for an account that begins with it',
    ...fresh,
  ],
  'POST passkeys/registration': [
    'Link the passkey; a sign-up becomes an account, and is signed in',
    ...account,
    ...(['InvalidCode', 'DuplicateUsername'] as const),
  ],
  'GET passkeys': ['The signed-in person’s passkeys, oldest first', ...account],
  'DELETE passkeys': ['Remove every passkey', ...fresh, 'NotFound', 'LastPasskey'],
  'PATCH passkeys/{id}': ['Give a passkey another label', ...account, 'NotFound'],
  'DELETE passkeys/{id}': ['Remove a passkey', ...fresh, 'NotFound', 'LastPasskey'],
  'POST passkeys/prune': ['Let the device be told which passkeys there are', ...account],
  'PATCH account': ['Change the account’s names', ...account, 'DuplicateUsername'],
  'POST challenges': [
    'Mail a one-time code, alike for known and unknown addresses',
    ...fresh,
    ...(['InvalidEmail', 'NotFound'] as const),
  ],
  'GET challenges/current': ['The code that this browser waits for; empty when there is none'],
  'POST challenges/verify': [
    'Check a code, and do what it is for',
    ...account,
    ...(['InvalidChallenge', 'InvalidChallengeCode', 'ChallengeExpired'] as const),
    ...(['ChallengeAttemptsExceeded', 'DuplicateUsername', 'DuplicateEmail'] as const),
  ],
};

/** Paths are below the backend's base. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Backend of passkey-elements',
    version: '0.1.0',
    description:
      'What an app’s own server answers to the elements. The session is an HTTP-only, SameSite cookie; foreign origins and other content types than JSON are refused; no answer contains a key, a secret or a code.',
  },
  servers: [{ url: '/backend' }],
  paths: pathsOf(Object.keys(routes) as Route[]),
  components: {
    schemas,
    securitySchemes: { session: { type: 'apiKey', in: 'cookie', name: '__Host-passkey-session' } },
  },
};

function pathsOf(names: readonly Route[]) {
  const paths: Record<string, Record<string, object>> = {};
  for (const name of names) {
    const [method = '', path = ''] = name.split(' ');
    const at = (paths[`/${path}`] ??= {});
    at[method.toLowerCase()] = operation(name);
  }
  return paths;
}

function operation(name: Route): object {
  const [summary, ...tags] = routes[name];
  const body = name in bodySchemas ? bodySchemas[name as keyof typeof bodySchemas] : undefined;
  const answer = answerSchemas[name];
  const needsSession = tags.includes('Unauthorized');
  return {
    summary,
    ...(needsSession && { security: name.includes('authorize') ? [{ session: [] }, {}] : [{ session: [] }] }),
    ...(name.includes('{id}') && {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    }),
    ...(body && { requestBody: { required: true, content: jsonOf(body) } }),
    responses: {
      ...(answer
        ? { 200: { description: 'Done', content: jsonOf(answer) } }
        : { 204: { description: 'Done' } }),
      ...errorsOf([...everywhere, ...tags], !!body),
    },
  };
}

/** By status: one may have several tags. */
function errorsOf(names: readonly Tag[], hasBody: boolean) {
  const byStatus: Record<string, { tags: string[]; words: string[] }> = {};
  for (const name of names) {
    const tag = `@error/${name}` as const;
    const [status, words] = backendErrors[tag];
    const statuses = name === 'BadRequest' && hasBody ? [status, 413, 415] : [status];
    for (const each of statuses) {
      const entry = (byStatus[each] ??= { tags: [], words: [] });
      entry.tags.push(tag);
      entry.words.push(words);
    }
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, { tags, words }]) => {
      const tag = { type: 'object', properties: { _tag: { enum: tags } } };
      const schema = { allOf: [{ $ref: '#/components/schemas/Error' }, tag] };
      return [status, { description: words.join('; '), content: jsonOf(schema) }];
    }),
  );
}

function jsonOf(schema: Schema) {
  return { 'application/json': { schema } };
}
