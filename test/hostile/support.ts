/** Shared by the hostile tests: garbage values, and a fake server that returns them. */
import { fixture } from '@open-wc/testing-helpers';
import { html } from 'lit';
import type { BackendPasskey, CodeChallenge } from '../../src/wire/contract.js';
import { PasskeyError } from '../../src/entries/index.js';
import { turnOfTheLoop } from '../flows/support.js';
import { replace } from '../support/replace.js';

/** Garbage as JSON text, because some of it has no object literal. */
export const junk = [
  'null',
  'true',
  '0',
  '-1',
  '1.5',
  '1e300',
  '-1e300',
  '1e999',
  '""',
  '" "',
  '"soon"',
  '"<img src=x onerror=alert(1)>"',
  '"\\u202e\\u0000\\ud800"',
  '"__proto__"',
  `"${'x'.repeat(20_000)}"`,
  '[]',
  '[null]',
  '[[[[]]]]',
  '{}',
  '{"__proto__":{"id":"x"},"constructor":{"prototype":{}}}',
  '{"toString":1,"valueOf":1}',
  '{"nodeType":1}',
  '{"_$litType$":1,"strings":["<b>"],"values":[]}',
  '{"length":1e6}',
  '{"then":1}',
] as const;

/** The object as JSON, with each field in turn replaced by junk, and omitted. */
export function* spoilt(good: object, path = ''): Generator<{ what: string; text: string }> {
  for (const [name, value] of Object.entries(good) as [string, unknown][]) {
    const { [name]: _, ...rest } = good as Record<string, unknown>;
    const others = JSON.stringify(rest).slice(1, -1);
    const put = (text: string) => `{${[others, text].filter(Boolean).join(',')}}`;
    yield { what: `no ${path}${name}`, text: put('') };
    for (const text of junk)
      yield { what: `${path}${name}: ${text.slice(0, 40)}`, text: put(`"${name}":${text}`) };
    if (typeof value !== 'object' || value === null || Array.isArray(value)) continue;
    for (const { what, text } of spoilt(value, `${path}${name}.`))
      yield { what, text: put(`"${name}":${text}`) };
  }
}

/** Replaces `fetch`: responds with `say(path)`; an exception is a network error. */
export function serverSays(say: (path: string) => Response | string): string[] {
  const asked: string[] = [];
  const answer = (url: string) => {
    const { pathname } = new URL(url, location.href);
    asked.push(pathname);
    const said = say(pathname);
    return typeof said === 'string' ? new Response(said) : said;
  };
  replace(globalThis, 'fetch', (url: string) => Promise.resolve(url).then(answer));
  return asked;
}

export const passkey = (id: string, more: Partial<BackendPasskey> = {}): BackendPasskey => ({
  id,
  label: `Passkey ${id}`,
  provider: 'A keychain',
  icon: 'data:image/png;base64,AAAA',
  username: 'ada@example.com',
  rpId: 'localhost',
  createdAt: Date.now() - 1e9,
  lastUsed: Date.now() - 1e6,
  synced: true,
  current: false,
  ...more,
});

export const mailed = (more: Partial<CodeChallenge> = {}): CodeChallenge => ({
  purpose: 'login',
  email: 'ada@example.com',
  length: 6,
  now: Date.now(),
  expiresAt: Date.now() + 600_000,
  resendAt: Date.now() + 60_000,
  ...more,
});

/** A rendered element in the page, after its initial promises have settled. */
export async function put<Tag extends keyof HTMLElementTagNameMap>(
  tag: Tag,
  settings: Partial<HTMLElementTagNameMap[Tag]> = {},
): Promise<HTMLElementTagNameMap[Tag]> {
  const element = Object.assign(document.createElement(tag), settings);
  await fixture(html`${element}`);
  await settled();
  return element;
}

/** The outcome: `fine`, or the error code. */
export const outcome = (promise: Promise<unknown>): Promise<string> =>
  promise.then(
    () => 'fine',
    (error: unknown) => (error instanceof PasskeyError ? error.code : `not typed: ${String(error)}`),
  );

/** Waits until pending promises and streams have settled. */
export async function settled(turns = 12): Promise<void> {
  for (let turn = 0; turn < turns; turn++) await turnOfTheLoop();
}
