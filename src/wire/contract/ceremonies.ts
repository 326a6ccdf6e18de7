/** Ceremonies: creating and using passkeys. */
import type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
} from '@simplewebauthn/browser';

export type {
  AuthenticationResponseJSON,
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
  RegistrationResponseJSON,
};

/** Whether the device must verify the user (fingerprint, face, PIN). WebAuthn L3 §5.8.6. */
export type UserVerification = 'required' | 'preferred' | 'discouraged';

/** First generation, `POST /{t}/passkey/registration/options`. */
export interface RegistrationOptionsRequest {
  username: string;
  displayName?: string;
  /** Vault ids of the person's existing passkeys. */
  excludeCredentials?: string[];
  userVerification?: UserVerification;
  /** Milliseconds. */
  timeout?: number;
  /** For custom servers: the browser creates the passkey without a dialog. */
  mediation?: 'conditional';
}

/** Second generation, `POST /v2/{t}/passkey/registration/options`. */
export interface AuthorizedRegistrationOptionsRequest {
  registrationToken: string;
}

export interface RegistrationOptions {
  sessionToken: string;
  optionsJSON: PublicKeyCredentialCreationOptionsJSON;
  /** Second generation only, when the backend requested it: user presence is not required. */
  mediation?: 'conditional';
}

export interface RegistrationVerificationRequest {
  sessionToken: string;
  response: RegistrationResponseJSON;
}

/** First generation, `POST /{t}/passkey/authentication/options`. */
export interface AuthenticationOptionsRequest {
  /** Vault ids: only these passkeys are accepted. */
  allowCredentials?: string[];
  userVerification?: UserVerification;
  /** The tenancy's own or one of its related (legacy) relying party ids. */
  rpId?: string;
  /** Milliseconds. */
  timeout?: number;
}

/** Second generation, `POST /v2/{t}/passkey/authentication/options`. */
export interface AuthorizedAuthenticationOptionsRequest {
  authenticationToken: string;
}

export interface AuthenticationOptions {
  sessionToken: string;
  optionsJSON: PublicKeyCredentialRequestOptionsJSON;
  /** Second generation only. */
  mediation?: 'required' | 'conditional';
}

export interface AuthenticationVerificationRequest {
  sessionToken: string;
  response: AuthenticationResponseJSON;
}

/** The user of a ceremony. `userId` equals `authenticatorId` until the backend assigns one. */
export interface Principal {
  authenticatorId: string;
  userId: string;
}

/** A created passkey. */
export interface RegistrationSuccess {
  _tag: 'RegistrationSuccess';
  principal: Principal;
  /** A JWS, for servers that verify it locally. */
  id_token: string;
  /** For your server to exchange: single use, valid for five minutes. */
  code: string;
}

/** A used passkey. */
export interface AuthenticationSuccess {
  _tag: 'AuthenticationSuccess';
  principal: Principal;
  /** A JWS, for servers that verify it locally. */
  id_token: string;
  /** For your server to exchange: single use, valid for five minutes. */
  code: string;
}

/** Second generation, server side: `POST /v2/{t}/passkey/registration/authorize`. */
export interface AuthorizeRegistrationRequest {
  rpId: string;
  rpName?: string;
  userId: string;
  username: string;
  displayName?: string;
  excludeCredentials?: string[];
  /**
   * `conditional`: right after a sign-in with a password the browser may create a passkey without a dialog,
   * and the server accepts it without user presence. An extension of ours, modelled on `authentication`.
   */
  mediation?: 'required' | 'conditional';
  userVerification?: UserVerification;
  timeout?: number;
}

/** Lets a page create one passkey. */
export interface AuthorizedPasskeyRegistration {
  _tag: 'AuthorizedPasskeyRegistration';
  registrationToken: string;
  expiresAt: number;
}

/** Second generation, server side: `POST /v2/{t}/passkey/authentication/authorize`. */
export interface AuthorizeAuthenticationRequest {
  rpId: string;
  userId?: string;
  allowCredentials?: string[];
  discoverable?: boolean;
  mediation?: 'required' | 'conditional';
  userVerification?: UserVerification;
  timeout?: number;
}

/** Lets a page run one authentication. */
export interface AuthorizedPasskeyAuthentication {
  _tag: 'AuthorizedPasskeyAuthentication';
  authenticationToken: string;
  expiresAt: number;
}
