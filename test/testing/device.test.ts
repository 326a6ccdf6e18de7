/** The simulated device as a page meets it: `navigator.credentials`, error by error and signal by signal. */
import { expect } from '../support/expect.js';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import {
  installSimulatedDevice,
  type DeviceOptions,
  type SimulatedDevice,
} from '../../src/entries/testing.js';
import { encodeBase64url } from '../../src/wire/base64url.js';
import { manualTimer } from '../flows/support.js';
import { onCleanup } from '../support/cleanup.js';
import { rawFrom } from './signature.js';

const text = (value: string) => new TextEncoder().encode(value);
const challenge = text('challenge');
const user = { id: text('ada-id'), name: 'ada', displayName: 'Ada' };
const es256 = { type: 'public-key', alg: -7 } as const;

function install(options: DeviceOptions = {}): SimulatedDevice {
  const device = installSimulatedDevice(options);
  onCleanup(() => device.uninstall());
  return device;
}

type Response = { response: { authenticatorData: string } };
type Creation = Partial<PublicKeyCredentialCreationOptions>;

const create = (more: Creation = {}, signal?: AbortSignal) =>
  navigator.credentials.create({
    publicKey: { rp: { name: 'Test' }, user, challenge, pubKeyCredParams: [es256], ...more },
    ...(signal && { signal }),
  }) as Promise<PublicKeyCredential>;

const get = (more: Partial<PublicKeyCredentialRequestOptions> = {}, rest: CredentialRequestOptions = {}) =>
  navigator.credentials.get({ publicKey: { challenge, ...more }, ...rest }) as Promise<PublicKeyCredential>;

const conditional = { mediation: 'conditional' } as const;

async function errorName(work: Promise<unknown>): Promise<string> {
  try {
    await work;
  } catch (error) {
    return (error as Error).name;
  }
  return 'none';
}

const userOf = (name: string) => ({ id: text(`${name}-id`), name, displayName: name });

describe('a credential of the simulated device', () => {
  it('is what a browser gives, and passes a verification that is not ours', async () => {
    const device = install({ aaguid: '00112233-4455-6677-8899-AABBCCDDEEFF' });
    const credential = await create({ extensions: { credProps: true } });
    expect(credential).to.be.instanceOf(PublicKeyCredential);
    expect(credential.response).to.be.instanceOf(AuthenticatorAttestationResponse);
    const { response, ...rest } = credential.toJSON() as Response;
    expect(rest).to.deep.equal({
      id: device.credentials[0]?.id,
      rawId: device.credentials[0]?.id,
      type: 'public-key',
      authenticatorAttachment: 'platform',
      clientExtensionResults: { credProps: { rk: true } },
    });
    const attestation = credential.response as AuthenticatorAttestationResponse;
    expect(attestation.getTransports()).to.deep.equal(['internal', 'hybrid']);
    expect(attestation.getPublicKeyAlgorithm()).to.equal(-7);
    expect(encodeBase64url(attestation.getAuthenticatorData())).to.equal(response.authenticatorData);
    expect(credential.getClientExtensionResults()).to.deep.equal({ credProps: { rk: true } });
    const verdict = await verifyRegistrationResponse({
      response: credential.toJSON() as never,
      expectedChallenge: encodeBase64url(challenge),
      expectedOrigin: location.origin,
      expectedRPID: 'localhost',
    });
    expect(verdict.verified).to.equal(true);
    expect(verdict.registrationInfo?.aaguid).to.equal('00112233-4455-6677-8899-aabbccddeeff');
  });

  it('signs a challenge with the key it was made with', async () => {
    install();
    const attestation = (await create()).response as AuthenticatorAttestationResponse;
    const spki = attestation.getPublicKey() as ArrayBuffer;
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    for (let time = 0; time < 20; time++) {
      const { response } = await get();
      const { authenticatorData, clientDataJSON, signature, userHandle } =
        response as AuthenticatorAssertionResponse;
      const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', clientDataJSON));
      const signed = new Uint8Array([...new Uint8Array(authenticatorData), ...hash]);
      expect(await crypto.subtle.verify(algorithm, key, rawFrom(signature), signed)).to.equal(true);
      expect(new TextDecoder().decode(userHandle ?? new Uint8Array())).to.equal('ada-id');
    }
  });

  it('takes the place of the account’s one before', async () => {
    const device = install();
    await create();
    await create({ user: userOf('bob') });
    await create();
    expect(device.credentials.map(({ name }) => name)).to.deep.equal(['ada', 'bob']);
  });
});

describe('errors of the simulated device', () => {
  it('InvalidStateError: a passkey is excluded, and the person was asked', async () => {
    const device = install();
    const { rawId } = await create();
    const excludeCredentials = [{ type: 'public-key' as const, id: rawId }];
    expect(await errorName(create({ excludeCredentials }))).to.equal('InvalidStateError');
    device.respond = 'cancel';
    expect(await errorName(create({ excludeCredentials }))).to.equal('NotAllowedError');
  });

  it('NotAllowedError: cancelled, not verified, no passkey, none that is allowed', async () => {
    const device = install({ respond: 'cancel' });
    expect(await errorName(create())).to.equal('NotAllowedError');
    device.respond = 'approve';
    expect(await errorName(get())).to.equal('NotAllowedError');
    expect(await errorName(get({}, { uiMode: 'immediate' } as object))).to.equal('NotAllowedError');
    await create();
    const id = text('another');
    const allowCredentials = [{ type: 'public-key' as const, id }];
    expect(await errorName(get({ allowCredentials }))).to.equal('NotAllowedError');
    device.respond = { verified: false };
    expect(await errorName(get({ userVerification: 'required' }))).to.equal('NotAllowedError');
    expect(await errorName(get())).to.equal('none');
  });

  it('SecurityError: another site’s passkeys', async () => {
    install();
    expect(await errorName(create({ rp: { id: 'example.com', name: 'x' } }))).to.equal('SecurityError');
    expect(await errorName(get({ rpId: 'host' }))).to.equal('SecurityError');
  });

  it('ConstraintError: what is required cannot be had', async () => {
    install({ canVerify: false, canStore: false });
    const required = [{ userVerification: 'required' }, { residentKey: 'required' }] as const;
    for (const authenticatorSelection of required)
      expect(await errorName(create({ authenticatorSelection }))).to.equal('ConstraintError');
    const { rawId } = await create();
    expect(await errorName(get())).to.equal('NotAllowedError');
    const { response } = await get({ allowCredentials: [{ type: 'public-key', id: rawId }] });
    expect((response as AuthenticatorAssertionResponse).userHandle).to.equal(null);
  });

  it('NotSupportedError and TypeError: another algorithm, a list in autofill, a wrong user', async () => {
    install();
    const pubKeyCredParams = [{ type: 'public-key' as const, alg: -257 }];
    expect(await errorName(create({ pubKeyCredParams }))).to.equal('NotSupportedError');
    const allowCredentials = [{ type: 'public-key' as const, id: text('x') }];
    expect(await errorName(get({ allowCredentials }, conditional))).to.equal('NotSupportedError');
    expect(await errorName(create({ user: { ...user, id: text('') } }))).to.equal('TypeError');
    expect(() => installSimulatedDevice({ aaguid: 'x' })).to.throw(TypeError);
  });

  it('AbortError, or the page’s own reason: before, during, and in autofill', async () => {
    const device = install({ respond: 'ignore' });
    expect(await errorName(create({}, AbortSignal.abort()))).to.equal('AbortError');
    for (const start of [
      (signal: AbortSignal) => create({}, signal),
      (signal: AbortSignal) => get({}, { signal }),
      (signal: AbortSignal) => get({}, { ...conditional, signal }),
    ]) {
      const controller = new AbortController();
      const pending = errorName(start(controller.signal));
      await Promise.resolve();
      expect(device.request).not.to.equal(undefined);
      controller.abort(new RangeError('enough'));
      expect(await pending).to.equal('RangeError');
      expect(device.request).to.equal(undefined);
    }
  });

  it('OperationError: one request at a time', async () => {
    const device = install({ respond: 'ignore' });
    const first = create();
    expect(await errorName(get())).to.equal('OperationError');
    expect(device.answer('approve')).to.equal(true);
    await first;
    expect(device.answer('approve')).to.equal(false);
  });

  it('gives up at the page’s timeout; autofill waits on', async () => {
    const { timer, advance, pending } = { ...manualTimer() };
    expect(pending).to.equal(0);
    const device = install({ respond: 'ignore', timer });
    const late = errorName(create({ timeout: 1000 }));
    advance(999);
    expect(device.request?.kind).to.equal('create');
    advance(1);
    expect(await late).to.equal('NotAllowedError');
    device.respond = 'approve';
    const { id } = await create();
    const waiting = get({ timeout: 1000 }, conditional);
    await Promise.resolve();
    advance(1_000_000);
    expect(device.pick(id)).to.equal(true);
    expect((await waiting).id).to.equal(id);
  });

  it('fails as told by what the answer throws', async () => {
    const device = install();
    device.respond = () => {
      throw new DOMException('out of order', 'UnknownError');
    };
    expect(await errorName(create())).to.equal('UnknownError');
    expect(device.request).to.equal(undefined);
  });
});

describe('signals to the simulated device', () => {
  // TypeScript 5.9 does not know them yet.
  const signals = () => PublicKeyCredential as unknown as Record<string, (details: object) => Promise<void>>;
  const rpId = 'localhost';

  async function withTwo() {
    const device = install();
    const { id: ada } = await create();
    const { id: bob } = await create({ user: userOf('bob') });
    let changes = 0;
    const stop = device.onChange(() => changes++);
    return { device, ada, bob, stop, changes: () => changes };
  }

  it('signalUnknownCredential removes one', async () => {
    const { device, ada, bob } = await withTwo();
    await signals()['signalUnknownCredential']?.({ rpId, credentialId: ada });
    expect(device.credentials.map(({ id }) => id)).to.deep.equal([bob]);
  });

  it('signalAllAcceptedCredentials keeps the listed ones of that account', async () => {
    const { device, ada, bob, changes } = await withTwo();
    const tell = (...allAcceptedCredentialIds: string[]) => {
      const details = { rpId, userId: encodeBase64url(user.id), allAcceptedCredentialIds };
      return signals()['signalAllAcceptedCredentials']?.(details);
    };
    await tell(ada);
    expect(changes()).to.equal(0);
    await tell();
    expect(device.credentials.map(({ id }) => id)).to.deep.equal([bob]);
    expect(changes()).to.equal(1);
  });

  it('signalCurrentUserDetails renames', async () => {
    const { device, stop, changes } = await withTwo();
    stop();
    const details = { rpId, userId: encodeBase64url(user.id), name: 'grace', displayName: 'Grace' };
    await signals()['signalCurrentUserDetails']?.(details);
    expect(device.credentials[1]).to.include({ name: 'grace', displayName: 'Grace' });
    expect(device.credentials[0]).to.include({ name: 'bob' });
    expect(changes()).to.equal(0);
  });

  it('refuse other sites and malformed ids', async () => {
    await withTwo();
    const unknown = (details: object) => errorName(signals()['signalUnknownCredential']?.(details) as never);
    expect(await unknown({ rpId: 'example.com', credentialId: 'AA' })).to.equal('SecurityError');
    expect(await unknown({ rpId, credentialId: '+' })).to.equal('TypeError');
  });
});

describe('installing', () => {
  it('says what it can do', async () => {
    install({ canVerify: false });
    expect(await PublicKeyCredential.isConditionalMediationAvailable()).to.equal(true);
    expect(await PublicKeyCredential.isUserVerifyingPlatformAuthenticatorAvailable()).to.equal(false);
    const capabilities = await PublicKeyCredential.getClientCapabilities();
    expect(capabilities).to.include({ conditionalGet: true, signalUnknownCredential: true });
  });

  it('restores everything, and ends what waits', async () => {
    const snapshot = () => ({
      own: Object.getOwnPropertyDescriptors(navigator.credentials),
      create: navigator.credentials.create,
      get: navigator.credentials.get,
      statics: Object.getOwnPropertyDescriptors(PublicKeyCredential),
      global: PublicKeyCredential,
    });
    const before = snapshot();
    const device = installSimulatedDevice({ respond: 'ignore' });
    expect(navigator.credentials.create).not.to.equal(before.create);
    const pending = errorName(create());
    await Promise.resolve();
    device.uninstall();
    expect(await pending).to.equal('NotAllowedError');
    expect(snapshot()).to.deep.equal(before);
    device.uninstall();
    expect(snapshot()).to.deep.equal(before);
  });

  it('works where the browser has no passkeys at all', async () => {
    const real = Object.getOwnPropertyDescriptor(globalThis, 'PublicKeyCredential') as PropertyDescriptor;
    Reflect.deleteProperty(globalThis, 'PublicKeyCredential');
    Object.defineProperty(navigator, 'credentials', { value: undefined, configurable: true });
    onCleanup(() => {
      Object.defineProperty(globalThis, 'PublicKeyCredential', real);
      Reflect.deleteProperty(navigator, 'credentials');
    });
    const device = installSimulatedDevice();
    expect(await create()).to.be.instanceOf(PublicKeyCredential);
    expect(() => new PublicKeyCredential()).to.throw(TypeError);
    device.uninstall();
    expect(typeof globalThis.PublicKeyCredential).to.equal('undefined');
    expect(navigator.credentials).to.equal(undefined);
  });

  it('leaves requests that are not for passkeys to the browser', async () => {
    const before = await errorName(navigator.credentials.get({ mediation: 'silent' }));
    install();
    expect(await errorName(navigator.credentials.get({ mediation: 'silent' }))).to.equal(before);
  });
});
