/**
 * Exact schemas of the response bodies. Each is annotated with its type of the wire contract, so that the two cannot
 * drift apart; a test compares the server's responses with them.
 */
import * as v from 'valibot';
import type * as contract from '../../src/wire/contract.js';
import type { Schema } from '../http/schema.js';

const text = v.string();
const time = v.pipe(v.number(), v.integer());
const texts = v.array(text);
const object = v.strictObject;
const optional = v.exactOptional;

const transports = v.array(v.picklist(['ble', 'hybrid', 'internal', 'nfc', 'usb', 'cable', 'smart-card']));
const userVerification = v.picklist(['required', 'preferred', 'discouraged']);
const descriptors = v.array(object({ id: text, type: v.literal('public-key'), transports }));
const principal = object({ authenticatorId: text, userId: text });
const warnings = v.array(
  object({
    code: v.picklist(['PASSKEY_NOT_FOUND', 'NO_PASSKEYS_FOUND']),
    message: text,
    passkeyId: optional(text),
  }),
);

const creationOptions = object({
  rp: object({ id: text, name: text }),
  user: object({ id: text, name: text, displayName: text }),
  challenge: text,
  pubKeyCredParams: v.array(object({ alg: v.number(), type: v.literal('public-key') })),
  timeout: v.number(),
  excludeCredentials: descriptors,
  authenticatorSelection: object({
    residentKey: v.literal('required'),
    requireResidentKey: v.literal(true),
    userVerification,
  }),
  attestation: v.literal('none'),
  extensions: object({ credProps: v.boolean() }),
});
const requestOptions = object({
  challenge: text,
  timeout: v.number(),
  rpId: text,
  allowCredentials: descriptors,
  userVerification,
});
const registrationSuccess: Schema<contract.RegistrationSuccess> = object({
  _tag: v.literal('RegistrationSuccess'),
  principal,
  id_token: text,
  code: text,
});
const authenticationSuccess: Schema<contract.AuthenticationSuccess> = object({
  _tag: v.literal('AuthenticationSuccess'),
  principal,
  id_token: text,
  code: text,
});
const authorizedRegistration: Schema<contract.AuthorizedPasskeyRegistration> = object({
  _tag: v.literal('AuthorizedPasskeyRegistration'),
  registrationToken: text,
  expiresAt: time,
});
const authorizedAuthentication: Schema<contract.AuthorizedPasskeyAuthentication> = object({
  _tag: v.literal('AuthorizedPasskeyAuthentication'),
  authenticationToken: text,
  expiresAt: time,
});
const extendedPrincipal: Schema<contract.ExtendedPrincipal> = object({
  _tag: v.literal('ExtendedPrincipal'),
  id: text,
  authenticatorId: text,
  authenticatorType: v.literal('passkey'),
  userId: text,
  createdAt: time,
  expiresAt: time,
  passkey: optional(
    object({ verified: v.boolean(), userVerified: v.boolean(), platformName: optional(text) }),
  ),
  metadata: object({ ipAddress: optional(text), userAgent: optional(text) }),
});
const passkey: Schema<contract.Passkey> = object({
  _tag: v.literal('Passkey'),
  id: text,
  userId: optional(text),
  enabled: v.boolean(),
  credential: object({
    id: text,
    userId: text,
    username: text,
    aaguid: text,
    backedUp: v.boolean(),
    counter: v.number(),
    deviceType: v.picklist(['singleDevice', 'multiDevice']),
    transports,
    publicKey: text,
    rpId: text,
  }),
  platform: optional(object({ name: optional(text), icon: optional(text) })),
  lastUsed: optional(time),
  createdAt: time,
  updatedAt: time,
});
const passkeySummary: Schema<contract.PasskeySummary> = object({
  _tag: v.literal('PasskeySummary'),
  id: text,
  userId: text,
  enabled: v.boolean(),
  credential: object({ id: text, userId: text }),
  createdAt: time,
  lastUsed: optional(time),
});
const findAllPasskeys: Schema<contract.FindAllPasskeys> = object({
  _tag: v.literal('FindAllPasskeys'),
  cursor: v.nullable(text),
  records: v.array(passkeySummary),
});
const updatedPasskeys: Schema<contract.UpdatedPasskeys> = object({
  _tag: v.literal('UpdatedPasskeys'),
  updated: v.array(passkey),
});
const deletedPasskeys: Schema<contract.DeletedPasskeys> = object({
  _tag: v.literal('DeletedPasskeys'),
  deleted: v.array(passkey),
});
const credential: Schema<contract.CredentialMapping> = object({
  credentialId: text,
  userId: text,
  rpId: text,
});
const credentials: Schema<contract.CredentialsMapping> = object({
  rpId: text,
  userId: text,
  allAcceptedCredentialIds: texts,
});
const preparedUpdate: Schema<contract.PreparedPasskeyUpdate> = object({
  _tag: v.literal('PreparedPasskeyUpdate'),
  updatePasskeysToken: text,
  expiresAt: time,
  warnings,
});
const preparedDeletion: Schema<contract.PreparedPasskeyDeletion> = object({
  _tag: v.literal('PreparedPasskeyDeletion'),
  deletePasskeysToken: text,
  expiresAt: time,
  warnings,
});
const preparedPruning: Schema<contract.PreparedPasskeyPruning> = object({
  _tag: v.literal('PreparedPasskeyPruning'),
  prunePasskeysToken: text,
  expiresAt: time,
  warnings,
});
const updateInstructions: Schema<contract.PasskeyUpdateInstructions> = object({
  _tag: v.literal('PasskeyUpdateInstructions'),
  instructions: v.array(object({ rpId: text, userId: text, username: text, displayName: text })),
  warnings,
});
const deletionInstructions: Schema<contract.PasskeyDeletionInstructions> = object({
  _tag: v.literal('PasskeyDeletionInstructions'),
  instructions: v.array(object({ rpId: text, userId: text, credentialId: text })),
  warnings,
});
const pruningInstructions: Schema<contract.PasskeyPruningInstructions> = object({
  _tag: v.literal('PasskeyPruningInstructions'),
  instructions: v.array(object({ rpId: text, userId: text, allAcceptedCredentialIds: texts })),
  warnings,
});
const challengeFields = {
  challengeId: text,
  purpose: text,
  email: text,
  userId: optional(text),
  createdAt: time,
  expiresAt: time,
  metadata: v.nullable(v.record(text, v.unknown())),
};
const challenge: Schema<contract.Challenge> = object({ _tag: v.literal('Challenge'), ...challengeFields });
const challengeCreated: Schema<contract.ChallengeCreated> = object({
  _tag: v.literal('ChallengeCreated'),
  challenge: object({
    ...challengeFields,
    secret: text,
    code: text,
    message: object({ html: text, text }),
  }),
});
const challengeVerified: Schema<contract.ChallengeVerified> = object({
  _tag: v.literal('ChallengeVerified'),
  challenge,
});
const challengeDeleted: Schema<contract.ChallengeDeleted> = object({ _tag: v.literal('ChallengeDeleted') });
const tenancyData: Schema<contract.TenancyData> = object({
  _tag: v.literal('TenancyData'),
  tenancyId: text,
  apiKey: text,
});

export const responseSchemas = {
  RegistrationOptions: object({ sessionToken: text, optionsJSON: creationOptions }),
  AuthorizedRegistrationOptions: object({
    sessionToken: text,
    optionsJSON: creationOptions,
    mediation: optional(v.literal('conditional')),
  }),
  RegistrationSuccess: registrationSuccess,
  AuthorizedPasskeyRegistration: authorizedRegistration,
  AuthenticationOptions: object({ sessionToken: text, optionsJSON: requestOptions }),
  AuthorizedAuthenticationOptions: object({
    sessionToken: text,
    optionsJSON: requestOptions,
    mediation: v.picklist(['required', 'conditional']),
  }),
  AuthenticationSuccess: authenticationSuccess,
  AuthorizedPasskeyAuthentication: authorizedAuthentication,
  ExtendedPrincipal: extendedPrincipal,
  JsonWebKeySet: object({
    keys: v.array(
      object({
        kty: v.literal('RSA'),
        n: text,
        e: text,
        kid: text,
        alg: v.literal('RS256'),
        use: v.literal('sig'),
      }),
    ),
  }),
  Passkey: passkey,
  FindAllPasskeys: findAllPasskeys,
  UpdatedPasskeys: updatedPasskeys,
  DeletedPasskeys: deletedPasskeys,
  Credential: credential,
  Credentials: credentials,
  PreparedPasskeyUpdate: preparedUpdate,
  PreparedPasskeyDeletion: preparedDeletion,
  PreparedPasskeyPruning: preparedPruning,
  PasskeyUpdateInstructions: updateInstructions,
  PasskeyDeletionInstructions: deletionInstructions,
  PasskeyPruningInstructions: pruningInstructions,
  Challenge: challenge,
  ChallengeCreated: challengeCreated,
  ChallengeVerified: challengeVerified,
  ChallengeDeleted: challengeDeleted,
  TenancyData: tenancyData,
  RelatedOrigins: object({ origins: texts }),
  OpenApi: v.custom<object>((value) => typeof value === 'object'),
} satisfies Record<string, v.GenericSchema>;

export type ResponseName = keyof typeof responseSchemas;
