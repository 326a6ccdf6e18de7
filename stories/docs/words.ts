/** Tables of every text of the elements. The types require a row for each key. */
import type { ErrorCode } from '../../src/wire/errors.js';
import { authEnglish } from '../../src/strings/en/auth.js';
import { codeEnglish } from '../../src/strings/en/code.js';
import { loginEnglish } from '../../src/strings/en/login.js';
import { manageEnglish } from '../../src/strings/en/manage.js';
import { registerEnglish } from '../../src/strings/en/register.js';
import { supportEnglish } from '../../src/strings/en/support.js';
import type { Strings } from '../../src/strings/strings.js';
import type { Text } from '../../src/strings/text.js';

type Key = keyof Strings;

/** For each error: when it appears, and what the user can do next. */
const failures: Record<ErrorCode, readonly [when: string, wayOn: string]> = {
  'bad-config': [
    'a setting of the element is missing or malformed',
    'tell the people who run the site; the fallback',
  ],
  unsupported: ['the browser has no WebAuthn', 'another browser; the fallback, or a code'],
  'insecure-context': ['the page is not https', 'the fallback, or a code'],
  blocked: [
    'the page is in a frame that may not use passkeys',
    'open the site by itself; the fallback, or a code',
  ],
  'not-allowed': [
    'the device’s dialog was closed, took too long, or had nothing to offer',
    'the button again; the fallback, or a code',
  ],
  aborted: ['the page cancelled, or another ceremony took over', 'the button again'],
  'timed-out': ['the device never answered', 'the button again; the fallback, or a code'],
  duplicate: ['the device has one of the account’s passkeys, and the name is not known', 'sign in with it'],
  'wrong-domain': [
    'the passkey’s domain does not fit the page',
    'tell the people who run the site; the fallback',
  ],
  unsuitable: ['no device at hand can do what the site asks for', 'another device, or a security key'],
  'device-failed': ['the device failed in another way', 'the button again; the fallback, or a code'],
  'passkey-not-found': [
    'the server no longer has the passkey; the device is told',
    'another passkey, a code, or a new passkey',
  ],
  'not-accepted': [
    'a custom server did not accept the passkey, for whatever reason',
    'the button again; another passkey; the fallback, or a code',
  ],
  network: ['the server did not answer', 'check the connection; the button again'],
  'bad-response': ['the server’s answer cannot be read', 'the button again, later'],
  'server-error': [
    'the server failed, or failed with what the element does not expect',
    'the button again, later',
  ],
  'bad-request': ['what the server had authorised is used up or too old', 'the button again'],
  'rate-limited': ['too many requests, and no time is known', 'wait; the button again'],
  'wrong-code': ['the code is not the one that was mailed', 'enter it again; another code'],
  'code-expired': ['the code’s time is up', 'another code'],
  'too-many-attempts': ['no tries are left with this code', 'another code'],
  'no-code': ['the code was used, replaced or never sent', 'another code'],
  'invalid-email': ['the address cannot be one', 'correct the address'],
  'email-taken': ['another account has the address', 'another address, or sign in'],
  'username-taken': ['another account has the name', 'another name, or sign in'],
  'reauthentication-required': ['the backend wants a fresh proof', 'confirm with a passkey or a code'],
  'last-passkey': ['it is the only way into the account', 'add another passkey first'],
  'signed-out': ['the session is over', 'sign in'],
  forbidden: ['the server refused', 'the button again; the fallback, or a code'],
  'not-found': ['what was asked for is gone', 'the button again, later'],
  'invalid-tenancy': [
    'the server does not know the tenancy',
    'tell the people who run the site; the fallback',
  ],
};

/** For each other text: when it appears. */
const moments: Record<Exclude<Key, `error:${string}`>, string> = {
  username: 'label of the field that the element makes',
  cancel: 'button during a ceremony, while a passkey is renamed, and while a proof is asked for',
  'register:intro': 'before the button: what it is good for; in `<otp-entry>` after a right code',
  'register:action': 'the button; in `<otp-entry>` after a right code',
  'register:duplicate': 'the device has a passkey of this account; no failure. Way on: sign in with it',
  'register:preparing': 'phase `preparing`',
  'register:prompting': 'phase `prompting`, beside the device’s dialog',
  'register:verifying': 'phase `verifying`, after the dialog',
  'register:succeeded': 'phase `succeeded`',
  'help:what': 'question below the button',
  'help:whatAnswer': 'its answer',
  'help:where': 'second question',
  'help:whereAnswer': 'its answer',
  'login:action': 'the button',
  'login:code': 'way on after a failure, with `for-code`',
  'login:create': 'way on after `passkey-not-found`, with `for-passkey`',
  'login:back': 'way back from the code',
  'login:otherDevice': 'below the button, in phase `prompting` and after a ceremony without a passkey',
  'login:confirm': 'the button, with `purpose="reauthenticate"`; heading of the manager’s dialog',
  'login:account': 'above the button then: whose account it is',
  'login:preparing': 'phase `preparing`',
  'login:prompting': 'phase `prompting`, beside the device’s dialog',
  'login:verifying': 'phase `verifying`, after the dialog',
  'login:succeeded': 'phase `succeeded`',
  'auth:signIn': 'heading of the first step; link to it',
  'auth:signUp': 'heading of the first step of a sign-up; link to it',
  'auth:or': 'between the passkey and the other ways',
  'auth:new': 'before the link to the sign-up, with `mode="both"`',
  'auth:known': 'before the link to the sign-in, with `mode="both"`',
  'auth:mail': 'heading of the step `code`',
  'auth:offer': 'heading of the step `offer`',
  'auth:notNow': 'button in the step `offer`',
  'code:email': 'label of the address field',
  'code:send': 'button, phase `idle`',
  'code:sendTo': 'phase `idle`, when the page knows the address',
  'code:label': 'label of the code field',
  'code:check': 'button, phase `entering`',
  'code:resend': 'button, phases `entering` and `failed`',
  'code:resendIn': 'the same button while it has to wait',
  'code:resendAfter': 'for ears: the wait begins',
  'code:resendReady': 'for ears: the wait is over',
  'code:other': 'way on: the address was wrong',
  'code:missing': 'the button was pressed before the code was complete',
  'code:missingDigits': 'the same, where the code is digits',
  'code:sending': 'phase `sending`',
  'code:entering': 'phase `entering`',
  'code:checking': 'phase `checking`',
  'code:verified': 'phase `verified`',
  'code:help': 'below the code: no mail came',
  'code:attemptsLeft': 'after `wrong-code`, when the server says how many',
  'code:wait': '`rate-limited`, when the time is known. Way on: wait that long',
  'code:justSent': 'another code was refused: the last is too recent. Way on: wait that long',
  'manage:list': 'name of the list, for ears',
  'manage:loading': 'phase `loading`',
  'manage:empty': 'there is no passkey. Way on: the button below it',
  'manage:retry': 'button, phase `failed`',
  'manage:synced': 'mark: a password manager has it on several devices',
  'manage:single': 'mark: it is in one place only',
  'manage:current': 'mark: it opened this session',
  'manage:legacy': 'mark: it belongs to another domain',
  'manage:created': 'when it was created',
  'manage:used': 'when it was used last',
  'manage:unused': 'it was never used',
  'manage:details': 'more about a passkey',
  'manage:account': 'in the details: whose it is',
  'manage:rename': 'button of a row',
  'manage:unnamed': 'name of a passkey without a label',
  'manage:label': 'label of the name field',
  'manage:save': 'button beside it',
  'manage:remove': 'button of a row',
  'manage:removeOf': 'button in the dialog',
  'manage:confirm': 'the dialog’s question',
  'manage:confirmText': 'what happens then',
  'manage:replace': 'button of a row of an old domain',
  'manage:replaceOf': 'the dialog’s question, and its button',
  'manage:replaceText': 'what happens then',
  'manage:keep': 'button in the dialog: nothing changes',
  'manage:renamed': 'after a new name',
  'manage:removed': 'after a removal',
  'manage:pruned': 'after tidying up',
  'manage:renamedAccount': 'after the account’s name changed',
  'manage:byHand': 'the browser cannot tell the device. Way on: the password manager',
  'manage:notUpdated': 'the device failed at the change. Way on: the password manager',
  'manage:add': 'button below the list',
  'manage:addReason': 'below that button',
  'manage:proof': 'dialog, when the backend wants a fresh proof',
  'manage:prune': 'button below the list',
  'support:list': 'caption of the table',
  'support:yes': 'an answer',
  'support:no': 'an answer',
  'support:passkeys': 'a row',
  'support:platformAuthenticator': 'a row',
  'support:hybrid': 'a row',
  'support:autofill': 'a row',
  'support:immediate': 'a row',
  'support:conditionalCreate': 'a row',
  'support:signalUnknownCredential': 'a row',
  'support:signalAllAcceptedCredentials': 'a row',
  'support:signalCurrentUserDetails': 'a row',
  'support:relatedOrigins': 'a row',
};

const parts: Record<string, object> = {
  '<passkey-register>': registerEnglish,
  '<passkey-login>': loginEnglish,
  '<otp-entry>': codeEnglish,
  '<passkey-auth>': authEnglish,
  '<passkey-manager>': manageEnglish,
  '<passkey-support>': supportEnglish,
};

const speakers = (key: Key) =>
  Object.entries(parts).flatMap(([tag, words]) => (Object.hasOwn(words, key) ? [`\`${tag}\``] : []));

const sentence = (text: Text) => (typeof text === 'string' ? text : Object.values(text).join(' / '));

const table = (head: readonly string[], rows: readonly (readonly string[])[]) =>
  [head, head.map(() => '-'), ...rows].map((cells) => `| ${cells.join(' | ')} |`).join('\n');

/** Returns the texts of errors as a Markdown table. */
export const failureTable = (words: Strings): string =>
  table(
    ['code', 'when', 'sentence', 'way on'],
    Object.entries(failures).map(([code, [when, wayOn]]) => [
      `\`${code}\``,
      when,
      sentence(words[`error:${code as ErrorCode}`]),
      wayOn,
    ]),
  );

/** Returns all other texts as a Markdown table. */
export const wordTable = (words: Strings): string =>
  table(
    ['key', 'when', 'sentence', 'said by'],
    Object.entries(moments).map(([key, when]) => [
      `\`${key}\``,
      when,
      sentence(words[key as Key]),
      speakers(key as Key).join(' '),
    ]),
  );
