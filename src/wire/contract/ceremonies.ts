/** Ceremonies, by which passkeys are made and used. */
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

/** Must the device check who uses it (fingerprint, face, PIN)? WebAuthn L3 §5.8.6. */
export type UserVerification = 'required' | 'preferred' | 'discouraged';

/** First generation, `POST /{t}/passkey/registration/options`. */
export interface RegistrationOptionsRequest {
  username: string;
  displayName?: string;
  /** Vault ids of passkeys this person has already. */
  excludeCredentials?: string[];
  userVerification?: UserVerification;
  /** Milliseconds. */
  timeout?: number;
  /** For servers that are not Passlock: may the passkey be made without asking the person? */
  mediation?: 'conditional';
}

/** Second generation, `POST /v2/{t}/passkey/registration/options`. */
export interface AuthorizedRegistrationOptionsRequest {
  registrationToken: string;
}

export interface RegistrationOptions {
  sessionToken: string;
  optionsJSON: PublicKeyCredentialCreationOptionsJSON;
  /** Second generation only, and only where the backend asked for it: nobody need be present. */
  mediation?: 'conditional';
}

export interface RegistrationVerificationRequest {
  sessionToken: string;
  response: RegistrationResponseJSON;
}

/** First generation, `POST /{t}/passkey/authentication/options`. */
export interface AuthenticationOptionsRequest {
  /** Vault ids; only these passkeys are asked for. */
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

/** Who the ceremony was about. `userId` equals `authenticatorId` until the backend assigns one. */
export interface Principal {
  authenticatorId: string;
  userId: string;
}

/** A passkey was created. */
export interface RegistrationSuccess {
  _tag: 'RegistrationSuccess';
  principal: Principal;
  /** A JWS, for a server that verifies it itself. */
  id_token: string;
  /** Good once, for five minutes: for your server to exchange. */
  code: string;
}

/** Somebody has used a passkey. */
export interface AuthenticationSuccess {
  _tag: 'AuthenticationSuccess';
  principal: Principal;
  /** A JWS, for a server that verifies it itself. */
  id_token: string;
  /** Good once, for five minutes: for your server to exchange. */
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
   * `conditional`: right after a sign-in by password the browser may make a passkey without asking, and the
   * server takes one that nobody was present for. Ours (Passlock documents none): like `authentication`.
   */
  mediation?: 'required' | 'conditional';
  userVerification?: UserVerification;
  timeout?: number;
}

/** What a page needs to create one passkey. */
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

/** What a page needs to ask for a passkey once. */
export interface AuthorizedPasskeyAuthentication {
  _tag: 'AuthorizedPasskeyAuthentication';
  authenticationToken: string;
  expiresAt: number;
}
