/** What a simulated device can do on demand: keep its passkeys, vouch for itself, create unasked, serve relatives. */
import { expect } from '../support/expect.js';
import { verifyRegistrationResponse } from '@simplewebauthn/server';
import { installSimulatedDevice, type DeviceOptions } from '../../src/entries/testing.js';
import { encodeBase64url } from '../../src/wire/base64url.js';
import { onCleanup } from '../support/cleanup.js';
import { replace } from '../support/replace.js';
import { rawFrom } from './signature.js';

const text = (value: string) => new TextEncoder().encode(value);
const challenge = text('challenge');
const conditional = { mediation: 'conditional' } as const;

function install(options: DeviceOptions) {
  const device = installSimulatedDevice(options);
  onCleanup(() => device.uninstall());
  return device;
}

const create = (more: Partial<PublicKeyCredentialCreationOptions> = {}, rest: object = {}) =>
  navigator.credentials.create({
    publicKey: {
      rp: { name: 'Test' },
      user: { id: text('ada'), name: 'ada', displayName: 'Ada' },
      challenge,
      pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
      ...more,
    },
    ...rest,
  }) as Promise<PublicKeyCredential>;

const get = (more: Partial<PublicKeyCredentialRequestOptions> = {}) =>
  navigator.credentials.get({ publicKey: { challenge, ...more } }) as Promise<PublicKeyCredential>;

const errorName = (work: Promise<unknown>) =>
  work.then(
    () => 'none',
    (error: unknown) => (error as Error).name,
  );

const verify = (credential: PublicKeyCredential, userVerified = true) =>
  verifyRegistrationResponse({
    response: credential.toJSON() as never,
    expectedChallenge: encodeBase64url(challenge),
    expectedOrigin: location.origin,
    expectedRPID: 'localhost',
    requireUserPresence: userVerified,
    requireUserVerification: userVerified,
  });

function freshName(): string {
  const name = `device-${crypto.randomUUID()}`;
  onCleanup(() => void indexedDB.deleteDatabase(name));
  return name;
}

describe('a device that keeps its passkeys', () => {
  it('signs on the next page with the key of the one before', async () => {
    const keep = freshName();
    const first = install({ keep, synced: false });
    const attestation = (await create()).response as AuthenticatorAttestationResponse;
    await get();
    first.uninstall();

    const second = install({ keep });
    expect(second.credentials).to.deep.equal([]);
    await second.ready;
    expect(second.credentials[0]).to.include({ name: 'ada', counter: 1 });
    const { response } = await get();
    expect(second.credentials[0]?.counter).to.equal(2);
    const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
    const spki = attestation.getPublicKey() as ArrayBuffer;
    const key = await crypto.subtle.importKey('spki', spki, algorithm, false, ['verify']);
    const { authenticatorData, clientDataJSON, signature } = response as AuthenticatorAssertionResponse;
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', clientDataJSON));
    const signed = new Uint8Array([...new Uint8Array(authenticatorData), ...hash]);
    expect(await crypto.subtle.verify(algorithm, key, rawFrom(signature), signed)).to.equal(true);
  });

  it('is asked before it has looked, and offers what it has nevertheless', async () => {
    const keep = freshName();
    install({ keep }).uninstall();
    const first = install({ keep });
    await create();
    first.uninstall();
    install({ keep });
    expect(await errorName(get())).to.equal('none');
  });

  it('forgets for good: removed, cleared, and told so by a signal', async () => {
    const keep = freshName();
    const names = async () => {
      const device = install({ keep });
      await device.ready;
      device.uninstall();
      return device.credentials.map(({ name }) => name);
    };
    const device = install({ keep });
    const users = ['ada', 'bob', 'eve'].map((name) => ({ id: text(name), name, displayName: name }));
    for (const user of users) await create({ user });
    device.remove(device.credentials[0]?.id ?? '');
    expect(await names()).to.deep.equal(['bob', 'ada']);
    const signals = PublicKeyCredential as unknown as Record<string, (details: object) => Promise<void>>;
    const userId = encodeBase64url(text('ada'));
    const details = { rpId: 'localhost', userId, name: 'grace', displayName: 'Grace' };
    await signals['signalCurrentUserDetails']?.(details);
    expect(await names()).to.deep.equal(['bob', 'grace']);
    const credentialId = device.credentials[0]?.id;
    await signals['signalUnknownCredential']?.({ rpId: 'localhost', credentialId });
    expect(await names()).to.deep.equal(['grace']);
    device.clear();
    expect(await names()).to.deep.equal([]);
  });

  it('shares them with the device of another tab', async () => {
    const keep = freshName();
    const one = install({ keep });
    await create();
    one.uninstall();
    const two = install({ keep });
    await create({ user: { id: text('bob'), name: 'bob', displayName: 'Bob' } });
    two.uninstall();
    expect(one.remove(one.credentials[0]?.id ?? '')).to.equal(true);
    const three = install({ keep });
    await three.ready;
    expect(three.credentials.map(({ name }) => name)).to.deep.equal(['bob']);
  });

  it('fails, and pretends nothing, where the browser keeps nothing', async () => {
    replace(indexedDB, 'open', () => {
      throw new DOMException('Storage is off.', 'SecurityError');
    });
    const reports: unknown[] = [];
    replace(globalThis, 'reportError', (error: unknown) => reports.push(error));
    const device = install({ keep: freshName() });
    expect(await errorName(device.ready)).to.equal('UnknownError');
    expect(await errorName(create())).to.equal('UnknownError');
    expect(device.credentials).to.deep.equal([]);
    expect(reports).to.have.length(1);
  });
});

describe('a device that vouches for itself', () => {
  it('passes a verification that is not ours, and fails it when somebody has touched the statement', async () => {
    install({ attestation: 'self' });
    const credential = await create({ attestation: 'direct' });
    const verdict = await verify(credential);
    expect(verdict.verified).to.equal(true);
    expect(verdict.registrationInfo?.fmt).to.equal('packed');
    const other = await create({ challenge: text('another') });
    const forged = credential.toJSON() as { response: { clientDataJSON: string } };
    const { clientDataJSON } = (other.toJSON() as typeof forged).response;
    const swapped = { ...forged, response: { ...forged.response, clientDataJSON } };
    const late = verifyRegistrationResponse({
      response: swapped as never,
      expectedChallenge: encodeBase64url(text('another')),
      expectedOrigin: location.origin,
      expectedRPID: 'localhost',
    });
    expect((await late).verified).to.equal(false);
  });
});

describe('a device that creates without a dialog', () => {
  it('asks nobody, and says that nobody was there', async () => {
    const device = install({ conditionalCreate: true });
    const credential = await create({}, conditional);
    const { authenticatorData } = (credential.toJSON() as { response: { authenticatorData: string } })
      .response;
    const flags = atob(authenticatorData.replace(/-/g, '+').replace(/_/g, '/')).charCodeAt(32);
    expect(flags & 0b101, 'user present, user verified').to.equal(0);
    expect((await verify(credential, false)).verified).to.equal(true);
    expect(await errorName(verify(credential))).to.equal('Error');
    expect(device.credentials[0]).to.include({ name: 'ada', discoverable: true });
    expect(await PublicKeyCredential.getClientCapabilities()).to.include({ conditionalCreate: true });
  });

  it('does not where there is a passkey, where it may not, and where somebody must be verified', async () => {
    const device = install({ conditionalCreate: true });
    const { rawId } = await create({}, conditional);
    const excludeCredentials = [{ type: 'public-key' as const, id: rawId }];
    expect(await errorName(create({ excludeCredentials }, conditional))).to.equal('InvalidStateError');
    const authenticatorSelection = { userVerification: 'required' } as const;
    expect(await errorName(create({ authenticatorSelection }, conditional))).to.equal('ConstraintError');
    device.respond = 'cancel';
    expect(await errorName(create({}, conditional))).to.equal('NotAllowedError');
    device.respond = 'ignore';
    const signal = AbortSignal.abort();
    expect(await errorName(create({}, { ...conditional, signal }))).to.equal('AbortError');
  });

  it('shows its dialog when it has never heard of that, as older browsers do', async () => {
    const device = install({ respond: 'ignore' });
    expect(await PublicKeyCredential.getClientCapabilities()).to.include({ conditionalCreate: false });
    const pending = errorName(create({}, conditional));
    expect(device.request?.mediation).to.equal('modal');
    device.answer('cancel');
    expect(await pending).to.equal('NotAllowedError');
  });
});

describe('a device on a page of a related domain', () => {
  const rpId = 'old.example';
  const rp = { id: rpId, name: 'Old' };

  it('uses the passkeys of a domain that names the page’s origin', async () => {
    const asked: string[] = [];
    const device = install({
      relatedOrigins: (domain) => {
        asked.push(domain);
        return Promise.resolve(['https://new.example', location.origin]);
      },
    });
    await create({ rp });
    await get({ rpId });
    expect(device.credentials[0]?.rpId).to.equal(rpId);
    expect(asked).to.deep.equal([rpId, rpId]);
    expect(await PublicKeyCredential.getClientCapabilities()).to.include({ relatedOrigins: true });
  });

  it('refuses where the document is missing, or names others', async () => {
    for (const relatedOrigins of [
      () => Promise.reject(new TypeError('Failed to fetch')),
      () => Promise.resolve([`${location.origin}.evil.example`]),
    ]) {
      const device = install({ relatedOrigins });
      expect(await errorName(create({ rp }))).to.equal('SecurityError');
      expect(await errorName(get({ rpId }))).to.equal('SecurityError');
      device.uninstall();
    }
  });

  it('reads the document from where a browser would', async () => {
    const asked: string[] = [];
    let body: object = { origins: [location.origin, 5] };
    replace(globalThis, 'fetch', (url: string) => {
      asked.push(url);
      return Promise.resolve(Response.json(body));
    });
    install({});
    expect(await errorName(create({ rp }))).to.equal('none');
    expect(asked).to.deep.equal([`https://${rpId}/.well-known/webauthn`]);
    body = { origins: 'all' };
    expect(await errorName(get({ rpId }))).to.equal('SecurityError');
  });
});
