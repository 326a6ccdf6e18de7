/** Objects that a framework passes anew at each render. */
import { expect, fixture } from '@open-wc/testing';
import { html, type LitElement } from 'lit';
import type { OtpEntry, PasskeyLogin, PasskeyManager } from '../../src/entries/index.js';
import '../../src/entries/index.js';
import type { Backend } from '../../src/wire/backend.js';
import type { Abortable } from '../../src/wire/json-request.js';
import { turnOfTheLoop } from '../flows/support.js';
import { waitUntil } from '../support/until.js';
import { virtualAuthenticator } from '../support/device.js';
import { where } from '../support/platform.js';

/** Sets another object with the same functions, and renders, a few times. */
async function renderAgain<Name extends 'backend' | 'api'>(
  element: LitElement & Record<Name, unknown>,
  name: Name,
) {
  for (let round = 0; round < 3; round++) {
    (element as Record<Name, unknown>)[name] = { ...(element[name] as object) };
    // Something else of the element may have changed as well.
    element.requestUpdate();
    await turnOfTheLoop();
  }
}

describe('an object in the place of another one', () => {
  it('does not look for a pending code again', async () => {
    let calls = 0;
    const currentCode = () => {
      calls++;
      return Promise.resolve(undefined);
    };
    const element = await fixture<OtpEntry>(
      html`<otp-entry .backend=${{ currentCode } as Partial<Backend> as Backend}></otp-entry>`,
    );
    await renderAgain(element, 'backend');
    expect(calls).to.equal(1);
  });

  it('does not load the passkeys again, and is the one that the next request uses', async () => {
    let calls = 0;
    const listPasskeys = () => {
      calls++;
      return Promise.resolve({ passkeys: [] });
    };
    const element = await fixture<PasskeyManager>(
      html`<passkey-manager
        tenancy-id="t"
        .backend=${{ listPasskeys } as Partial<Backend> as Backend}
      ></passkey-manager>`,
    );
    await waitUntil(() => element.phase === 'ready');
    await renderAgain(element, 'backend');
    expect(calls).to.equal(1);
    let later = 0;
    element.backend = {
      listPasskeys: () => {
        later++;
        return Promise.resolve({ passkeys: [] });
      },
    } as Partial<Backend> as Backend;
    await element.load();
    expect([calls, later]).to.deep.equal([1, 1]);
  });

  where('autofill').it('does not restart autofill', async () => {
    await virtualAuthenticator();
    const signals: AbortSignal[] = [];
    // Ends with its signal, as a request does: autofill that restarts waits for the end of the one before.
    const prepareAuthentication = (_: unknown, { signal }: Abortable) =>
      new Promise<never>((_resolve, reject) => {
        signals.push(signal!);
        signal?.addEventListener('abort', () => reject(new DOMException('Aborted', 'AbortError')));
      });
    const element = await fixture<PasskeyLogin>(
      html`<passkey-login .api=${{ prepareAuthentication }}></passkey-login>`,
    );
    await waitUntil(() => signals.length > 0);
    await renderAgain(element, 'api');
    expect(signals.map(({ aborted }) => aborted)).to.deep.equal([false]);
  });
});
