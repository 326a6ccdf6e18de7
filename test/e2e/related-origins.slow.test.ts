/**
 * Moving to another domain, with real origins: a site that was at old.test is at new.test now, and evil.test
 * is neither. Real Chromium asks https://old.test/.well-known/webauthn by itself.
 */
import assert from 'node:assert/strict';
import { generateKeyPairSync, randomBytes } from 'node:crypto';
import { after, before, describe, it } from 'node:test';
import puppeteer, { type Browser, type CDPSession, type Page, type Protocol } from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/find-chromium.mjs';
import type { AuthenticationOptions, BackendPasskey, PasskeySummary } from '../../src/wire/contract.js';
import type {
  PasskeyFailedEvent,
  PasskeyLogin,
  PasskeyManager,
  PasskeyRegister,
  PasskeyRemovedEvent,
} from '../../src/entries/index.js';
import { startSites, type Sites } from './sites.js';
import { addAuthenticator } from './visitor.js';

const tenancy = { id: 'shop', apiKey: 'the-key-of-the-shop', kind: 'production' as const, rpName: 'Shop' };
const deletion = /^POST \/v2\/shop\/passkeys\/delete 202$/;

let sites: Sites;
let browser: Browser;
let page: Page;
let cdp: CDPSession;
let authenticatorId: string;

const onDevice = async () => {
  const { credentials } = await cdp.send('WebAuthn.getCredentials', { authenticatorId });
  return credentials.map(({ rpId }) => rpId).sort();
};
const inVault = async () => {
  const headers = { authorization: `Bearer ${tenancy.apiKey}` };
  const response = await sites.server.fetch(new Request('https://new.test/shop/passkeys/', { headers }));
  return ((await response.json()) as { records: PasskeySummary[] }).records;
};

/** An element alone on a blank page of a site; what it says when its button has been pressed. */
async function press(host: string, tag: string, attributes: Record<string, string>): Promise<Said> {
  await page.goto(`https://${host}/`);
  return page.evaluate(
    async (name, entries) => {
      await customElements.whenDefined(name);
      const element = document.createElement(name);
      for (const [key, value] of entries) element.setAttribute(key, value);
      const said = new Promise<Said>((resolve) => {
        for (const type of ['passkey-registered', 'passkey-authenticated'])
          element.addEventListener(type, (event) => {
            resolve({ code: (event as Event & { code: string }).code });
          });
        element.addEventListener('passkey-failed', (event) => {
          resolve({ error: (event as PasskeyFailedEvent).error.code });
        });
      });
      document.querySelector('main')?.replaceChildren(element);
      await (element as PasskeyLogin | PasskeyRegister).updateComplete;
      element.shadowRoot?.querySelector<HTMLButtonElement>('[part~=button]')?.click();
      return said;
    },
    tag,
    Object.entries({ 'tenancy-id': tenancy.id, endpoint: '/', ...attributes }),
  );
}

interface Said {
  /** Good for the backend. */
  code?: string;
  error?: string;
}

const signIn = (host: string, attributes: Record<string, string>) =>
  press(host, 'passkey-login', { 'no-autofill': '', ...attributes });

describe('related origins', () => {
  before(async () => {
    sites = await startSites({ ...tenancy, rpId: 'old.test' });
    const executablePath = findChromium();
    if (executablePath === undefined)
      throw new Error('No Chromium found. Run `npm test`, which installs it.');
    browser = await puppeteer.launch({
      executablePath,
      args: [
        ...CHROMIUM_ARGS,
        `--host-resolver-rules=MAP *.test 127.0.0.1:${sites.port}`,
        '--ignore-certificate-errors',
      ],
    });
    page = await browser.newPage();
    cdp = await page.createCDPSession();
    authenticatorId = await addAuthenticator(cdp);
    cdp.on('WebAuthn.credentialDeleted', () => sites.log.push('the device forgot it'));
  });
  after(async () => {
    await browser?.close();
    await sites?.close();
  });

  describe('moving from old.test to new.test', () => {
    it('starts with a passkey of old.test', async () => {
      const said = await press('old.test', 'passkey-register', {
        backend: '/backend',
        username: 'ada@example.com',
      });
      assert.equal(said.error, undefined);
      assert.deepEqual(await onDevice(), ['old.test']);
      assert.equal((await signIn('old.test', {})).error, undefined);
    });

    it('changes the configuration, after which old.test lists new.test', async () => {
      await sites.configure({ ...tenancy, rpId: 'new.test', relatedRpIds: ['old.test'] });
      const response = await page.goto('https://old.test/.well-known/webauthn');
      assert.equal(response?.headers()['content-type'], 'application/json');
      assert.equal(await response?.text(), '{"origins":["https://old.test","https://new.test"]}');
    });

    it('finds no passkey on new.test unless new.test asks for those of old.test', async () => {
      const said = await signIn('new.test', {});
      assert.deepEqual(said, { error: 'not-allowed' });
    });

    it('signs in on new.test with the passkey of old.test when the backend allows it', async () => {
      const said = await signIn('new.test', { 'rp-id': 'old.test', backend: '/backend' });
      assert.equal(said.error, undefined);
      assert.equal(await whoIsThere(), 'ada@example.com');
    });

    it('offers to replace the passkey, and keeps the old one when creating the new one fails', async () => {
      assert.deepEqual(domains(await manage()), ['old.test']);
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: false });
      // Without a person to verify, no ceremony of this site ends well.
      sites.log.length = 0;
      assert.equal(await replace({ until: 'passkey-failed' }), 'not-allowed');
      await cdp.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true });
      assert.deepEqual(
        sites.log.filter((line) => deletion.test(line)),
        [],
      );
      assert.deepEqual(await onDevice(), ['old.test']);
    });

    it('starts again after a reload before the new passkey was linked', async () => {
      await manage();
      await replaceUntil('POST', '/backend/passkeys/registration');
      assert.deepEqual(await onDevice(), ['new.test', 'old.test']);
      assert.deepEqual(domains(await manage()), ['old.test']);
    });

    it('continues after a reload between linking the new passkey and deleting the old one', async () => {
      await replaceUntil('DELETE', '/backend/passkeys/');
      const list = await manage();
      assert.deepEqual(domains(list), ['new.test', 'old.test']);
      assert.deepEqual(await onDevice(), ['new.test', 'old.test']);
      sites.log.length = 0;

      const forgotten = new Promise<Protocol.WebAuthn.CredentialDeletedEvent>((resolve) =>
        cdp.once('WebAuthn.credentialDeleted', resolve),
      );
      assert.equal(await replace({ until: 'passkey-removed' }), 'sent');
      await forgotten;
      const order = sites.log.filter((line) => /registration|the device/.test(line) || deletion.test(line));
      assert.deepEqual(order, ['POST /v2/shop/passkeys/delete 202', 'the device forgot it']);
      assert.deepEqual(await onDevice(), ['new.test']);
      const old = list.find(({ rpId }) => rpId === 'old.test');
      assert.ok((await inVault()).every(({ id }) => id !== old?.id));
    });

    it('signs in with the new passkey without a request to old.test', async () => {
      assert.equal((await signIn('new.test', { backend: '/backend' })).error, undefined);
      assert.deepEqual(await signIn('new.test', { 'rp-id': 'old.test' }), { error: 'not-allowed' });
      assert.deepEqual(domains(await manage()), ['new.test']);
    });

    it('tells the device later to forget the old passkey when the page was closed too early', async () => {
      // As the server has it now, and the device not yet.
      await plant('old.test');
      assert.deepEqual(await signIn('new.test', { 'rp-id': 'old.test', backend: '/backend' }), {
        error: 'passkey-not-found',
      });
      while ((await onDevice()).includes('old.test'))
        await new Promise((resolve) => cdp.once('WebAuthn.credentialDeleted', resolve));
    });
  });

  const domains = (passkeys: readonly BackendPasskey[]) => passkeys.map(({ rpId }) => rpId).sort();

  const whoIsThere = () =>
    page.evaluate(async () => {
      const answer = (await (await fetch('/backend/session')).json()) as { user?: { username: string } };
      return answer.user?.username;
    });

  /** Goes as far as one request to the backend, which never arrives. */
  async function replaceUntil(method: string, path: string): Promise<void> {
    await cdp.send('Fetch.enable', { patterns: [{ urlPattern: `*${path}*` }] });
    const paused = new Promise<string>((resolve) => {
      cdp.on('Fetch.requestPaused', ({ requestId, request }) => {
        if (request.method === method && request.url.includes(path) && !/authorize|prune/.test(request.url))
          resolve(requestId);
        else void cdp.send('Fetch.continueRequest', { requestId });
      });
    });
    void replace({ until: 'passkey-removed' }).catch(() => undefined);
    const requestId = await paused;
    cdp.removeAllListeners('Fetch.requestPaused');
    await page.goto('about:blank');
    // Where it has not ended with its page, it would go on when nobody holds it any more.
    await cdp.send('Fetch.failRequest', { requestId, errorReason: 'Aborted' }).catch(() => undefined);
    await cdp.send('Fetch.disable');
  }

  /** Presses what replaces the passkey of old.test, and says yes; answers what became of it. */
  async function replace({ until }: { until: string }): Promise<string | undefined> {
    return page.evaluate(async (type) => {
      const manager = document.querySelector('passkey-manager') as PasskeyManager;
      const root = manager.shadowRoot as ShadowRoot;
      const ended = new Promise<Event>((resolve) => manager.addEventListener(type, resolve, { once: true }));
      const buttons = [...root.querySelectorAll<HTMLButtonElement>('[part=row-actions] button')];
      buttons.find(({ textContent }) => textContent?.includes('Replace'))?.click();
      await manager.updateComplete;
      const dialog = root.querySelector('dialog');
      while (!dialog?.open) await new Promise(requestAnimationFrame);
      dialog.querySelector<HTMLButtonElement>('[part=button]')?.click();
      const event = (await ended) as Partial<PasskeyRemovedEvent & PasskeyFailedEvent>;
      return event.device ?? event.error?.code ?? type;
    }, until);
  }

  /** The passkeys as the manager on new.test shows them. */
  async function manage(): Promise<readonly BackendPasskey[]> {
    await page.goto('https://new.test/');
    return page.evaluate(async (id) => {
      await customElements.whenDefined('passkey-manager');
      const manager = document.createElement('passkey-manager');
      Object.assign(manager, { tenancyId: id, endpoint: '/', backend: '/backend' });
      const loaded = new Promise((resolve) => manager.addEventListener('passkeys-loaded', resolve));
      document.querySelector('main')?.replaceChildren(manager);
      await loaded;
      await manager.updateComplete;
      return manager.passkeys;
    }, tenancy.id);
  }

  describe('evil.test', () => {
    it('is refused by the server, which accepts new.test only', async () => {
      for (const attributes of [{}, { 'rp-id': 'old.test' }, { 'rp-id': 'new.test' }])
        assert.deepEqual(await signIn('evil.test', attributes), { error: 'forbidden' });
    });

    for (const rpId of ['old.test', 'new.test']) {
      it(`is refused by the browser for ${rpId}, even when the server sees the origin of new.test`, async () => {
        // The device has what is asked for: it is the browser that says no.
        await plant(rpId);
        assert.deepEqual(await signIn('relay.evil.test', { 'rp-id': rpId }), { error: 'wrong-domain' });
      });
    }

    it('is refused by the server when the signature is for evil.test', async () => {
      // Under an id that the vault knows, or it would have nothing to verify it with.
      await cdp.send('WebAuthn.clearCredentials', { authenticatorId });
      await plant('evil.test', (await inVault())[0]?.credential.id);
      await page.goto('https://relay.evil.test/');
      assert.deepEqual(await page.evaluate(forge), { status: 400, tag: '@error/BadRequest' });
    });
  });
});

/** In the page: has a real challenge of the server's signed, for the domain that the browser lets it sign for. */
async function forge(): Promise<{ status: number; tag: string }> {
  const init = { method: 'POST', headers: { 'content-type': 'application/json' } };
  const options = await fetch('/shop/passkey/authentication/options', { ...init, body: '{}' });
  const { sessionToken, optionsJSON } = (await options.json()) as AuthenticationOptions;
  const publicKey = PublicKeyCredential.parseRequestOptionsFromJSON({
    ...(optionsJSON as object as PublicKeyCredentialRequestOptionsJSON),
    rpId: 'evil.test',
  });
  const response = await navigator.credentials.get({ publicKey });
  const body = JSON.stringify({ sessionToken, response });
  const answer = await fetch('/shop/passkey/authentication/verification', { ...init, body });
  return { status: answer.status, tag: ((await answer.json()) as { _tag: string })._tag };
}

/** Puts a passkey on the device that no ceremony made. */
async function plant(rpId: string, id?: string): Promise<void> {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' });
  const random = () => randomBytes(16).toString('base64');
  await cdp.send('WebAuthn.addCredential', {
    authenticatorId,
    credential: {
      credentialId: id === undefined ? random() : Buffer.from(id, 'base64url').toString('base64'),
      userHandle: random(),
      privateKey: privateKey.export({ format: 'der', type: 'pkcs8' }).toString('base64'),
      isResidentCredential: true,
      rpId,
      signCount: 0,
    },
  });
}
