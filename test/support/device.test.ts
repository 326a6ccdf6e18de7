import { expect } from './expect.js';
import { virtualAuthenticator } from './device.js';

const bytes = (length = 16) => crypto.getRandomValues(new Uint8Array(length));

const creation = (
  overrides: Partial<PublicKeyCredentialCreationOptions> = {},
): CredentialCreationOptions => ({
  publicKey: {
    rp: { id: 'localhost', name: 'Test' },
    user: { id: bytes(), name: 'ada', displayName: 'Ada' },
    challenge: bytes(),
    pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
    timeout: 10_000,
    ...overrides,
  },
});

const request = (overrides: Partial<PublicKeyCredentialRequestOptions> = {}): CredentialRequestOptions => ({
  publicKey: {
    rpId: 'localhost',
    challenge: bytes(),
    userVerification: 'required',
    timeout: 10_000,
    ...overrides,
  },
});

async function failure(work: Promise<unknown>): Promise<string> {
  const outcome = await work.then(
    () => 'no error',
    (error: unknown) => (error as Error).name,
  );
  return outcome;
}

describe('virtualAuthenticator', () => {
  it('makes a passkey and signs in with it', async () => {
    const device = await virtualAuthenticator();
    const created = (await navigator.credentials.create(creation())) as PublicKeyCredential;
    const [onDevice, ...others] = await device.credentials();
    expect(others).to.deep.equal([]);
    expect(onDevice).to.include({ id: created.id, rpId: 'localhost', userName: 'ada', discoverable: true });
    const got = (await navigator.credentials.get(request())) as PublicKeyCredential;
    expect(got.id).to.equal(created.id);
  });

  it('starts empty in each test', async () => {
    const device = await virtualAuthenticator();
    expect(await device.credentials()).to.deep.equal([]);
  });

  it('holds a passkey that was put there, until it is removed', async () => {
    const device = await virtualAuthenticator();
    const { id } = await device.addCredential({ rpId: 'localhost', userName: 'grace' });
    const got = (await navigator.credentials.get(request())) as PublicKeyCredential;
    expect(got.id).to.equal(id);
    await device.removeCredential(id);
    expect(await device.credentials()).to.deep.equal([]);
    await device.addCredential({ rpId: 'localhost' });
    await device.clear();
    expect(await device.credentials()).to.deep.equal([]);
  });

  it('hears signals', async () => {
    const device = await virtualAuthenticator();
    const { id } = await device.addCredential({ rpId: 'localhost' });
    // TypeScript 5.9 does not know the signals yet.
    const { signalUnknownCredential } = PublicKeyCredential as unknown as {
      signalUnknownCredential(signal: { rpId: string; credentialId: string }): Promise<void>;
    };
    await signalUnknownCredential({ rpId: 'localhost', credentialId: id });
    expect(await device.credentials()).to.deep.equal([]);
  });

  it('fails user verification when told to', async () => {
    const device = await virtualAuthenticator();
    await device.setUserVerified(false);
    expect(await failure(navigator.credentials.create(creation()))).to.equal('NotAllowedError');
  });

  it('times out when nobody is present', async () => {
    const device = await virtualAuthenticator();
    await device.setPresence(false);
    const work = navigator.credentials.create(creation({ timeout: 300 }));
    expect(await failure(work)).to.equal('NotAllowedError');
  });

  it('refuses a passkey it has already', async () => {
    const device = await virtualAuthenticator();
    await device.addCredential({ rpId: 'localhost', id: 'AAECAwQFBgcICQoLDA0ODw' });
    const excluded = Uint8Array.from({ length: 16 }, (_, index) => index);
    const work = navigator.credentials.create(
      creation({ excludeCredentials: [{ type: 'public-key', id: excluded }] }),
    );
    expect(await failure(work)).to.equal('InvalidStateError');
  });
});
