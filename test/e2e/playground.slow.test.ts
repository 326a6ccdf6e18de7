/** The playground as a person meets it: `npm start`'s own program, real Chromium, one passkey throughout. */
import assert from 'node:assert/strict';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { after, before, describe, it } from 'node:test';
import type { Protocol } from 'puppeteer-core';
import { startPlayground, type RunningPlayground } from './program.js';
import { newVisitor, type Visitor } from './visitor.js';

describe('playground', () => {
  const folder = mkdtempSync(join(tmpdir(), 'playground-'));
  let playground: RunningPlayground;
  let visitor: Visitor;
  const open = (path: string) => visitor.page.goto(`${playground.url}${path}`);
  /** Leaves first: what a page still asks in the background would otherwise fail, and count as a problem. */
  const leave = () => visitor.page.goto('about:blank');
  const forget = async () => {
    await leave();
    await visitor.cdp.send('Network.clearBrowserCookies');
  };
  const heading = async (text: string) => {
    await visitor.page.waitForSelector(`h1::-p-text(${text})`);
  };

  /** The code that was mailed last, as the mock's inbox shows it to programs. */
  const mailedCode = async (to: string): Promise<string> => {
    const answer = await fetch(`${playground.url}/_mock/inbox`);
    const { mails } = (await answer.json()) as { mails: { to: string; code?: string }[] };
    const code = mails.find((mail) => mail.to === to && mail.code)?.code;
    assert.ok(code, `a code for ${to}`);
    return code;
  };
  const typeCode = async (element: string, email: string) => {
    await visitor.page.waitForSelector(`${element}:state(entering)`, { visible: true });
    await visitor.page.type(`${element} input[autocomplete=one-time-code]`, await mailedCode(email));
    await visitor.press(`${element} >>> [part=button]`);
    await visitor.page.waitForSelector(`${element}:state(verified)`, { visible: true });
  };
  const enterCode = async (element: string, email: string) => {
    await visitor.page.type(`${element} input[type=email]`, email);
    await visitor.press(`${element} >>> [part=button]`);
    await typeCode(element, email);
  };
  /** Until another code can be asked for, by the server's clock. */
  const waitAMinute = async () => {
    const answer = await fetch(`${playground.url}/_mock/console`, {
      method: 'POST',
      headers: { 'content-type': 'application/json' },
      body: JSON.stringify({ action: 'advance-clock', seconds: '60' }),
    });
    assert.equal(answer.status, 200, await answer.text());
  };

  before(async () => {
    playground = await startPlayground(folder);
    visitor = await newVisitor();
  });
  after(async () => {
    await visitor?.close();
    await playground?.stop();
    rmSync(folder, { recursive: true });
  });

  it('opens at the bare address', async () => {
    await open('/');
    assert.equal(visitor.page.url(), `${playground.url}/playground/`);
    await heading('Passkey elements');
  });

  it('signs up with a passkey, and shows the account', async () => {
    await open('/playground/sign-up.html');
    await visitor.page.type('#username', 'ada@example.com');
    await visitor.press('passkey-register >>> [part=button]');
    assert.equal(await visitor.username(), 'ada@example.com');
    await visitor.page.waitForSelector('passkey-manager:state(ready)');
    const rows = await visitor.page.$$('passkey-manager >>> [part=row]');
    assert.equal(rows.length, 1);
  });

  it('shows the account without shifting its layout', async () => {
    const { identifier } = await visitor.page.evaluateOnNewDocument(() => {
      Object.assign(globalThis, { sum: 0 });
      new PerformanceObserver((list) => {
        for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[])
          (globalThis as unknown as { sum: number }).sum += entry.value;
      }).observe({ type: 'layout-shift', buffered: true });
    });
    await open('/playground/account.html');
    await visitor.page.waitForSelector('passkey-manager:state(ready)');
    // Three frames: the list is painted, and its shifts are reported.
    const shift = await visitor.page.evaluate(async () => {
      for (let frame = 0; frame < 3; frame++) await new Promise(requestAnimationFrame);
      return (globalThis as unknown as { sum: number }).sum;
    });
    await visitor.page.removeScriptToEvaluateOnNewDocument(identifier);
    assert.ok(shift <= 0.02, `layout shift ${shift}`);
  });

  it('reports that this device has a passkey already', async () => {
    await visitor.press('passkey-register >>> [part=button]');
    // Visible, because without that nobody looks for changes inside of elements.
    await visitor.page.waitForSelector('::-p-text(already have a passkey)', { visible: true });
  });

  it('signs out, and in again by the button', async () => {
    visitor.holdAutofill(true);
    await visitor.press('#sign-out');
    await heading('Sign in');
    await visitor.press('passkey-login >>> [part=button]');
    assert.equal(await visitor.username(), 'ada@example.com');
  });

  it('signs out, and in again by autofill without a click', async () => {
    visitor.holdAutofill(true);
    await visitor.press('#sign-out');
    await heading('Sign in');
    visitor.holdAutofill(false);
    await visitor.page.reload();
    assert.equal(await visitor.username(), 'ada@example.com');
  });

  it('posts a plain form with a code that a server exchanges', async () => {
    await open('/playground/form-without-script.html');
    await heading('Hello, ada@example.com');
    assert.equal(visitor.page.url(), `${playground.url}/playground/form-without-script`);
    await visitor.page.waitForSelector('::-p-text(an account of the backend)');
  });

  it('refuses a code that was used', async () => {
    await visitor.page.reload();
    await heading('That did not work');
  });

  it('keeps the account and its passkey after a restart', async () => {
    const { port } = new URL(playground.url);
    await leave();
    assert.equal(await playground.stop(), 0);
    playground = await startPlayground(folder, Number(port));
    await open('/playground/account.html');
    assert.equal(await visitor.username(), 'ada@example.com', 'the session');
    await forget();
    visitor.holdAutofill(true);
    await open('/playground/sign-in.html');
    await visitor.press('passkey-login >>> [part=button]');
    assert.equal(await visitor.username(), 'ada@example.com', 'the passkey');
  });

  it('works without a backend', async () => {
    await forget();
    await open('/playground/first-generation.html');
    await visitor.page.waitForSelector('output::-p-text(passkey-authenticated)');
  });

  it('refuses a username that is taken', async () => {
    await open('/playground/sign-up.html');
    await visitor.page.type('#username', 'ADA@example.com');
    await visitor.press('passkey-register >>> [part=button]');
    await visitor.page.waitForSelector('[role=alert]::-p-text(This name is taken)');
    assert.match(visitor.problems.splice(0).join('\n'), /^[^\n]*409[^\n]*$/);
  });

  it('signs up by a code from the inbox, then adds the passkey that is offered', async () => {
    await open('/playground/sign-up.html');
    await enterCode('otp-entry', 'grace@example.com');
    await visitor.press('otp-entry >>> [part=button]');
    await visitor.press('#after-code >>> [part=button]');
    assert.equal(await visitor.username(), 'grace@example.com');
    await visitor.page.waitForSelector('#email::-p-text(Codes go to grace@example.com)');
  });

  it('emails the owner about the passkey that was added', async () => {
    const answer = await fetch(`${playground.url}/_mock/inbox`);
    const { mails } = (await answer.json()) as { mails: { to: string; subject: string }[] };
    assert.equal(mails[0]?.to, 'grace@example.com');
    assert.match(mails[0].subject, /^A passkey was added to your account/);
  });

  it('confirms another address and renames the account, also on the device', async () => {
    const renamed = new Promise<Protocol.WebAuthn.CredentialUpdatedEvent>((resolve) =>
      visitor.cdp.once('WebAuthn.credentialUpdated', resolve),
    );
    await enterCode('otp-entry', 'hopper@example.com');
    assert.equal((await renamed).credential.userName, 'hopper@example.com');
    await visitor.page.waitForSelector('#email::-p-text(Codes go to hopper@example.com)');
    assert.equal(await visitor.username(), 'hopper@example.com');
  });

  it('signs out, and in again by a code, also after a reload', async () => {
    visitor.holdAutofill(true);
    await waitAMinute();
    await visitor.press('#sign-out');
    await heading('Sign in');
    await visitor.press('passkey-login >>> [part=link]');
    await visitor.page.type('#by-code input[type=email]', 'hopper@example.com');
    await visitor.press('#by-code >>> [part=button]');
    await visitor.page.waitForSelector('#by-code:state(entering)', { visible: true });
    await visitor.page.reload();
    await typeCode('#by-code', 'hopper@example.com');
    await visitor.press('#by-code a[href="account.html"]');
    assert.equal(await visitor.username(), 'hopper@example.com');
  });

  it('logs no errors', () => {
    assert.deepEqual(visitor.problems, []);
  });
});
