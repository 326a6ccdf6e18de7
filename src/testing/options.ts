/** What a device is like, what it asks, and what it shows. */
import type { Answer, DeviceTimer } from './prompt.js';

/** A passkey as a password manager would list it. Ids are base64url. */
export interface DeviceCredential {
  readonly id: string;
  readonly rpId: string;
  readonly userHandle: string;
  readonly name: string;
  readonly displayName: string;
  readonly discoverable: boolean;
  readonly synced: boolean;
  readonly counter: number;
}

/** What the person is asked. */
export interface DeviceRequest {
  readonly kind: 'create' | 'get';
  /** `conditional`: offered in autofill, until somebody picks one; or created without a dialog. */
  readonly mediation: 'modal' | 'conditional' | 'immediate';
  readonly rpId: string;
  readonly userVerification: UserVerificationRequirement;
  /** Whose passkey is to be made. */
  readonly user: { readonly name: string; readonly displayName: string } | undefined;
  /** The passkeys to choose from, the newest first. */
  readonly credentials: readonly DeviceCredential[];
}

/** What a function throws, the page gets: a DOMException of any name makes the device fail in that way. */
export type Respond = Answer | ((request: DeviceRequest) => Answer | Promise<Answer>);

/** What a simulated device is like. */
export interface DeviceOptions {
  /** How the person answers. Default: `approve`. Autofill waits for `pick()` all the same. */
  respond?: Respond;
  /** Has a fingerprint reader, a camera or a PIN. Default: true. */
  canVerify?: boolean;
  /** Keeps passkeys, and does not only recognise those it is asked for. Default: true. */
  canStore?: boolean;
  /** Syncs passkeys to the person's other devices. Default: true. */
  synced?: boolean;
  /** Default: `platform`. */
  attachment?: AuthenticatorAttachment;
  /** Default: `['internal', 'hybrid']`. */
  transports?: readonly string[];
  /** The make of the authenticator, as a UUID. Default: zeros, which say nothing. */
  aaguid?: string;
  /** How it vouches for itself: `self` is a `packed` statement signed with the passkey's own key. Default: `none`. */
  attestation?: 'none' | 'self';
  /**
   * Creates passkeys without a dialog where a page asks for that (`mediation: 'conditional'`). Default: false, as
   * in a browser that has never heard of it, and shows its dialog.
   */
  conditionalCreate?: boolean;
  /**
   * The origins that a domain lets use its passkeys. Default: fetched from its `/.well-known/webauthn`, which a
   * page, unlike a browser, can read only where that domain allows it (CORS).
   */
  relatedOrigins?: (rpId: string) => Promise<readonly string[]>;
  /**
   * Keeps the passkeys in this browser under this name, for the pages to come. It is a test device: whoever can
   * run a script on this origin can use them. Default: they are gone with the page.
   */
  keep?: string;
  /** Default: `setTimeout`. */
  timer?: DeviceTimer;
}
