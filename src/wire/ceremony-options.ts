/**
 * Reads the options of a server before they reach `navigator.credentials`. Serialisers write absent members as null or
 * empty text, and pad base64url. Checks what a browser would convert without complaint and write to the device; it
 * refuses everything else itself. WebAuthn L3 §5.1.9.
 */
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from './contract.js';
import { insist, isObject, list, type Json } from './json-request.js';

/** @throws PasskeyError `bad-response`, with the name of the member that is missing or wrong */
export function creationOptions(value: unknown): PublicKeyCredentialCreationOptionsJSON {
  const options = read(value, 'excludeCredentials');
  const rp = part(options, 'rp');
  insist(isText(rp['name']), 'rp.name');
  insist(isText(rp['id'] ?? ''), 'rp.id');
  const user = part(options, 'user');
  const id = base64url(user['id'], 'user.id');
  insist(id.length <= maxUserId, 'user.id');
  for (const name of ['name', 'displayName']) insist(isText(user[name]), `user.${name}`);
  for (const item of list(options['pubKeyCredParams'], 'pubKeyCredParams'))
    insist(isObject(item) && Number.isInteger(toNumber(item['alg'])), 'pubKeyCredParams.alg');
  return { ...options, user: { ...user, id } } as unknown as PublicKeyCredentialCreationOptionsJSON;
}

/** @throws PasskeyError `bad-response`, with the name of the member that is missing or wrong */
export function requestOptions(value: unknown): PublicKeyCredentialRequestOptionsJSON {
  const options = read(value, 'allowCredentials');
  insist(isText(options['rpId'] ?? ''), 'rpId');
  return options as unknown as PublicKeyCredentialRequestOptionsJSON;
}

/** 64 bytes in base64url. */
const maxUserId = 86;

function read(value: unknown, listName: 'allowCredentials' | 'excludeCredentials'): Json {
  const options = clean(value);
  const { timeout = 0, [listName]: passkeys, ...rest } = options;
  const milliseconds = toNumber(timeout);
  insist(milliseconds >= 0, 'timeout');
  return {
    ...rest,
    challenge: base64url(rest['challenge'], 'challenge'),
    ...(milliseconds && { timeout: milliseconds }),
    ...(passkeys !== undefined && {
      [listName]: list(passkeys, listName).map((one) => descriptor(one, listName)),
    }),
  };
}

function descriptor(passkey: unknown, listName: string): Json {
  insist(isObject(passkey), listName);
  return { ...passkey, id: base64url(passkey['id'], `${listName}.id`) };
}

/** A copy without members that are null, and without optional ones that are empty text. */
function clean(value: unknown): Json {
  insist(isObject(value), 'challenge');
  return JSON.parse(JSON.stringify(value), (name, member: unknown) =>
    member === null || (member === '' && !/name$/i.test(name)) ? undefined : member,
  ) as Json;
}

function part(options: Json, name: string): Json {
  const value = options[name];
  insist(isObject(value), name);
  return value;
}

/** Without padding, and in the alphabet of URLs. */
function base64url(value: unknown, name: string): string {
  const text = isText(value) ? value.replace(/=+$/, '').replaceAll('+', '-').replaceAll('/', '_') : '';
  insist(/^[\w-]+$/.test(text) && text.length % 4 !== 1, name);
  return text;
}

/** NaN for anything but a number or its text. */
const toNumber = (value: unknown) => (typeof value === 'number' || isText(value) ? Number(value) : NaN);

const isText = (value: unknown): value is string => typeof value === 'string';
