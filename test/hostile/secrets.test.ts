/** Codes, tokens and credential ids appear only in their own request and event. */
import { expect } from '../support/expect.js';
import { deletePasskeys, registerPasskey } from '../../src/entries/headless.js';
import { PasskeyError } from '../../src/entries/index.js';
import { answers } from '../elements/support.js';
import { onCleanup } from '../support/cleanup.js';
import { virtualAuthenticator } from '../support/device.js';
import { uncaughtErrors } from '../support/errors.js';
import { replace } from '../support/replace.js';
import { mailed, passkey, put, serverSays, settled } from './support.js';

/** Unique values that appear nowhere else on the page. */
const mark = (name: string) => `zz-${name}-zz`;
const code = '918273';
const marked = new RegExp(`zz-[\\w ]+-zz|${code}`);

/** Records everything that a page, a log or an observer could read. */
function onlooker() {
  const seen: string[] = [];
  const note = (where: string) => (text: unknown) => {
    const found = marked.exec(String(text))?.[0];
    if (found) seen.push(`${where}: ${found}`);
  };
  for (const name of ['log', 'info', 'warn', 'error', 'debug', 'trace', 'dir', 'table'] as const)
    replace(console, name, (...said: unknown[]) => said.map(String).forEach(note('console')));
  for (const name of ['pushState', 'replaceState'] as const)
    replace(history, name, (...said: unknown[]) => note('history')(JSON.stringify(said)));
  replace(Storage.prototype, 'setItem', (...said: string[]) => note('storage')(said.join()));
  replace(window, 'postMessage', (said: unknown) => note('message')(JSON.stringify(said)));
  replace(navigator, 'sendBeacon', (...said: unknown[]) => note('beacon')(said.join()));
  replace(IDBFactory.prototype, 'open', () => note('database')(mark('any')));

  const look = (records: MutationRecord[]) => {
    for (const { target, attributeName, oldValue } of records) {
      note('old value')(oldValue);
      if (attributeName) note(`attribute ${attributeName}`)((target as Element).getAttribute(attributeName));
      else note('text')(target.textContent);
    }
  };
  const observer = new MutationObserver(look);
  onCleanup(() => observer.disconnect());
  return {
    /** Also records an element's shadow root. */
    watch(root: Node) {
      observer.observe(root, {
        subtree: true,
        childList: true,
        characterData: true,
        attributes: true,
        attributeOldValue: true,
        characterDataOldValue: true,
      });
    },
    saw(element: HTMLElement) {
      look(observer.takeRecords());
      note('markup')(element.outerHTML + (element.shadowRoot?.innerHTML ?? ''));
      note('address')(location.href + document.cookie + JSON.stringify(history.state));
      for (const { name } of performance.getEntries()) note('request')(name);
      return seen;
    },
  };
}

const verified = {
  code: mark('code'),
  id_token: mark('id token'),
  principal: { authenticatorId: 'a', userId: 'u' },
};

/** Responds with marked secrets; with `refuses`, the last response is an error. */
function sayAll(refuses = false) {
  const { registration, authentication } = answers;
  const refusal = () =>
    new Response(JSON.stringify({ _tag: '@error/BadRequest', message: mark('message') }), { status: 400 });
  return serverSays((path) => {
    if (path.endsWith('registration/authorize')) return `{"registrationToken":"${mark('token')}"}`;
    if (path.endsWith('authentication/authorize')) return `{"authenticationToken":"${mark('token')}"}`;
    const sessionToken = mark('session');
    if (path.endsWith('registration/options')) return JSON.stringify({ ...registration, sessionToken });
    if (path.endsWith('authentication/options')) return JSON.stringify({ ...authentication, sessionToken });
    if (path.endsWith('challenges/current')) return '{}';
    if (path.endsWith('challenges')) return JSON.stringify(mailed());
    if (path.endsWith('/passkeys')) return JSON.stringify({ passkeys: [passkey('a'), passkey('b')] });
    if (refuses) return refusal();
    if (path.endsWith('verification')) return JSON.stringify(verified);
    if (path.endsWith('passkeys/registration')) return JSON.stringify({ passkey: passkey('a') });
    if (path.endsWith('session')) return '{"user":{"id":"u","username":"ada"}}';
    if (path.endsWith('challenges/verify'))
      return JSON.stringify({ purpose: 'login', updatePasskeysToken: mark('token') });
    if (path.endsWith('passkeys/a')) return `{"deletePasskeysToken":"${mark('token')}"}`;
    return refusal();
  });
}

const passlock = { tenancyId: 't', endpoint: 'https://x.test' };

const flows: [string, () => Promise<[HTMLElement, () => Promise<unknown>]>][] = [
  [
    'a registration',
    async () => {
      const element = await put('passkey-register', { ...passlock, backend: '/b' });
      return [element, () => element.run()];
    },
  ],
  [
    'a sign-in',
    async () => {
      const element = await put('passkey-login', { ...passlock, backend: '/b', noAutofill: true });
      return [element, () => element.run()];
    },
  ],
  [
    'a code',
    async () => {
      const element = await put('otp-entry', { backend: '/b', email: 'a@b.example' });
      await element.send();
      element.value = code;
      return [element, () => element.check()];
    },
  ],
  [
    'a removal',
    async () => {
      const element = await put('passkey-manager', { ...passlock, backend: '/b' });
      await settled();
      return [element, () => element.removePasskey('a')];
    },
  ],
];

describe('secrets', () => {
  it('are found by the recorder where they do appear', async () => {
    const element = document.body.appendChild(document.createElement('p'));
    onCleanup(() => element.remove());
    const { watch, saw } = onlooker();
    watch(element);
    element.title = mark('a');
    element.title = element.textContent = '';
    element.append(code);
    console.log(mark('b'));
    await settled();
    expect(saw(element)).to.include.members(['old value: zz-a-zz', `text: ${code}`, 'console: zz-b-zz']);
  });

  for (const [name, begin] of flows)
    for (const refuses of [false, true])
      it(`of ${name} that ${refuses ? 'is refused' : 'succeeds'}: no observer sees them`, async () => {
        const errors = uncaughtErrors();
        const device = await virtualAuthenticator();
        if (name === 'a sign-in') await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
        const asked = sayAll(refuses);
        const [element, act] = await begin();
        const { watch, saw } = onlooker();
        watch(document);
        watch(element.shadowRoot as ShadowRoot);
        const error = await act().then(
          () => undefined,
          (reason: unknown) => reason,
        );
        await settled();
        // Of all that the server says, only its message is for the developer's console.
        const forDeveloper = `console: ${mark('message')}`;
        expect(saw(element).filter((sight) => sight !== forDeveloper)).to.deep.equal([]);
        expect(asked.join()).not.to.match(marked);
        expect(error instanceof PasskeyError).to.equal(refuses);
        // The server's message is for developers and contains nothing that was sent.
        if (error instanceof PasskeyError) {
          expect(error.message).to.equal(mark('message'));
          expect(JSON.stringify(error) + String(error.stack)).not.to.match(
            /zz-(code|token|session|id token)-zz|918273/,
          );
        }
        expect(errors).to.deep.equal([]);
      });

  it('of the headless functions: neither in errors nor in URLs', async () => {
    await virtualAuthenticator();
    const asked = sayAll(true);
    const token = mark('token');
    const results = [
      await registerPasskey({ registrationToken: token }, passlock),
      await deletePasskeys({ deletePasskeysToken: token }, passlock),
    ];
    for (const result of results) {
      expect(result.success).to.equal(false);
      expect(JSON.stringify(result) + String((result as Error).stack)).not.to.match(/zz-(token|session)-zz/);
    }
    expect(asked.join()).not.to.match(marked);
  });
});
