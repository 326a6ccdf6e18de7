/** The buttons of `<otp-entry>`: the main button, resend, and another address. */
import { html, type TemplateResult } from 'lit';
import type { OtpPhase } from '../flows/otp.js';
import { codeResendIn, type CodeStrings } from './code-words.js';
import type { Wait } from './countdown.js';
import { passkeyIcon } from './icons.js';

export interface CodeHandlers {
  send: () => void;
  check: () => void;
  restart: () => void;
  offer: () => void;
}

export interface CodeView {
  phase: OtpPhase;
  /** Whether the code input is shown. */
  isEntering: boolean;
  /** Whether the person enters the email address. */
  asks: boolean;
  wait: Wait;
  off: boolean;
}

export function renderActions(
  strings: CodeStrings,
  { phase, isEntering, asks, wait, off }: CodeView,
  { send, check, restart, offer }: CodeHandlers,
): TemplateResult {
  const busy = phase === 'sending' || phase === 'checking';
  const failed = phase === 'failed';
  const resend = strings.term('code:resend');
  // The name of a button that may have the focus does not change every second.
  const again = wait.left
    ? html`<span aria-hidden="true">${codeResendIn(strings, wait)}</span><span class="sr">${resend}</span>`
    : resend;
  const [words, act] =
    phase === 'verified'
      ? [strings.term('register:action'), offer]
      : isEntering
        ? [strings.term('code:check'), check]
        : [failed ? again : strings.term('code:send'), send];
  const other = asks && (isEntering || failed);
  return html`
    ${act === offer ? html`<p part="intro">${strings.term('register:intro')}</p>` : ''}
    <div part="actions">
      <button
        part="button"
        type="button"
        ?disabled=${off}
        aria-disabled=${busy || (failed && wait.left > 0)}
        @click=${act}
      >
        ${busy ? html`<span part="spinner"></span>` : act === offer ? passkeyIcon : ''}${words}
      </button>
    </div>
    <div part="links" ?hidden=${!isEntering && !other}>
      <button
        part="link"
        type="button"
        ?hidden=${!isEntering}
        ?disabled=${off}
        aria-disabled=${busy || wait.left > 0}
        @click=${send}
      >
        ${again}
      </button>
      <button part="link" type="button" ?hidden=${!other} ?disabled=${off} @click=${restart}>
        ${strings.term('code:other')}
      </button>
    </div>
  `;
}
