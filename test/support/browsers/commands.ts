/** What the tests ask of a browser's outside, where a driver drives it. */
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import type { TestRunnerPlugin } from '@web/test-runner-core';
import type { DeviceCredential, NewDeviceCredential, WebAuthnPayload } from '../plugins/webauthn.js';
import type { Driver } from './driver.js';
import type { DriverLauncher } from './launcher.js';

/** As Firefox has it; everything is base64url. */
interface Credential {
  credentialId: string;
  isResidentCredential: boolean;
  rpId: string;
  privateKey: string;
  userHandle?: string;
  signCount: number;
}

export function driverCommands(): TestRunnerPlugin {
  return {
    name: 'driver-commands',
    async executeCommand({ command, payload, session }) {
      if (session.browser.type !== 'webdriver') return undefined;
      const driver = (session.browser as DriverLauncher).driver();
      if (command === 'webauthn') return webauthn(driver, payload as WebAuthnPayload);
      return undefined;
    },
  };
}

async function webauthn(driver: Driver, request: WebAuthnPayload): Promise<unknown> {
  if (request.action === 'add') {
    return driver.send('WebAuthn:AddVirtualAuthenticator', {
      protocol: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserConsenting: true,
      isUserVerified: true,
      ...request.options,
    });
  }
  const { authenticatorId } = request;
  switch (request.action) {
    case 'remove':
      await driver.send('WebAuthn:RemoveVirtualAuthenticator', { authenticatorId });
      return true;
    case 'credentials':
      return ((await driver.send('WebAuthn:GetCredentials', { authenticatorId })) as Credential[]).map(
        toDeviceCredential,
      );
    case 'addCredential': {
      const credential = newCredential(request.credential);
      await driver.send('WebAuthn:AddCredential', { authenticatorId, credentials: credential });
      return toDeviceCredential(credential);
    }
    case 'removeCredential':
      await driver.send('WebAuthn:RemoveCredential', { authenticatorId, credentialId: request.id });
      return true;
    case 'clear':
      await driver.send('WebAuthn:RemoveAllCredentials', { authenticatorId });
      return true;
    case 'userVerified':
      await driver.send('WebAuthn:SetUserVerified', { authenticatorId, isUserVerified: request.verified });
      return true;
    case 'presence':
      throw new Error('Its authenticators answer at once.');
  }
}

function newCredential(credential: NewDeviceCredential): Credential {
  const { rpId, signCount = 0, discoverable = true } = credential;
  const random = () => randomBytes(16).toString('base64url');
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  return {
    credentialId: credential.id ?? random(),
    isResidentCredential: discoverable,
    rpId,
    privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64url'),
    userHandle: credential.userHandle ?? random(),
    signCount,
  };
}

function toDeviceCredential(credential: Credential): DeviceCredential {
  const { credentialId: id, rpId, userHandle, signCount, isResidentCredential } = credential;
  return { id, rpId, ...(userHandle && { userHandle }), signCount, discoverable: isResidentCredential };
}
