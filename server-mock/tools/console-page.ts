/** The console as a page of forms and tables, which works without script. */
import { html } from 'hono/html';
import type { ActionResult } from './console-actions.js';
import type { ConsoleState, TenancyState } from './console-state.js';
import type { Html } from '../http/html-page.js';
import { isolated, table, time, toolPage } from './page.js';

export interface Notice extends ActionResult {
  isError?: boolean;
}

export function consolePage(
  state: ConsoleState,
  { rtl = false, notice }: { rtl?: boolean; notice?: Notice } = {},
) {
  const body = html`${notice ? noticeOf(notice) : ''} ${tenancySection(state)} ${faultSection(state)}
  ${clockSection(state)} ${requestSection(state)}`;
  return toolPage({ title: 'Console', path: '/console', rtl, body }, notice?.isError ? 400 : 200);
}

function noticeOf({ message, apiKey, isError = false }: Notice): Html {
  const key = apiKey === undefined ? '' : html` It is shown this once: <code class="secret">${apiKey}</code>`;
  return html`<p role="${isError ? 'alert' : 'status'}">${isolated(message)}${key}</p>`;
}

/** A form with one button. */
function button(action: string, label: string, tenancy?: string): Html {
  return html`<form method="post" action="/console">
    ${tenancy === undefined ? '' : html`<input type="hidden" name="tenancy" value="${tenancy}" />`}
    <button name="action" value="${action}">${label}</button>
  </form>`;
}

function tenancySection({ tenancies, tenancy }: ConsoleState): Html {
  const rows = tenancies.map(({ id, kind, rpId }) => [
    html`<a href="/console?tenancy=${encodeURIComponent(id)}">${isolated(id)}</a>`,
    kind,
    isolated(rpId),
  ]);
  return html`<section aria-labelledby="tenancies">
      <h2 id="tenancies">Tenancies</h2>
      ${table('All tenancies', ['Tenancy', 'Kind', 'rpId'], rows)}
    </section>
    ${tenancy ? oneTenancy(tenancy) : ''}`;
}

function oneTenancy(tenancy: TenancyState): Html {
  const { id, counts } = tenancy;
  return html`<section aria-labelledby="tenancy">
    <h2 id="tenancy">Tenancy ${isolated(id)}</h2>
    <dl>
      <dt>Origins</dt>
      <dd>${isolated(tenancy.origins.join(', ') || undefined)}</dd>
      <dt>Related rpIds</dt>
      <dd>${isolated(tenancy.relatedRpIds.join(', ') || undefined)}</dd>
    </dl>
    ${button('rotate-api-key', 'New API key', id)}
    <p class="note">The old key is refused at once, also to the backend that uses it now.</p>
    ${table(
      `Passkeys (${counts.passkeys})`,
      ['Username', 'User', 'rpId', 'Id', 'Enabled', 'Counter', 'Created', 'Last used'],
      tenancy.passkeys.map((passkey) => [
        isolated(passkey.username),
        isolated(passkey.userId),
        isolated(passkey.rpId),
        html`<code>${passkey.id}</code>`,
        passkey.enabled ? 'yes' : 'no',
        passkey.counter,
        time(passkey.createdAt),
        passkey.lastUsed === undefined ? isolated(undefined) : time(passkey.lastUsed),
      ]),
    )}
    ${table(
      `Live mailbox challenges (${counts.challenges})`,
      ['Email', 'Purpose', 'User', 'Id', 'Wrong codes', 'Created', 'Valid until'],
      tenancy.challenges.map((challenge) => [
        isolated(challenge.email),
        isolated(challenge.purpose),
        isolated(challenge.userId),
        html`<code>${challenge.id}</code>`,
        challenge.attempts,
        time(challenge.createdAt),
        time(challenge.validUntil),
      ]),
    )}
    ${table(
      `Ceremonies under way (${counts.ceremonies})`,
      ['Purpose', 'rpId', 'Origin', 'User', 'Begun', 'Expires'],
      tenancy.ceremonies.map((ceremony) => [
        ceremony.purpose,
        isolated(ceremony.rpId),
        isolated(ceremony.origin),
        isolated(ceremony.username ?? ceremony.userId),
        time(ceremony.createdAt),
        time(ceremony.expiresAt),
      ]),
    )}
    ${table(
      `Authorisation tokens not used yet (${counts.tokens})`,
      ['Purpose', 'Issued', 'Expires'],
      tenancy.tokens.map(({ purpose, createdAt, expiresAt }) => [purpose, time(createdAt), time(expiresAt)]),
    )}
    <h3>Reset</h3>
    <p class="note">
      Permanently deletes the passkeys, challenges, ceremonies, emails and accounts of this tenancy.
    </p>
    ${button('reset', 'Delete everything', id)}
  </section>`;
}

function faultSection({ faults, tenancies }: ConsoleState): Html {
  return html`<section aria-labelledby="faults">
    <h2 id="faults">Faults</h2>
    ${table(
      'Faults that are on',
      ['Faults', 'Tenancy', 'Path', 'Requests left'],
      faults.map((rule) => [
        html`<code>${rule.faults}</code>`,
        isolated(rule.tenancyId ?? 'all'),
        isolated(rule.path ?? 'all'),
        rule.times ?? 'until switched off',
      ]),
    )}
    <form method="post" action="/console">
      <label>Faults <input name="faults" required list="fault-kinds" aria-describedby="fault-help" /></label>
      <datalist id="fault-kinds">
        ${['latency=2000', 'drop', 'rate-limit=30', 'status=500', 'html', 'expired-challenge'].map(
          (kind) => html`<option value="${kind}"></option>`,
        )}
      </datalist>
      <label
        >Tenancy
        <select name="tenancy">
          <option value="">All</option>
          ${tenancies.map(({ id }) => html`<option>${id}</option>`)}
        </select></label
      >
      <label>Paths that end with <input name="path" placeholder="/verification" /></label>
      <label>Next requests <input name="times" type="number" min="1" placeholder="all" /></label>
      <button name="action" value="set-faults">Switch on</button>
    </form>
    <p id="fault-help" class="note">
      latency=MS, drop, rate-limit=SECONDS, status=400 to 599, html, expired-challenge; several with commas. A
      page can also ask for them with the header x-mock-fault, in a development tenancy.
    </p>
    ${faults.length > 0 ? button('clear-faults', 'Switch all off') : ''}
  </section>`;
}

function clockSection({ now, clockOffset }: ConsoleState): Html {
  return html`<section aria-labelledby="clock">
    <h2 id="clock">Clock</h2>
    <p>It is ${time(now)} UTC${clockOffset === 0 ? '' : `, ${offsetText(clockOffset)}`}.</p>
    <form method="post" action="/console">
      <label>Seconds <input name="seconds" type="number" required value="300" /></label>
      <button name="action" value="advance-clock">Move by</button>
    </form>
    <form method="post" action="/console">
      <label>Time (UTC) <input name="time" type="datetime-local" step="1" required /></label>
      <button name="action" value="set-clock">Set</button>
    </form>
    ${clockOffset === 0 ? '' : button('reset-clock', 'Back to the real time')}
    <h3>Signing key</h3>
    <p class="note">The old key stays published for a while, as in a planned rotation.</p>
    ${button('rotate-signing-key', 'New signing key')}
  </section>`;
}

function offsetText(ms: number): string {
  return `${Math.abs(Math.round(ms / 1000))} seconds ${ms < 0 ? 'behind' : 'ahead of'} the real time`;
}

function requestSection({ requests }: ConsoleState): Html {
  const rows = requests.map(({ method, path, status, tag, ms, at }) => [
    time(at),
    method,
    isolated(path),
    status === 0 ? 'dropped' : status,
    tag ?? '',
    html`<span class="number">${ms.toFixed(1)}</span>`,
  ]);
  return html`<section aria-labelledby="requests">
    <h2 id="requests">Recent requests</h2>
    <p><a href="/console">Refresh</a></p>
    ${table('Newest first', ['Time', 'Method', 'Path', 'Status', 'Tag', 'ms'], rows)}
  </section>`;
}
