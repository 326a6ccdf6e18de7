/**
 * What each browser lacks, in one place. Where a browser lacks the subject of a test, another test covers what the
 * code does without it.
 */

export type Ability =
  /** WebAuthn. */
  | 'webauthn'
  /** Passkeys in autofill that a virtual authenticator resolves. */
  | 'autofill'
  /** The Signal API: `PublicKeyCredential.signal…`. */
  | 'signals'
  /** `document.featurePolicy`, by which a page detects that its frame forbids passkeys. */
  | 'frame-policy'
  /** A virtual authenticator that can wait for presence. Otherwise a pending promise replaces it. */
  | 'presence'
  /** A network that tests can cut. Otherwise a failing `fetch` replaces it. */
  | 'network';

const lacking: Record<'Chromium' | 'Firefox' | 'WebKitGTK', readonly Ability[]> = {
  Chromium: [],
  Firefox: ['autofill', 'signals', 'frame-policy', 'presence', 'network'],
  WebKitGTK: ['webauthn', 'autofill', 'signals', 'frame-policy', 'presence', 'network'],
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

/** `where('signals').it(…)` has a counterpart, `without('signals').it(…)`, for the other browsers. */
export const where = (ability: Ability): Frame => (has(ability) ? here : nowhere);
export const without = (ability: Ability): Frame => (has(ability) ? nowhere : here);
