/** The functions in the safe style: they resolve with a result, and a PasskeyError is its `error`. */
import { result, type Result } from '../wire/result.js';
import * as unsafe from './unsafe-functions.js';

const safe =
  <Options, Config, Value extends object>(call: (options: Options, config: Config) => Promise<Value>) =>
  (options: Options, config: Config): Promise<Result<Value>> =>
    result(call(options, config));

/** Exchanges the code of a ceremony, once. Compare the returned `userId` with the one you expect. */
export const exchangeCode = /* @__PURE__ */ safe(unsafe.exchangeCode);
/** Verifies an `id_token` locally. If it opens a session, remember its `id` and accept it once. */
export const verifyIdToken = /* @__PURE__ */ safe(unsafe.verifyIdToken);

/** Authorises the creation of one passkey for the given user. */
export const authorizePasskeyRegistration = /* @__PURE__ */ safe(unsafe.authorizePasskeyRegistration);
/** Authorises one use of a passkey: of an account, or (`discoverable: true`) of any. */
export const authorizePasskeyAuthentication = /* @__PURE__ */ safe(unsafe.authorizePasskeyAuthentication);

/** Reads a passkey. */
export const getPasskey = /* @__PURE__ */ safe(unsafe.getPasskey);
/** Reads one page of the tenancy's passkeys. `cursor` is null on the last page. */
export const listPasskeys = /* @__PURE__ */ safe(unsafe.listPasskeys);
/** Assigns a passkey to a user. First generation. */
export const assignUser = /* @__PURE__ */ safe(unsafe.assignUser);
/** Changes user or username in the vault. First generation. */
export const updatePasskey = /* @__PURE__ */ safe(unsafe.updatePasskey);
/** Changes the username of all passkeys of a user in the vault. First generation. */
export const updatePasskeyUsernames = /* @__PURE__ */ safe(unsafe.updatePasskeyUsernames);
/** Deletes a passkey from the vault. First generation. */
export const deletePasskey = /* @__PURE__ */ safe(unsafe.deletePasskey);
/** Deletes all passkeys of a user from the vault. First generation. */
export const deleteUserPasskeys = /* @__PURE__ */ safe(unsafe.deleteUserPasskeys);

/** Changes the username of all passkeys of a user in the vault, and returns a token for the page. */
export const updatePasskeys = /* @__PURE__ */ safe(unsafe.updatePasskeys);
/** Deletes passkeys from the vault, and returns a token for the page. */
export const deletePasskeys = /* @__PURE__ */ safe(unsafe.deletePasskeys);
/** Deletes nothing, and returns a token by which the page signals the accepted passkeys. */
export const prunePasskeys = /* @__PURE__ */ safe(unsafe.prunePasskeys);

/** Creates a mailbox challenge. Keep `challengeId` and `secret` on the server, and email the code. */
export const createMailboxChallenge = /* @__PURE__ */ safe(unsafe.createMailboxChallenge);
/** Reads a challenge without its secret and code. */
export const getMailboxChallenge = /* @__PURE__ */ safe(unsafe.getMailboxChallenge);
/** Verifies a code. Check `purpose` and `email` of the returned challenge. */
export const verifyMailboxChallenge = /* @__PURE__ */ safe(unsafe.verifyMailboxChallenge);
/** Deletes a challenge; also succeeds for an unknown one. */
export const deleteMailboxChallenge = /* @__PURE__ */ safe(unsafe.deleteMailboxChallenge);
