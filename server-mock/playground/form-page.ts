/** The server's half of the page without script: an ordinary form post that carries a `code`. */
import { PasskeyError } from '../../src/entries/backend.js';
import type { MockBackend } from './backend.js';
import { escapeHtml } from '../http/escape.js';

/** Exchanges the posted code, and answers a page that greets its owner. */
export async function answerPlainForm(request: Request, backend: MockBackend): Promise<string> {
  try {
    const form = await request.formData();
    const code = form.get('code');
    const { authenticatorId } = await backend.passlock.exchangeCode({
      code: typeof code === 'string' ? code : '',
    });
    const account = await backend.accounts.findByPasskey(authenticatorId);
    const { credential } = await backend.passlock.getPasskey({
      passkeyId: authenticatorId,
    });
    const name = account?.displayName ?? account?.username ?? credential.username;
    const kind = account
      ? 'an account of the backend'
      : 'no account of the backend, only a passkey in the vault';
    return render(`Hello, ${name}`, `The form’s code was exchanged. It belongs to ${kind}.`);
  } catch (error) {
    if (!(error instanceof PasskeyError) && !(error instanceof TypeError)) throw error;
    return render('That did not work', 'A code works once, for five minutes. Please sign in again.');
  }
}

function render(title: string, text: string): string {
  return `<!doctype html>
<html lang="en">
  <head>
    <meta charset="utf-8" />
    <meta name="viewport" content="width=device-width" />
    <meta name="color-scheme" content="light dark" />
    <title>${escapeHtml(title)}</title>
    <link rel="icon" href="/playground/icon.svg" />
    <link rel="stylesheet" href="/playground/playground.css" />
  </head>
  <body>
    <header><a href="/playground/">Playground</a></header>
    <main>
      <h1>${escapeHtml(title)}</h1>
      <p>${escapeHtml(text)}</p>
      <p><a href="/playground/plain-form.html">Back to the form</a></p>
    </main>
  </body>
</html>
`;
}
