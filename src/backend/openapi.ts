/** The backend contract as an OpenAPI 3.1 document, for backends in other languages and their tests. */
import { bodySchemas, responseSchemas, schemas, type Schema } from './openapi-schemas.js';
import { version } from './version.js';

/** Every error tag of a response, with its status and meaning. */
export const backendErrors = {
  '@error/BadRequest': [400, 'The body is malformed or incomplete; also with 405, 413 and 415'],
  '@error/InvalidCode': [400, 'The code or token of a ceremony or link is unknown, used or expired'],
  '@error/InvalidEmail': [400, 'Not a valid email address'],
  '@error/InvalidChallenge': [400, 'No code is expected from this browser: used, replaced or never sent'],
  '@error/InvalidChallengeCode': [400, 'The code is wrong; `attemptsLeft` is the number of attempts left'],
  '@error/ChallengeExpired': [400, 'The code has expired'],
  '@error/ChallengeAttemptsExceeded': [400, 'There were too many wrong codes'],
  '@error/Unauthorized': [401, 'Nobody is signed in'],
  '@error/Forbidden': [403, 'A foreign origin, or a passkey that does not permit this'],
  '@error/ReauthenticationRequired': [403, 'The last sign-in or re-authentication is too long ago'],
  '@error/NotFound': [404, 'It does not exist, or not in this account'],
  '@error/DuplicateUsername': [409, 'The username is taken'],
  '@error/DuplicateEmail': [409, 'Another account has this address'],
  '@error/LastPasskey': [409, 'The last passkey of an account that has no other way to sign in'],
  '@error/ChallengeRateLimited': [
    429,
    'Too many requests; `retryAfterSeconds` and `Retry-After` are the time to wait',
  ],
  '@error/Internal': [500, 'The server failed'],
  '@error/Unavailable': [502, 'Passlock is unavailable; with 503, the database is'],
} as const satisfies Record<string, readonly [number, string]>;

type Tag = keyof typeof backendErrors extends `@error/${infer Name}` ? Name : never;
type Route = keyof typeof responseSchemas;

/** Errors that every route can return. */
const everywhere: Tag[] = ['BadRequest', 'Forbidden', 'ChallengeRateLimited', 'Internal', 'Unavailable'];

const account: Tag[] = ['Unauthorized'];
const fresh: Tag[] = ['Unauthorized', 'ReauthenticationRequired'];

const routes: Record<Route, [summary: string, ...errors: Tag[]]> = {
  'GET session': ['Read the session; without a user when nobody is signed in'],
  'POST session': ['Sign in with the code or the identity token of a ceremony', 'InvalidCode'],
  'DELETE session': ['Sign out'],
  'DELETE sessions': ['Sign out on every device', ...account],
  'POST passkeys/authentication/authorize': [
    'Authorise one sign-in, with the same response for known and unknown usernames, or one re-authentication',
    ...account,
    'NotFound',
  ],
  'POST reauthentication': ['Re-authenticate with a passkey that verified its user', ...fresh, 'InvalidCode'],
  'POST passkeys/registration/authorize': [
    'Authorise one new passkey, for the signed-in account or for a new one',
    ...fresh,
    'DuplicateUsername',
  ],
  'POST passkeys/registration': [
    'Link the passkey; after a sign-up, create the account and sign in',
    ...account,
    'InvalidCode',
    'DuplicateUsername',
  ],
  'GET passkeys': ['List the signed-in account’s passkeys, oldest first', ...account],
  'DELETE passkeys': ['Remove every passkey', ...fresh, 'NotFound', 'LastPasskey'],
  'PATCH passkeys/{id}': ['Change a passkey’s label', ...account, 'NotFound'],
  'DELETE passkeys/{id}': ['Remove a passkey', ...fresh, 'NotFound', 'LastPasskey'],
  'POST passkeys/prune': ['Get a token to signal the account’s passkeys to the device', ...account],
  'PATCH account': ['Change the account’s names', ...account, 'DuplicateUsername'],
  'POST account/undo-email': [
    'Bring a replaced address back with the link of its notice, and end all sessions. Optional',
    'InvalidCode',
    'DuplicateEmail',
  ],
  'POST challenges': [
    'Email a one-time code, with the same response for known and unknown addresses',
    ...fresh,
    'InvalidEmail',
    'NotFound',
  ],
  'GET challenges/current': ['Read the pending code of this browser; an empty object when there is none'],
  'POST challenges/verify': [
    'Verify a code and complete its purpose',
    ...account,
    'InvalidChallenge',
    'InvalidChallengeCode',
    'ChallengeExpired',
    'ChallengeAttemptsExceeded',
    'DuplicateUsername',
    'DuplicateEmail',
  ],
};

/** The document. Paths are relative to the backend's base. */
export const openapi = {
  openapi: '3.1.0',
  info: {
    title: 'Backend of passkey-elements',
    version,
    license: { name: 'MIT', identifier: 'MIT' },
    description:
      'The API that the elements expect of an app’s own server. The session is an HTTP-only, SameSite cookie. Foreign origins and content types other than JSON are refused. No response contains an API key, a secret or a code.',
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
    const operations = (paths[`/${path}`] ??= {});
    operations[method.toLowerCase()] = operation(name);
  }
  return paths;
}

function operation(name: Route): object {
  const [summary, ...tags] = routes[name];
  const body = name in bodySchemas ? bodySchemas[name as keyof typeof bodySchemas] : undefined;
  const response = responseSchemas[name];
  const success = response
    ? { 200: { description: 'Success', content: jsonContent(response) } }
    : { 204: { description: 'Success' } };
  const needsSession = tags.includes('Unauthorized');
  const isOptional = name.includes('authorize');
  return {
    summary,
    operationId: operationId(name),
    security: needsSession ? [{ session: [] }, ...(isOptional ? [{}] : [])] : [],
    ...(name.includes('{id}') && {
      parameters: [{ name: 'id', in: 'path', required: true, schema: { type: 'string' } }],
    }),
    ...(body && { requestBody: { required: true, content: jsonContent(body) } }),
    responses: { ...success, ...errorsOf([...everywhere, ...tags], !!body) },
  };
}

/** `PATCH passkeys/{id}` is `patchPasskeysId`. */
function operationId(name: string): string {
  return name
    .replace(/^[A-Z]+/, (method) => method.toLowerCase())
    .replace(/\W+(\w)/g, (_, letter: string) => letter.toUpperCase())
    .replace(/\W/g, '');
}

/** Error responses by status; one status may have several tags. */
function errorsOf(names: readonly Tag[], hasBody: boolean) {
  const byStatus: Record<string, { tags: string[]; meanings: string[] }> = {};
  for (const name of names) {
    const tag = `@error/${name}` as const;
    const [status, meaning] = backendErrors[tag];
    const statuses = name === 'BadRequest' && hasBody ? [status, 413, 415] : [status];
    if (name === 'Unavailable') statuses.push(503);
    for (const each of statuses) {
      const entry = (byStatus[each] ??= { tags: [], meanings: [] });
      entry.tags.push(tag);
      entry.meanings.push(meaning);
    }
  }
  return Object.fromEntries(
    Object.entries(byStatus).map(([status, { tags, meanings }]) => {
      const tag = { type: 'object', properties: { _tag: { enum: tags } } };
      const schema = { allOf: [{ $ref: '#/components/schemas/Error' }, tag] };
      return [status, { description: meanings.join('; '), content: jsonContent(schema) }];
    }),
  );
}

function jsonContent(schema: Schema) {
  return { 'application/json': { schema } };
}
