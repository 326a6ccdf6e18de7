/** Every element in every phase, with fake backends, for the checks in this folder. */
import { fixture, oneEvent } from '@open-wc/testing-helpers';
import { html } from 'lit';
import type { Backend } from '../../src/wire/backend.js';
import type { BackendPasskey, CodeChallenge } from '../../src/wire/contract.js';
import {
  PasskeyError,
  type OtpEntry,
  type PasskeyAuth,
  type PasskeyManager,
} from '../../src/entries/index.js';
import { allPhases, bringTo, scene, type CeremonyTag } from '../elements/support.js';
import { replace } from '../support/replace.js';
import { waitUntil } from '../support/until.js';

export interface Sight {
  /** Element and phase. */
  name: string;
  show: () => Promise<HTMLElement>;
}

const never = () => new Promise<never>(() => undefined);

/** The page's light DOM: a field and a fallback. */
function fill(element: HTMLElement): void {
  const label = document.createElement('label');
  const input = document.createElement('input');
  const fallback = document.createElement('p');
  label.slot = input.slot = 'username';
  label.htmlFor = input.id = 'username-of-the-page';
  fallback.slot = 'fallback';
  label.textContent = 'Email or username';
  fallback.textContent = 'Continue with a password.';
  input.autocomplete = 'username';
  element.append(label, input, fallback);
}

const ceremony = (tag: CeremonyTag): Sight[] => [
  ...allPhases.map((phase) => ({
    name: `${tag}, ${phase}`,
    async show() {
      const all = await scene(tag, { 'for-code': 'the-code' }, (element) => {
        fill(element);
        return html`${element}`;
      });
      await bringTo(phase, all);
      return all.element;
    },
  })),
  {
    name: `${tag}, disabled`,
    show: async () => (await scene(tag, { disabled: '' })).element,
  },
  {
    name: `${tag}, unavailable`,
    async show() {
      replace(window, 'PublicKeyCredential', undefined);
      const all = await scene(tag, {}, (element) => {
        fill(element);
        return html`${element}`;
      });
      return all.element;
    },
  },
];

const challenge = (wait: number): CodeChallenge => {
  const now = Date.now();
  return {
    purpose: 'signup',
    email: 'ada@example.com',
    length: 6,
    now,
    expiresAt: now + 600_000,
    resendAt: now + wait,
  };
};

async function otp(more: Partial<Backend> = {}, wait = 0): Promise<OtpEntry> {
  const backend = {
    currentCode: () => Promise.resolve(undefined),
    sendCode: () => Promise.resolve(challenge(wait)),
    checkCode: () => Promise.resolve({ purpose: 'signup' }),
    ...more,
  } as Partial<Backend> as Backend;
  const element = await fixture<OtpEntry>(
    html`<otp-entry .backend=${backend} for-passkey="later"></otp-entry>`,
  );
  await element.updateComplete;
  return element;
}

async function comeTo(element: OtpEntry, phase: string, act: () => void): Promise<OtpEntry> {
  const moves = new Promise<void>((resolve) => {
    element.addEventListener('otp-phase-changed', (event) => {
      if (event.phase === phase) resolve();
    });
  });
  act();
  await moves;
  await element.updateComplete;
  // The focus moves after the render.
  await waitUntil(() => phase === 'sending' || phase === 'checking' || element.matches(':focus-within'));
  return element;
}

const press = (element: HTMLElement, part = 'button') =>
  element.shadowRoot?.querySelector<HTMLButtonElement>(`[part~=${part}]`)?.click();

function mail(element: OtpEntry, phase = 'entering') {
  const input = element.querySelector('input[type=email]') as HTMLInputElement;
  input.value = 'ada@example.com';
  return comeTo(element, phase, () => press(element));
}

async function check(element: OtpEntry, phase: string) {
  await mail(element);
  element.value = '123456';
  await element.updateComplete;
  return comeTo(element, phase, () => press(element));
}

const refuse = (code: 'wrong-code' | 'code-expired', attemptsLeft?: number) => () =>
  Promise.reject(
    new PasskeyError(code, 'Refused', attemptsLeft === undefined ? undefined : { attemptsLeft }),
  );

const codes: Sight[] = [
  { name: 'otp-entry, idle', show: () => otp() },
  { name: 'otp-entry, sending', show: async () => mail(await otp({ sendCode: never }), 'sending') },
  { name: 'otp-entry, entering', show: async () => mail(await otp()) },
  { name: 'otp-entry, entering, with a wait', show: async () => mail(await otp({}, 60_000)) },
  {
    name: 'otp-entry, entering, after a wrong code',
    async show() {
      const element = await otp({ checkCode: refuse('wrong-code', 4) });
      await check(element, 'entering');
      await waitUntil(() => element.error);
      return element;
    },
  },
  { name: 'otp-entry, checking', show: async () => check(await otp({ checkCode: never }), 'checking') },
  { name: 'otp-entry, verified', show: async () => check(await otp(), 'verified') },
  {
    name: 'otp-entry, failed',
    show: async () => check(await otp({ checkCode: refuse('code-expired') }), 'failed'),
  },
  {
    name: 'otp-entry, as a form control',
    show: () => fixture(html`<otp-entry name="code" required></otp-entry>`),
  },
  { name: 'otp-entry, disabled', show: () => fixture(html`<otp-entry name="code" disabled></otp-entry>`) },
];

const passkey = (id: string, more: Partial<BackendPasskey> = {}): BackendPasskey => ({
  id,
  label: `Passkey ${id}`,
  username: 'ada@example.com',
  rpId: 'localhost',
  createdAt: Date.now() - 7_200_000,
  lastUsed: Date.now() - 3_600_000,
  synced: true,
  current: false,
  ...more,
});

const three = [
  passkey('a', { label: 'My keychain', current: true, provider: 'Apple Passwords' }),
  passkey('b', { label: 'Passkey', synced: false }),
  passkey('c', { label: 'Passkey', rpId: 'old.example' }),
];

const gone = () => Promise.reject(new PasskeyError('network', 'gone'));

async function manager(
  listPasskeys: Backend['listPasskeys'],
  phase = 'ready',
  more: Partial<Backend> = {},
): Promise<PasskeyManager> {
  const backend = {
    listPasskeys,
    authorizeRegistration: gone,
    renamePasskey: gone,
    prunePasskeys: gone,
    removePasskey: () => Promise.resolve({ deletePasskeysToken: 'token' }),
    ...more,
  } as Partial<Backend> as Backend;
  const element = await fixture<PasskeyManager>(
    html`<passkey-manager tenancy-id="t" endpoint="http://localhost:1" .backend=${backend}>
    </passkey-manager>`,
  );
  await waitUntil(() => element.phase === phase);
  await element.updateComplete;
  return element;
}

const list = (more?: Partial<Backend>) =>
  manager(() => Promise.resolve({ passkeys: three, canRemoveLast: true }), 'ready', more);

const rowButton = (element: PasskeyManager, name: string) =>
  [...(element.shadowRoot?.querySelectorAll<HTMLElement>('[part=row-actions] button') ?? [])].find(
    ({ textContent }) => textContent.trim().startsWith(name),
  );

async function asking(): Promise<PasskeyManager> {
  const element = await list();
  rowButton(element, 'Remove')?.focus();
  rowButton(element, 'Remove')?.click();
  await waitUntil(() => element.shadowRoot?.querySelector('dialog')?.open);
  return element;
}

const managers: Sight[] = [
  { name: 'passkey-manager, loading', show: () => manager(never, 'loading') },
  { name: 'passkey-manager, ready', show: () => list() },
  {
    name: 'passkey-manager, ready, with no passkey',
    show: () => manager(() => Promise.resolve({ passkeys: [] })),
  },
  { name: 'passkey-manager, ready, asks before it removes', show: asking },
  {
    name: 'passkey-manager, ready, renames one',
    async show() {
      const element = await list();
      rowButton(element, 'Rename')?.click();
      await waitUntil(() => element.shadowRoot?.activeElement?.matches('input'));
      return element;
    },
  },
  {
    name: 'passkey-manager, ready, after a removal',
    async show() {
      const element = await asking();
      const removed = oneEvent(element, 'passkey-removed');
      press(element, 'danger');
      await removed;
      await waitUntil(() => element.shadowRoot?.activeElement?.matches('[part~=success]'));
      return element;
    },
  },
  {
    name: 'passkey-manager, ready, asks for a proof',
    async show() {
      const again = new PasskeyError('reauthentication-required', 'Too long ago');
      const element = await list({ removePasskey: () => Promise.reject(again) });
      element.removePasskey('b').catch(() => undefined);
      await waitUntil(() => element.querySelector('passkey-login')?.matches(':focus-within'));
      return element;
    },
  },
  {
    name: 'passkey-manager, failed',
    show: () => manager(() => Promise.reject(new PasskeyError('network', 'Gone')), 'failed'),
  },
];

async function auth(
  properties: Partial<PasskeyAuth> = {},
  more: Partial<Backend> = {},
): Promise<PasskeyAuth> {
  const backend = {
    currentCode: () => Promise.resolve(undefined),
    currentUser: () => Promise.resolve(undefined),
    sendCode: () => Promise.resolve(challenge(0)),
    checkCode: () => Promise.resolve({ purpose: 'signup' }),
    authorizeAuthentication: never,
    ...more,
  } as Partial<Backend> as Backend;
  const element = document.createElement('passkey-auth');
  Object.assign(element, { backend, tenancyId: 't', endpoint: 'http://localhost:1', ...properties });
  await fixture(html`${element}`);
  await element.updateComplete;
  return element;
}

/** Brings a sign-up to a step, with the focus in it. */
async function signUp(phase: string): Promise<PasskeyAuth> {
  const element = await auth({ mode: 'sign-up' });
  const entry = element.querySelector('otp-entry') as OtpEntry;
  await mail(entry);
  if (phase === 'code') return element;
  entry.value = '123456';
  await entry.updateComplete;
  press(entry);
  await waitUntil(() => element.phase === 'offer');
  if (phase === 'done') press(element, 'decline');
  await waitUntil(() => element.phase === phase && element.matches(':focus-within'));
  return element;
}

const auths: Sight[] = [
  { name: 'passkey-auth, start', show: () => auth({ mode: 'both' }) },
  { name: 'passkey-auth, start, to sign up', show: () => auth({ mode: 'sign-up' }) },
  { name: 'passkey-auth, start, without codes', show: () => auth({ noCode: true }) },
  { name: 'passkey-auth, code', show: () => signUp('code') },
  { name: 'passkey-auth, offer', show: () => signUp('offer') },
  { name: 'passkey-auth, done', show: () => signUp('done') },
  {
    name: 'passkey-auth, start, to confirm the identity',
    show: () => auth({ purpose: 'reauthenticate', username: 'ada@example.com' }),
  },
];

async function support(): Promise<HTMLElement> {
  const element = document.createElement('passkey-support');
  const detected = oneEvent(element, 'passkey-support-detected');
  await fixture(html`${element}`);
  await detected;
  await element.updateComplete;
  return element;
}

const supports: Sight[] = [
  {
    name: 'passkey-support, supported',
    show() {
      // Independent of this browser's features.
      const says = (answer: unknown) => () => Promise.resolve(answer);
      replace(PublicKeyCredential, 'getClientCapabilities', says({ hybridTransport: true }));
      replace(PublicKeyCredential, 'isConditionalMediationAvailable', says(true));
      replace(PublicKeyCredential, 'isUserVerifyingPlatformAuthenticatorAvailable', says(false));
      return support();
    },
  },
  {
    name: 'passkey-support, unsupported',
    show() {
      replace(window, 'PublicKeyCredential', undefined);
      return support();
    },
  },
];

/** All sights. Add every new phase of an element here. */
export const sights: readonly Sight[] = [
  ...ceremony('passkey-register'),
  ...ceremony('passkey-login'),
  ...codes,
  ...managers,
  ...auths,
  ...supports,
];
