/** Handles the form post of the page without script; the form contains a `code`. */
import { html } from 'hono/html';
import { PasskeyError } from '../../src/entries/backend.js';
import type { MockBackend } from './backend.js';
import { renderPage } from '../http/html-page.js';

/** Exchanges the posted code and returns a page that greets the account's owner. */
export async function respondToForm(request: Request, backend: MockBackend): Promise<string> {
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
    return await render(`Hello, ${name}`, `The form’s code was exchanged. It belongs to ${kind}.`);
  } catch (error) {
    if (!(error instanceof PasskeyError) && !(error instanceof TypeError)) throw error;
    return render('That did not work', 'A code works once, for five minutes. Please sign in again.');
  }
}

function render(title: string, text: string): Promise<string> {
  return renderPage({
    title,
    icon: '/playground/icon.svg',
    styleSheet: '/playground/playground.css',
    header: html`<a href="/playground/">Playground</a>`,
    body: html`<p>${text}</p>
      <p><a href="/playground/form-without-script.html">Back to the form</a></p>`,
  });
}
