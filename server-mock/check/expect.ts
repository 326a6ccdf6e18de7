/** Expectations of responses. Each throws a `Deviation`. */
import type { Answer, Browser } from './browser.js';
import { Deviation, NotPrepared } from './errors.js';

export function expect(condition: boolean, message: string): asserts condition {
  if (!condition) throw new Deviation(message);
}

export function expectOk(answer: Answer, status = 200): Answer {
  if (answer.status !== status) throw unexpected(answer, String(status));
  return answer;
}

/** @param errors such as `403 Forbidden`; one of them */
export function expectError(answer: Answer, ...errors: string[]): Answer {
  const { status, body } = answer;
  const tag = typeof body['_tag'] === 'string' ? body['_tag'].replace('@error/', '') : '';
  if (!errors.includes(`${status} ${tag}`)) throw unexpected(answer, errors.join(' or '));
  return answer;
}

/** Any 4xx: the request changes nothing, whatever the reason that the backend gives. */
export function expectRefused(answer: Answer, why: string): void {
  if (answer.status < 400 || answer.status >= 500) throw unexpected(answer, `a refusal (${why})`);
}

export async function expectUser(browser: Browser, username: unknown, why: string): Promise<void> {
  const user = await browser.user();
  expect(user?.['username'] === username, `${why}: GET session has ${JSON.stringify(user ?? {})}`);
}

export async function expectSignedOut(browser: Browser, why: string): Promise<void> {
  const user = await browser.user();
  expect(user === undefined, `${why}: GET session has ${JSON.stringify(user)}`);
}

function unexpected({ request, status, text }: Answer, expected: string): Error {
  // A rate limit of the backend says nothing about a rule, and the checker sends many requests.
  if (status === 429)
    return new NotPrepared(`${request} is rate limited: raise the limits of this client while you check`);
  return new Deviation(`${request}: expected ${expected}, got ${status} ${shorten(text)}`);
}

const shorten = (text: string) => (text.length > 160 ? `${text.slice(0, 160)}…` : text);
