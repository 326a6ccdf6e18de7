/** <otp-entry> and its client with a hostile server and hostile listeners. */
import { expect } from '../support/expect.js';
import { codeBackend } from '../../src/wire/backend.js';
import { createOtp } from '../../src/flows/otp.js';
import { PasskeyError, type OtpEntry } from '../../src/entries/index.js';
import { failureCode } from '../flows/support.js';
import { uncaughtErrors } from '../support/errors.js';
import { junk, mailed, outcome, put, serverSays, settled, spoilt } from './support.js';

const day = 86_400_000;
const settings = { backend: '/b', email: 'ada@example.com', purpose: 'login' };

/** An element whose server responds with `sent` to a send request and with `checked` to a code. */
async function entry(say: { sent: string | Response; checked?: string | Response }) {
  const asked = serverSays((path) => {
    if (path.endsWith('/current')) return '{}';
    return path.endsWith('/verify') ? (say.checked ?? '{"purpose":"login"}') : say.sent;
  });
  const element = await put('otp-entry', settings);
  asked.length = 0;
  return { element, asked };
}

const cells = ({ shadowRoot }: OtpEntry) => shadowRoot?.querySelectorAll('[part~=cell]').length;

describe('<otp-entry> and a hostile server', () => {
  it('refuses a garbage response to a send request, and accepts a valid one afterwards', async () => {
    const errors = uncaughtErrors();
    const say = { sent: '' };
    const { element } = await entry(say);
    for (const { what, text } of spoilt(mailed())) {
      say.sent = text;
      const code = await outcome(element.send());
      await element.updateComplete;
      expect(code, what).to.be.oneOf(['fine', 'bad-response']);
      expect(element.phase, what).to.equal(code === 'fine' ? 'entering' : 'failed');
      expect(cells(element), what).to.be.within(1, 64);
      expect(element.shadowRoot?.querySelector('img, b'), what).to.equal(null);
      element.cancel();
    }
    say.sent = JSON.stringify(mailed());
    await element.send();
    expect(element.phase).to.equal('entering');
    await settled();
    expect(errors).to.deep.equal([]);
  });

  it('refuses a garbage response to a code, which can then be checked again', async () => {
    const errors = uncaughtErrors();
    const say = { sent: JSON.stringify(mailed()), checked: '' };
    const { element } = await entry(say);
    const user = { id: 'u', username: 'ada', email: 'ada@example.com' };
    for (const { what, text } of spoilt({ purpose: 'login', updatePasskeysToken: 'x', user })) {
      if (element.phase !== 'entering') await element.send();
      say.checked = text;
      element.value = '123456';
      const code = await outcome(element.check());
      await element.updateComplete;
      expect(code, what).to.be.oneOf(['fine', 'bad-response']);
      expect(element.phase, what).to.equal(code === 'fine' ? 'verified' : 'entering');
      if (code === 'fine') element.cancel();
    }
    await settled();
    expect(errors).to.deep.equal([]);
  });

  it('shows only a valid number of attempts', async () => {
    const say = { sent: JSON.stringify(mailed()), checked: new Response() };
    const { element } = await entry(say);
    await element.send();
    for (const tries of [...junk, '3', '1']) {
      const body = `{"_tag":"@error/InvalidChallengeCode","message":"x","attemptsLeft":${tries}}`;
      say.checked = new Response(body, { status: 400 });
      element.value = '123456';
      expect(await failureCode(element.check())).to.equal('wrong-code');
      await element.updateComplete;
      const said = element.shadowRoot?.querySelector('[role=alert]')?.textContent?.trim();
      const told = {
        '1': ' You have 1 try left.',
        '3': ' You have 3 tries left.',
      };
      expect(said).to.equal(`That’s not the code we sent.${told[tries as '1'] ?? ''}`);
    }
  });

  it('limits the resend delay', async () => {
    const { element } = await entry({
      sent: JSON.stringify(mailed({ resendAt: Date.now() + 900 * day, expiresAt: Date.now() + 900 * day })),
    });
    await element.send();
    await element.updateComplete;
    const resend = element.shadowRoot?.querySelector('[part=link]')?.textContent?.trim();
    expect(resend).to.contain('60 min.');
  });

  it('limits the expiry timer to the maximum of setTimeout', async () => {
    const waits: number[] = [];
    const sent = mailed({ expiresAt: Date.now() + 900 * day });
    const otp = createOtp(
      () => ({
        purpose: 'login',
        backend: { ...codeBackend('/b'), sendCode: () => Promise.resolve(sent as never) },
      }),
      {
        timer: (ms) => {
          waits.push(ms);
          return () => undefined;
        },
      },
    );
    await otp.send('a@b.example');
    expect(otp.state.phase).to.equal('entering');
    expect(waits).to.deep.equal([2 ** 31 - 1]);
  });

  it('handles garbage from a custom client and can be started again', async () => {
    const answers = [undefined, null, 5, 'x', [], Symbol('x')];
    for (const answer of answers) {
      const otp = createOtp(() => ({
        purpose: 'login',
        backend: { ...codeBackend('/b'), sendCode: () => Promise.resolve(answer as never) },
      }));
      const failed = await otp.send('a@b.example').catch((error: unknown) => error);
      expect(otp.state.phase, String(answer)).to.be.oneOf(['entering', 'failed']);
      if (otp.state.phase === 'failed') expect(failed).to.be.instanceOf(PasskeyError);
      otp.cancel();
    }
  });
});

describe('<otp-entry> and listeners that intervene', () => {
  for (const act of ['cancel', 'remove'] as const) {
    it(`${act}() in sending: no code is sent`, async () => {
      const { element, asked } = await entry({ sent: JSON.stringify(mailed()) });
      element.addEventListener('otp-phase-changed', () => element[act](), { once: true });
      expect(await failureCode(element.send())).to.equal('aborted');
      expect([element.phase, asked]).to.deep.equal(['idle', []]);
    });

    it(`${act}() in checking: the code is not spent`, async () => {
      const { element, asked } = await entry({ sent: JSON.stringify(mailed()) });
      await element.send();
      element.value = '123456';
      asked.length = 0;
      element.addEventListener('otp-phase-changed', () => element[act](), { once: true });
      expect(await failureCode(element.check())).to.equal('aborted');
      expect([element.phase, asked]).to.deep.equal(['idle', []]);
    });
  }

  it('send() again after a cancel: one code is sent', async () => {
    const { element, asked } = await entry({ sent: JSON.stringify(mailed()) });
    let again: Promise<void> | undefined;
    element.addEventListener(
      'otp-phase-changed',
      () => {
        element.cancel();
        again = element.send();
      },
      { once: true },
    );
    expect(await failureCode(element.send())).to.equal('aborted');
    await again;
    expect([element.phase, asked]).to.deep.equal(['entering', ['/b/challenges']]);
  });

  it('send() during sending or checking: rejects without disturbing it', async () => {
    const { element, asked } = await entry({ sent: JSON.stringify(mailed()) });
    const sending = element.send();
    expect(await failureCode(element.send())).to.equal('aborted');
    await sending;
    element.value = '123456';
    const checking = element.check();
    expect(await failureCode(element.send())).to.equal('aborted');
    await checking;
    expect([element.phase, asked]).to.deep.equal(['verified', ['/b/challenges', '/b/challenges/verify']]);
  });
});
