/** People, addresses and codes for the checks. */
import type { StoredPasskey } from '../../src/testing/passkey.js';
import { encodeBase64url } from '../../src/wire/base64url.js';
import { Browser, type Answer, type Site } from './browser.js';
import { NotOffered, prepared } from './errors.js';
import { expect, expectOk } from './expect.js';
import type { Mail, MockClient } from './mock.js';

/** Somebody who is signed in, with a passkey. */
export interface Person {
  browser: Browser;
  username: string;
  /** Of the account. */
  id: string;
  passkey: StoredPasskey;
  passkeyId: string;
}

export interface PersonWithEmail extends Person {
  email: string;
  /** Milliseconds until its address can get another code. */
  wait: number;
}

export interface SentCode {
  code: string;
  mail: Mail;
  answer: Answer;
}

export class World {
  readonly mock: MockClient;
  readonly site: Site;

  constructor(site: Site) {
    this.site = site;
    this.mock = site.mock;
  }

  browser(): Browser {
    return new Browser(this.site);
  }

  /** A name that nobody has. */
  name(): string {
    return `check-${encodeBase64url(crypto.getRandomValues(new Uint8Array(9))).toLowerCase()}`;
  }

  /** An address that nobody has. */
  address(): string {
    return `${this.name()}@example.com`.replace(/-*@/, '@');
  }

  /** Signs up somebody with a passkey. */
  person(username = this.name()): Promise<Person> {
    return prepared(async () => {
      const browser = this.browser();
      const authorized = expectOk(await browser.post('passkeys/registration/authorize', { username }));
      const {
        passkey,
        code,
        id: passkeyId,
      } = await browser.create({ token: authorized.body['registrationToken'] });
      const linked = expectOk(await browser.post('passkeys/registration', { code })).body;
      const user = await browser.user();
      expect(
        user?.['username'] === username,
        `after a sign-up, GET session has ${JSON.stringify(user ?? {})}`,
      );
      const { user: signedUp = user } = linked as { user?: { id?: unknown } };
      expect(signedUp.id === user['id'], 'the response to a sign-up has another user than GET session');
      return { browser, username, id: String(user['id']), passkey, passkeyId };
    });
  }

  /** Uses a passkey for a sign-in, up to the code that the page gets. */
  proof(browser: Browser, passkey: StoredPasskey, gesture?: { verified: boolean }) {
    return prepared(async () => {
      const authorized = expectOk(await browser.post('passkeys/authentication/authorize'));
      return browser.use(authorized.body['authenticationToken'], passkey, gesture);
    });
  }

  async signIn(browser: Browser, passkey: StoredPasskey, gesture?: { verified: boolean }): Promise<Answer> {
    return browser.post('session', { code: (await this.proof(browser, passkey, gesture)).code });
  }

  /** Uses a passkey for a re-authentication, up to the code. */
  reauthenticationProof({ browser, passkey }: Person) {
    return prepared(async () => {
      const body = { purpose: 'reauthenticate' };
      const authorized = expectOk(await browser.post('passkeys/authentication/authorize', body));
      return browser.use(authorized.body['authenticationToken'], passkey);
    });
  }

  /** Adds a passkey to the account. */
  addPasskey(browser: Browser): Promise<{ passkey: StoredPasskey; id: string }> {
    return prepared(async () => {
      const authorized = expectOk(await browser.post('passkeys/registration/authorize'));
      const { passkey, code, id } = await browser.create({ token: authorized.body['registrationToken'] });
      expectOk(await browser.post('passkeys/registration', { code }));
      return { passkey, id };
    });
  }

  /** Requests a one-time code and reads it from the email. */
  code(browser: Browser, purpose: string, email?: string): Promise<SentCode> {
    return prepared(async () => {
      const { answer, mail } = await this.mail(browser, purpose, email);
      const code = codeIn(mail, answer);
      expect(code !== undefined, `the email to ${mail.to} contains no code`);
      this.site.keepSecret(code);
      return { code, mail, answer };
    });
  }

  /** Requests a one-time code, up to the email, which may contain none. */
  async mail(browser: Browser, purpose: string, email?: string): Promise<{ answer: Answer; mail: Mail }> {
    const to = email ?? String((await browser.user())?.['email']);
    const before = await this.mock.mailsTo(to, 0);
    const answer = await browser.post('challenges', { purpose, ...(email !== undefined && { email }) });
    if (answer.status === 404) throw new NotOffered('the backend sends no codes');
    expectOk(answer);
    const mail = (await this.mock.mailsTo(to, before.length + 1)).at(-1);
    expect(mail !== undefined, `no email to ${to}`);
    return { answer, mail };
  }

  /** Signs somebody up, or in, by code. */
  enter(email: string, purpose = 'signup', browser = this.browser()): Promise<Browser> {
    return prepared(async () => {
      const { code } = await this.code(browser, purpose, email);
      expectOk(await browser.post('challenges/verify', { code }));
      return browser;
    });
  }

  /** Signs somebody up with a passkey, and confirms an address. */
  async personWithEmail(email = this.address()): Promise<PersonWithEmail> {
    const person = await this.person();
    return prepared(async () => {
      const { code, answer } = await this.code(person.browser, 'email-change', email);
      expectOk(await person.browser.post('challenges/verify', { code }));
      const { resendAt, now } = answer.body;
      return { ...person, email, wait: Number(resendAt) - Number(now) };
    });
  }
}

/** The code in an email, if any: as the mock has noted it, else a number of the length that the response names. */
export function codeIn({ code, text }: Mail, { body }: Answer): string | undefined {
  if (code !== undefined) return code;
  const length = Number(body['length']);
  return new RegExp(`(?<![0-9])[0-9]{${length}}(?![0-9])`).exec(text)?.[0];
}

/** Another code of the same length. */
export function otherThan(code: string, step = 1): string {
  const digit = (Number(code[0]) + step) % 10;
  return `${digit}${code.slice(1)}`;
}
