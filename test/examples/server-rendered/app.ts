/** A site of plain forms that works without script, and takes passkeys with it. A handler for any server. */
import type { Passlock } from 'passkey-elements/server/unsafe';

export interface AppOptions {
  passlock: Passlock;
  tenancyId: string;
  /** Sends what Passlock has written. */
  sendMail: (mail: { to: string; subject: string; html: string; text: string }) => Promise<void>;
}

export function createApp({ passlock, tenancyId, sendMail }: AppOptions) {
  const elements = `tenancy-id="${tenancyId}" endpoint="/" name="code" auto-submit`;

  const start = () =>
    page(`
      <form method="post" action="/passkey">
        <passkey-login ${elements} no-autofill></passkey-login>
      </form>
      <form method="post" action="/mail">
        <label for="email">Email</label>
        <input id="email" name="email" type="email" autocomplete="email" required />
        <button>Mail me a code</button>
      </form>
      <h2>New here?</h2>
      <form method="post" action="/passkey">
        <passkey-register ${elements}></passkey-register>
      </form>`);

  async function mailCode(email: string) {
    const { challenge } = await passlock.createMailboxChallenge({ email, purpose: 'login' });
    const { challengeId, secret, message } = challenge;
    await sendMail({ to: email, subject: 'Your code', ...message });
    return page(
      `<form method="post" action="/code">
        <otp-entry required>
          <label slot="code" for="code">Code</label>
          <input slot="code" id="code" name="code" inputmode="numeric" autocomplete="one-time-code" required />
        </otp-entry>
        <button>Sign in</button>
      </form>`,
      // The secret never reaches the page.
      { 'set-cookie': `challenge=${challengeId}.${secret}; HttpOnly; SameSite=Strict; Path=/code` },
    );
  }

  async function checkCode(code: string, cookie: string) {
    const [, challengeId = '', secret = ''] = /challenge=([^.;]+)\.([^;]+)/.exec(cookie) ?? [];
    const { challenge } = await passlock.verifyMailboxChallenge({ challengeId, secret, code });
    return page(`<p role="status">Signed in as ${escape(challenge.email)}</p>`);
  }

  async function takePasskey(code: string) {
    const { authenticatorId } = await passlock.exchangeCode({ code });
    const { credential } = await passlock.getPasskey({ passkeyId: authenticatorId });
    return page(`<p role="status">Signed in as ${escape(credential.username)}</p>`);
  }

  return async function app(request: Request): Promise<Response> {
    const { pathname } = new URL(request.url);
    if (request.method !== 'POST') return start();
    const form = await request.formData();
    const field = (name: string) => String(form.get(name) ?? '');
    try {
      if (pathname === '/mail') return await mailCode(field('email'));
      if (pathname === '/code') return await checkCode(field('code'), request.headers.get('cookie') ?? '');
      return await takePasskey(field('code'));
    } catch {
      return page('<p role="alert">That did not work.</p><p><a href="/">Try again</a></p>');
    }
  };
}

const page = (body: string, headers: Record<string, string> = {}) =>
  new Response(
    `<!doctype html>
    <html lang="en">
      <meta name="viewport" content="width=device-width" />
      <title>Forms</title>
      <link rel="icon" href="data:," />
      <script type="module" src="/passkey-elements.js"></script>
      <h1>Welcome</h1>
      ${body}
    </html>`,
    { headers: { 'content-type': 'text/html; charset=utf-8', ...headers } },
  );

const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string) => text.replace(/[&<>"]/g, (character) => entities[character] ?? '');
