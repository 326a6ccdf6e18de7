import { expect } from '../support/expect.js';
import type {
  PublicKeyCredentialCreationOptionsJSON,
  PublicKeyCredentialRequestOptionsJSON,
} from '../../src/wire/contract.js';
import { createPasskey, getPasskey } from '../../src/webauthn/authenticator.js';
import { virtualAuthenticator } from '../support/device.js';
import { where, without } from '../support/platform.js';
import { replace } from '../support/replace.js';
import { failureCode, turnOfTheLoop } from '../flows/support.js';

const forever = new AbortController().signal;

const creation = (
  more: Partial<PublicKeyCredentialCreationOptionsJSON> = {},
): PublicKeyCredentialCreationOptionsJSON => ({
  rp: { id: 'localhost', name: 'Test' },
  user: { id: 'dXNlcg', name: 'ada', displayName: 'Ada' },
  challenge: 'Y2hhbGxlbmdl',
  pubKeyCredParams: [{ type: 'public-key', alg: -7 }],
  authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  timeout: 10_000,
  ...more,
});

const request = (
  more: Partial<PublicKeyCredentialRequestOptionsJSON> = {},
): PublicKeyCredentialRequestOptionsJSON => ({
  rpId: 'localhost',
  challenge: 'Y2hhbGxlbmdl',
  timeout: 10_000,
  ...more,
});

where('webauthn').describe('createPasskey and getPasskey', () => {
  it('create a passkey and use it', async () => {
    await virtualAuthenticator();
    const created = await createPasskey(creation(), forever);
    expect(created.response.transports).to.deep.equal(['internal']);
    const used = await getPasskey(request(), forever);
    expect(used.id).to.equal(created.id);
    expect(used.response.userHandle).to.equal('dXNlcg');
  });

  where('autofill').it('use a passkey by autofill', async () => {
    await virtualAuthenticator();
    const { id } = await createPasskey(creation(), forever);
    expect((await getPasskey(request(), forever, 'conditional')).id).to.equal(id);
  });

  without('autofill').it('leave autofill pending until it is aborted', async () => {
    await virtualAuthenticator();
    await createPasskey(creation(), forever);
    const controller = new AbortController();
    const pending = getPasskey(request(), controller.signal, 'conditional').catch(
      (reason: unknown) => reason,
    );
    expect(await Promise.race([pending, turnOfTheLoop()])).to.equal(undefined);
    controller.abort();
    expect(await pending).to.equal(controller.signal.reason);
  });

  it('fail with duplicate when the device has an excluded passkey', async () => {
    await virtualAuthenticator();
    const { id } = await createPasskey(creation(), forever);
    const again = creation({ excludeCredentials: [{ type: 'public-key', id }] });
    expect(await failureCode(createPasskey(again, forever))).to.equal('duplicate');
  });

  it('fail with not-allowed without user verification, and after the timeout', async () => {
    const device = await virtualAuthenticator();
    await device.setUserVerified(false);
    expect(await failureCode(createPasskey(creation(), forever))).to.equal('not-allowed');
    await device.setUserVerified(true);
    await device.setPresence(false);
    expect(await failureCode(createPasskey(creation({ timeout: 100 }), forever))).to.equal('not-allowed');
  });

  it('fail with wrong-domain for a relying party of another domain', async () => {
    await virtualAuthenticator();
    const foreign = creation({ rp: { id: 'elsewhere.test', name: 'Test' } });
    expect(await failureCode(createPasskey(foreign, forever))).to.equal('wrong-domain');
    expect(await failureCode(getPasskey(request({ rpId: 'elsewhere.test' }), forever))).to.equal(
      'wrong-domain',
    );
  });

  it('abort the browser’s call, which does not block the next one', async () => {
    const device = await virtualAuthenticator();
    await device.setPresence(false);
    for (const start of [
      (signal: AbortSignal) => createPasskey(creation(), signal),
      (signal: AbortSignal) => getPasskey(request(), signal, 'conditional'),
    ]) {
      const controller = new AbortController();
      const pending = start(controller.signal);
      await turnOfTheLoop();
      controller.abort();
      const error = await pending.catch((reason: unknown) => reason);
      expect(error).to.equal(controller.signal.reason);
    }
    await device.setPresence(true);
    await createPasskey(creation(), forever);
  });

  it('abort autofill before it is pending', async () => {
    const device = await virtualAuthenticator();
    await device.addCredential({ rpId: 'localhost' });
    const controller = new AbortController();
    const pending = getPasskey(request(), controller.signal, 'conditional');
    controller.abort();
    const error = await pending.catch((reason: unknown) => reason);
    expect(error).to.equal(controller.signal.reason);
  });

  it('make no call with a signal that is already aborted', async () => {
    let calls = 0;
    replace(navigator, 'credentials', { create: () => calls++, get: () => calls++ });
    const signal = AbortSignal.abort(new Error('before'));
    for (const call of [createPasskey(creation(), signal), getPasskey(request(), signal)])
      expect(await call.catch((reason: unknown) => reason)).to.equal(signal.reason);
    expect(calls).to.equal(0);
  });

  it('fail with not-allowed, not with duplicate, for an InvalidStateError of get', async () => {
    const fail = () => Promise.reject(new DOMException('x', 'InvalidStateError'));
    replace(navigator, 'credentials', { create: fail, get: fail });
    expect(await failureCode(createPasskey(creation(), forever))).to.equal('duplicate');
    expect(await failureCode(getPasskey(request(), forever))).to.equal('not-allowed');
  });

  it('blame the server for options that the browser refuses, with the name of the member', async () => {
    await virtualAuthenticator();
    const illegal = { transports: 'usb' } as unknown as { transports: [] };
    const allowCredentials = [{ type: 'public-key' as const, id: 'YQ', ...illegal }];
    const error: unknown = await getPasskey(request({ allowCredentials }), forever).catch(
      (reason: unknown) => reason,
    );
    expect(error).to.include({ code: 'bad-response' });
    expect((error as Error).message).to.contain('transports');
  });

  it('convert the bytes of extensions, in both directions', async () => {
    const bytes = new Uint8Array([251, 255]);
    const extensions = {
      prf: { eval: { first: '-_8' }, evalByCredential: { first: { first: '-_8', second: '-_8' } } },
      largeBlob: { write: '-_8' },
      credBlob: '-_8',
      credProps: true,
    };
    const results = { prf: { results: { first: bytes.buffer, second: bytes } }, credProps: { rk: true } };
    const seen: unknown[] = [];
    const credential = {
      id: 'YQ',
      rawId: bytes.buffer,
      type: 'public-key',
      getClientExtensionResults: () => results,
      response: {
        clientDataJSON: bytes.buffer,
        attestationObject: bytes.buffer,
        authenticatorData: bytes.buffer,
        signature: bytes.buffer,
        getTransports: () => [],
      },
    };
    const respond = ({ publicKey }: CredentialCreationOptions) => {
      seen.push(publicKey?.extensions);
      return Promise.resolve(credential);
    };
    replace(navigator, 'credentials', { create: respond, get: respond });
    const input = extensions as unknown as AuthenticationExtensionsClientInputs;
    const outcomes = [
      await createPasskey(creation({ extensions: input }), forever),
      await getPasskey(request({ extensions: input }), forever),
    ];
    const { buffer } = bytes;
    for (const given of seen)
      expect(given).to.deep.equal({
        prf: { eval: { first: buffer }, evalByCredential: { first: { first: buffer, second: buffer } } },
        largeBlob: { write: buffer },
        credBlob: buffer,
        credProps: true,
      });
    for (const { clientExtensionResults } of outcomes)
      expect(clientExtensionResults).to.deep.equal({
        prf: { results: { first: '-_8', second: '-_8' } },
        credProps: { rk: true },
      });
    const bad = { prf: { eval: { first: '!' } } } as unknown as AuthenticationExtensionsClientInputs;
    expect(await failureCode(getPasskey(request({ extensions: bad }), forever))).to.equal('bad-response');
  });

  // Errors that Chromium's virtual authenticator cannot produce.
  const names: [name: string, code: string, ofGet?: string][] = [
    ['InvalidStateError', 'duplicate', 'not-allowed'],
    ['ConstraintError', 'unsuitable', 'not-allowed'],
    ['NotSupportedError', 'unsuitable', 'bad-response'],
    ['UnknownError', 'device-failed'],
    ['OperationError', 'device-failed'],
    ['NotReadableError', 'device-failed'],
    ['TimeoutError', 'not-allowed'],
    ['AbortError', 'aborted'],
    ['constructor', 'device-failed'],
  ];
  for (const [name, code, ofGet = code] of names)
    it(`fail with ${code} and ${ofGet} for ${name}`, async () => {
      const fail = () => Promise.reject(new DOMException('x', name));
      replace(navigator, 'credentials', { create: fail, get: fail });
      expect(await failureCode(createPasskey(creation(), forever))).to.equal(code);
      expect(await failureCode(getPasskey(request(), forever))).to.equal(ofGet);
    });

  it('fail with device-failed when the browser resolves with null', async () => {
    const none = () => Promise.resolve(null);
    replace(navigator, 'credentials', { create: none, get: none });
    expect(await failureCode(createPasskey(creation(), forever))).to.equal('device-failed');
    expect(await failureCode(getPasskey(request(), forever))).to.equal('device-failed');
    expect(await failureCode(getPasskey(request(), forever, 'immediate'))).to.equal('device-failed');
  });

  it('fail with device-failed when the page has replaced the API', async () => {
    replace(navigator, 'credentials', { create: 'a form field', get: {} });
    expect(await failureCode(createPasskey(creation(), forever))).to.equal('device-failed');
    expect(await failureCode(getPasskey(request(), forever))).to.equal('device-failed');
  });
});

without('webauthn').describe('createPasskey and getPasskey', () => {
  it('fail with unsupported, and make no call', async () => {
    let calls = 0;
    replace(navigator, 'credentials', { create: () => calls++, get: () => calls++ });
    expect(await failureCode(createPasskey(creation(), forever))).to.equal('unsupported');
    for (const mediation of [undefined, 'conditional', 'immediate'] as const)
      expect(await failureCode(getPasskey(request(), forever, mediation))).to.equal('unsupported');
    expect(calls).to.equal(0);
  });
});
