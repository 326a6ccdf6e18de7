/** Chromium's virtual authenticator, by command. Credential ids and user handles are base64url here. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import type { Protocol } from 'puppeteer-core';
import { cdpOf } from './page.js';

export type AuthenticatorOptions = Partial<Protocol.WebAuthn.VirtualAuthenticatorOptions>;

export interface DeviceCredential {
  /** base64url */
  id: string;
  rpId: string;
  /** base64url, absent for a credential that is not discoverable */
  userHandle?: string;
  userName?: string;
  userDisplayName?: string;
  signCount: number;
  discoverable: boolean;
}

/** A passkey to put on the device as if it had been made elsewhere; what is left out is random. */
export interface NewDeviceCredential {
  rpId: string;
  /** base64url */
  id?: string;
  /** base64url */
  userHandle?: string;
  userName?: string;
  userDisplayName?: string;
  signCount?: number;
  discoverable?: boolean;
}

export type WebAuthnPayload =
  | { action: 'add'; options: AuthenticatorOptions }
  | ({ authenticatorId: string } & (
      | { action: 'remove' }
      | { action: 'credentials' }
      | { action: 'addCredential'; credential: NewDeviceCredential }
      | { action: 'removeCredential'; id: string }
      | { action: 'clear' }
      | { action: 'userVerified'; verified: boolean }
      | { action: 'presence'; present: boolean }
    ));

const DEFAULTS: Protocol.WebAuthn.VirtualAuthenticatorOptions = {
  protocol: 'ctap2',
  ctap2Version: 'ctap2_1',
  transport: 'internal',
  hasResidentKey: true,
  hasUserVerification: true,
  isUserVerified: true,
  automaticPresenceSimulation: true,
};

const toBase64 = (base64url: string) => Buffer.from(base64url, 'base64url').toString('base64');
const toBase64url = (base64: string) => Buffer.from(base64, 'base64').toString('base64url');

function toDeviceCredential(credential: Protocol.WebAuthn.Credential): DeviceCredential {
  const { credentialId, rpId = '', userHandle, userName, userDisplayName } = credential;
  return {
    id: toBase64url(credentialId),
    rpId,
    ...(userHandle && { userHandle: toBase64url(userHandle) }),
    ...(userName && { userName }),
    ...(userDisplayName && { userDisplayName }),
    signCount: credential.signCount,
    discoverable: credential.isResidentCredential,
  };
}

function toCdpCredential(credential: NewDeviceCredential): Protocol.WebAuthn.Credential {
  const { rpId, userName, userDisplayName, signCount = 0, discoverable = true } = credential;
  const random = () => randomBytes(16).toString('base64url');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    credentialId: toBase64(credential.id ?? random()),
    isResidentCredential: discoverable,
    rpId,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
    signCount,
    ...(discoverable && { userHandle: toBase64(credential.userHandle ?? random()) }),
    ...(userName !== undefined && { userName }),
    ...(userDisplayName !== undefined && { userDisplayName }),
  };
}

export function webauthnPlugin(): TestRunnerPlugin {
  return {
    name: 'webauthn-commands',
    async executeCommand({ command, payload, session }) {
      // The runner takes a command as unknown when its answer is undefined: hence the `true`s.
      if (command !== 'webauthn') return undefined;
      const cdp = await cdpOf(session);
      const request = payload as WebAuthnPayload;
      if (request.action === 'add') {
        await cdp.send('WebAuthn.enable');
        const options = { ...DEFAULTS, ...request.options };
        return (await cdp.send('WebAuthn.addVirtualAuthenticator', { options })).authenticatorId;
      }
      const { authenticatorId } = request;
      switch (request.action) {
        case 'remove':
          await cdp.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId });
          return true;
        case 'credentials': {
          const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
          return credentials.map(toDeviceCredential);
        }
        case 'addCredential': {
          const credential = toCdpCredential(request.credential);
          await cdp.send('WebAuthn.addCredential', { authenticatorId, credential });
          return toDeviceCredential(credential);
        }
        case 'removeCredential':
          await cdp.send('WebAuthn.removeCredential', {
            authenticatorId,
            credentialId: toBase64(request.id),
          });
          return true;
        case 'clear':
          await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
          return true;
        case 'userVerified':
          await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: request.verified });
          return true;
        case 'presence':
          await cdp.send('WebAuthn.setAutomaticPresenceSimulation', {
            authenticatorId,
            enabled: request.present,
          });
          return true;
      }
    },
  };
}
