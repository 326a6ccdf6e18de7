/** The panels' contents, rendered from plain data in Storybook's frame or below a story. */
import { css, html, nothing, render, type TemplateResult } from 'lit';
import type { Answer, DeviceCredential, DeviceRequest } from '../../../src/entries/testing.js';
import { asks, manners, type Act, type PanelMail, type PanelState } from './messages.js';

export type View = (state: PanelState, act: (act: Act) => void) => TemplateResult;

const titles: Record<PanelState['kind'], string> = {
  simulated: 'Simulated device',
  own: 'Your own device',
  none: 'A browser without passkeys',
};

export const deviceView: View = (state, act) => {
  const { kind, trouble, events } = state;
  return html`
    <section aria-labelledby="device">
      <h2 id="device">${titles[kind]}</h2>
      ${trouble ? html`<p class="trouble">${trouble}</p>` : nothing}
      ${kind === 'simulated' ? simulated(state, act) : nothing}
      ${
        kind === 'own'
          ? html`<p>
              Your browser asks you itself, and your passkeys stay with you: this page cannot list them.
            </p>`
          : nothing
      }
    </section>
    <section aria-labelledby="events" ?hidden=${kind !== 'simulated'}>
      <h2 id="events">What happened on it</h2>
      <div role="log" aria-labelledby="events">
        ${
          events.length
            ? html`<ol>
                ${events.map((text) => html`<li>${text}</li>`)}
              </ol>`
            : html`<p>Nothing yet.</p>`
        }
      </div>
    </section>
  `;
};

const simulated = ({ request, manner, credentials }: PanelState, act: (act: Act) => void) => html`
  <p>It is in this page alone, and asks and answers as a device with a fingerprint reader would.</p>
  <div class=${request && asks(request) ? 'question open' : 'question'} role="status">
    ${request ? question(request, act) : html`<p>It asks nothing now.</p>`}
  </div>
  <p class="row">
    <label for="manner">The person</label>
    <select
      id="manner"
      .value=${manner ?? ''}
      @change=${(event: Event) => {
        act({ type: 'behave', manner: (event.target as HTMLSelectElement).value as keyof typeof manners });
      }}
    >
      ${manner ? nothing : html`<option value="" selected>answers as the story says</option>`}
      ${Object.entries(manners).map(
        ([value, words]) => html`<option value=${value} ?selected=${value === manner}>${words}</option>`,
      )}
    </select>
  </p>
  <h3 id="passkeys">Passkeys on it</h3>
  ${
    credentials.length === 0
      ? html`<p>None.</p>`
      : html`<ul aria-labelledby="passkeys">
          ${credentials.map((one) => passkey(one, act))}
        </ul>`
  }
`;

const passkey = ({ id, name, displayName, rpId, synced }: DeviceCredential, act: (act: Act) => void) => html`
  <li class="row">
    <span>
      <strong>${name}</strong>${displayName === name ? nothing : html`, shown as ${displayName}`}
      <small>for ${rpId}, ${synced ? 'synced' : 'on this device alone'}</small>
    </span>
    <button
      type="button"
      @click=${() => {
        act({ type: 'remove', id });
      }}
    >
      Remove<span class="spoken"> the passkey of ${name} from the device</span>
    </button>
  </li>
`;

function question({ kind, mediation, rpId, user, credentials }: DeviceRequest, act: (act: Act) => void) {
  const say = (answer: Answer, words: string) => html`
    <button
      type="button"
      @click=${() => {
        act({ type: 'answer', answer });
      }}
    >
      ${words}
    </button>
  `;
  const uses = credentials.map(({ id, name }) => say({ id }, `Use ${name}`));
  if (!asks({ kind, mediation }))
    return credentials.length > 0
      ? html`<p>Autofill offers:</p>
          <p class="row">${uses}</p>`
      : html`<p>Autofill waits, and has nothing to offer.</p>`;
  return html`
    <p>
      ${kind === 'create' ? `Create a passkey of ${user?.name ?? ''} for ${rpId}?` : `Sign in to ${rpId}?`}
    </p>
    <p class="row">
      ${kind === 'create' ? say('approve', 'Approve') : uses}
      ${say({ verified: false }, 'Approve, not verified')} ${say('cancel', 'Cancel')}
    </p>
  `;
}

export const inboxView: View = ({ mails }) => html`
  <section aria-labelledby="inbox">
    <h2 id="inbox">Inbox</h2>
    <p>What the server in this page would mail, with its codes. Nothing is sent to anybody.</p>
    <div role="log" aria-labelledby="inbox">
      ${
        mails.length
          ? html`<ol>
              ${mails.map(mailItem)}
            </ol>`
          : html`<p>There is no mail.</p>`
      }
    </div>
  </section>
`;

const mailItem = ({ to, subject, text, code, sentAt }: PanelMail) => html`
  <li>
    <strong>${subject}</strong> to ${to}, ${new Date(sentAt).toLocaleTimeString()}
    ${code ? html`<p class="code" aria-label="Code">${code}</p>` : nothing}
    <details>
      <summary>The mail</summary>
      <pre>${text}</pre>
    </details>
  </li>
`;

/** Uses the surrounding colours, because Storybook's frame and the story's page have different themes. */
const styles = css`
  :host {
    --line: color-mix(in srgb, currentColor 45%, transparent);
    display: grid;
    grid-template-columns: repeat(auto-fit, minmax(min(20rem, 100%), 1fr));
    gap: 1rem 2rem;
    padding: 0.75rem 1rem;
    font:
      0.875rem/1.5 system-ui,
      sans-serif;
    overflow-wrap: break-word;
  }
  h2,
  h3 {
    margin: 0 0 0.25rem;
    font-size: 1rem;
  }
  h3 {
    font-size: inherit;
  }
  p,
  ol,
  ul {
    margin: 0.375rem 0;
  }
  ol {
    padding-inline-start: 1.25rem;
  }
  ul {
    padding: 0;
  }
  small {
    display: block;
  }
  .row {
    display: flex;
    flex-wrap: wrap;
    align-items: center;
    justify-content: space-between;
    gap: 0.375rem 0.75rem;
  }
  p.row {
    justify-content: start;
  }
  button,
  select {
    min-block-size: 1.75rem;
    max-inline-size: 100%;
    padding: 0.125rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 0.375rem;
    background: color-mix(in srgb, currentColor 6%, transparent);
    color: inherit;
    font: inherit;
  }
  option {
    background: Canvas;
    color: CanvasText;
  }
  :focus-visible {
    outline: 2px solid currentColor;
    outline-offset: 2px;
  }
  .question {
    padding: 0.25rem 0.75rem;
    border: 1px solid var(--line);
    border-radius: 0.5rem;
  }
  .question.open {
    border-width: 2px;
    border-color: currentColor;
  }
  .trouble {
    font-weight: 600;
  }
  .code {
    margin-block: 0.25rem;
    font:
      600 1.25rem ui-monospace,
      monospace;
    letter-spacing: 0.1em;
    user-select: all;
  }
  pre {
    white-space: pre-wrap;
  }
  .spoken {
    position: absolute;
    inline-size: 1px;
    block-size: 1px;
    overflow: hidden;
    clip-path: inset(50%);
  }
  [hidden] {
    display: none;
  }
`;

/** Renders a view into a shadow root, so that styles neither leak in nor out. */
export function draw(host: HTMLElement, content: TemplateResult): void {
  const root = host.shadowRoot ?? host.attachShadow({ mode: 'open' });
  if (styles.styleSheet) root.adoptedStyleSheets = [styles.styleSheet];
  render(content, root);
}
