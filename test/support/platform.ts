/**
 * What a browser lacks of what the tests are about: the one place that knows. A test of something that is
 * lacking gives way to a test of what happens without it; none is left out.
 */

export type Ability =
  /** WebAuthn. */
  | 'webauthn'
  /** Passkeys in autofill that a virtual authenticator can answer. */
  | 'autofill'
  /** `PublicKeyCredential.signal…`: news for the device. */
  | 'signals'
  /** A virtual authenticator that can be told to wait. A promise in its place does. */
  | 'presence'
  /** A network that the tests can take away. A `fetch` that fails does in its place. */
  | 'network';

const lacking: Record<'Chromium' | 'Firefox' | 'WebKitGTK', readonly Ability[]> = {
  Chromium: [],
  Firefox: ['autofill', 'signals', 'presence', 'network'],
  WebKitGTK: ['webauthn', 'autofill', 'signals', 'presence', 'network'],
};

const { userAgent } = navigator;
export const platform = userAgent.includes('Firefox/')
  ? 'Firefox'
  : userAgent.includes('Chrome/')
    ? 'Chromium'
    : 'WebKitGTK';

export const has = (ability: Ability): boolean => !lacking[platform].includes(ability);

type Frame = Pick<typeof globalThis, 'it' | 'describe'>;
const here: Frame = { it, describe };
const nowhere = { it: () => undefined, describe: () => undefined } as unknown as Frame;

/** `where('signals').it(…)` has a twin, `without('signals').it(…)`, which says what happens otherwise. */
export const where = (ability: Ability): Frame => (has(ability) ? here : nowhere);
export const without = (ability: Ability): Frame => (has(ability) ? nowhere : here);
