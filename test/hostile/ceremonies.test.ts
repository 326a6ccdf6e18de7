/** The ceremony elements with a real browser and a server that returns garbage or nothing. */
import { expect } from '../support/expect.js';
import { PasskeyError, type ErrorCode } from '../../src/entries/index.js';
import { answers, type CeremonyTag } from '../elements/support.js';
import { virtualAuthenticator } from '../support/device.js';
import { uncaughtErrors } from '../support/errors.js';
import { replace } from '../support/replace.js';
import { put, serverSays, settled, spoilt } from './support.js';

/** Allowed errors for garbage options: refused by the client or by the browser. */
const expected = ['fine', 'bad-response', 'wrong-domain', 'unsuitable', 'not-allowed'];

const settings = { tenancyId: 't', endpoint: 'https://x.test' };

/** An element whose server responds with `say` and whose device confirms. */
async function ceremony(tag: CeremonyTag, say: Record<'options' | 'verification', string | Response>) {
  const device = await virtualAuthenticator();
  if (tag === 'passkey-login') await device.addCredential({ rpId: 'localhost', userHandle: 'dXNlcg' });
  serverSays((path) => (path.endsWith('/options') ? say.options : say.verification));
  const own = tag === 'passkey-login' ? { noAutofill: true } : { username: 'ada' };
  const element = await put(tag, { ...settings, ...own });
  const button = element.shadowRoot?.querySelector('[part=button]') as HTMLButtonElement;
  return { device, element, button };
}

type Scene = Awaited<ReturnType<typeof ceremony>>;

/** Focuses and clicks the button; returns the outcome once it is rendered. */
async function press({ element, button }: Scene): Promise<ErrorCode | 'fine'> {
  button.focus();
  button.click();
  await new Promise<void>((resolve) => {
    const look = () => {
      if (element.phase !== 'failed' && element.phase !== 'succeeded') return;
      element.removeEventListener('passkey-phase-changed', look);
      resolve();
    };
    element.addEventListener('passkey-phase-changed', look);
  });
  await element.updateComplete;
  expect(element.shadowRoot?.activeElement).to.equal(button);
  expect(button.getAttribute('aria-disabled')).to.equal(null);
  expect(element.shadowRoot?.querySelector('img, b')).to.equal(null);
  return element.error?.code ?? 'fine';
}

for (const tag of ['passkey-register', 'passkey-login'] as const) {
  const good = answers[tag === 'passkey-register' ? 'registration' : 'authentication'];
  const { sessionToken, optionsJSON } = good;
  const soon = { sessionToken, optionsJSON: { ...optionsJSON, timeout: 50 } };

  describe(`<${tag}> and a hostile server`, () => {
    it('refuses garbage options, keeps the focus, and works with valid ones afterwards', async () => {
      const errors = uncaughtErrors();
      const say = { options: '', verification: JSON.stringify(answers.verified) };
      const scene = await ceremony(tag, say);
      for (const { what, text } of spoilt(soon)) {
        say.options = text;
        const came = await press(scene);
        expect(came, what).to.be.oneOf(expected);
        if (tag === 'passkey-register') await scene.device.clear();
      }
      say.options = JSON.stringify(good);
      expect(await press(scene)).to.equal('fine');
      await settled();
      expect(errors).to.deep.equal([]);
    }).timeout(60_000);

    const bodies: Record<string, () => Response | string> = {
      'nothing with a 200': () => '',
      'nothing with a 204': () => new Response(null, { status: 204 }),
      'not modified': () => new Response(null, { status: 304 }),
      'a page of HTML with a 200': () => '<!doctype html><h1 id="x">Sign in to the Wi-Fi</h1>',
      'a page of HTML with a 500': () => new Response('<h1>Oops</h1>', { status: 500 }),
      'a redirect': () => Response.redirect('https://evil.example/'),
      'an answer that cannot be read': () => Response.error(),
      'bytes that are no text': () => new Response(new Uint8Array([0x1f, 0x8b, 8, 0, 255, 254])),
      'text before its JSON': () => `)]}',\n${JSON.stringify(good)}`,
      'JSON of great depth': () => '['.repeat(300_000),
      'a body that was read already': () => {
        const response = new Response('{}');
        response.body?.getReader();
        return response;
      },
      'a stream that breaks': () => new Response(new ReadableStream({ start: (c) => c.error('gone') })),
      'a stream without an end': () =>
        new Response(new ReadableStream({ pull: (c) => c.enqueue(new Uint8Array(65_536).fill(32)) })),
      'a stream without an end that cannot be cancelled': () =>
        new Response(
          new ReadableStream({
            pull: (c) => c.enqueue(new Uint8Array(65_536).fill(32)),
            cancel: () => Promise.reject(new Error('No')),
          }),
        ),
    };
    it('fails with network, server-error or bad-response for an invalid response', async () => {
      const errors = uncaughtErrors();
      const say: Record<'options' | 'verification', string | Response> = { options: '', verification: '' };
      const scene = await ceremony(tag, say);
      for (const step of ['options', 'verification'] as const)
        for (const [what, make] of Object.entries(bodies)) {
          say.options = JSON.stringify(good);
          say[step] = make();
          expect(await press(scene), what).to.be.oneOf(['network', 'server-error', 'bad-response']);
          if (tag === 'passkey-register') await scene.device.clear();
        }
      await settled();
      expect(errors).to.deep.equal([]);
    });
  });

  describe(`<${tag}> and a page that has its own fetch`, () => {
    const fetches: Record<string, () => unknown> = {
      'throws at once': () => {
        throw new Error('No');
      },
      'answers no promise': () => 5,
      'answers nothing': () => Promise.resolve(undefined),
      'answers an object of its own': () => Promise.resolve({ ok: true, status: 200, body: null }),
      'answers text for a body': () => Promise.resolve({ ok: true, status: 200, body: 'text' }),
      'fails with nothing': () => Promise.reject(undefined as unknown as Error),
      'fails with a symbol': () => Promise.reject(Symbol('odd') as unknown as Error),
      'fails with what is no text': () => Promise.reject(Object.create(null) as Error),
    };
    for (const [what, fetch] of Object.entries(fetches))
      it(`that ${what}: fails and can be started again`, async () => {
        const scene = await ceremony(tag, { options: '', verification: '' });
        replace(globalThis, 'fetch', fetch);
        expect(await press(scene)).to.be.oneOf(['network', 'bad-response']);
        expect(scene.element.error).to.be.instanceOf(PasskeyError);
      });

    it('that never settles: Cancel ends the ceremony', async () => {
      const { element, button } = await ceremony(tag, { options: '', verification: '' });
      replace(globalThis, 'fetch', () => new Promise(() => undefined));
      button.click();
      await settled();
      expect(element.phase).to.equal('preparing');
      element.shadowRoot?.querySelector<HTMLButtonElement>('[part=cancel]')?.click();
      expect(element.phase).to.equal('idle');
    });
  });
}
