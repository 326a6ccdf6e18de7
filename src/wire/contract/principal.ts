/** The result of a ceremony: the exchange of its code, and its identity token. */

/** Response to `GET /{t}/principal/{code}` and, with `{userId}`, of `POST`. */
export interface ExtendedPrincipal {
  _tag: 'ExtendedPrincipal';
  /** Equals the identity token's `jti`. */
  id: string;
  authenticatorId: string;
  authenticatorType: 'passkey';
  userId: string;
  createdAt: number;
  expiresAt: number;
  passkey?: { verified: boolean; userVerified: boolean; platformName?: string };
  metadata: { ipAddress?: string; userAgent?: string };
}

/** Body of `POST /{t}/principal/{code}`: assigns the user while exchanging. */
export interface ExchangeCodeRequest {
  userId: string;
}

/** Claims of the `id_token`, a JWS signed with RS256. Times are seconds. */
export interface IdTokenClaims {
  iss: 'passlock.dev';
  aud: string;
  sub: string;
  jti: string;
  iat: number;
  exp: number;
  'a:id': string;
  'a:typ': 'passkey';
  'pk:uv': boolean;
}
