/** A person at the playground: a real Chromium with a platform authenticator that says yes to everything. */
import { after } from 'node:test';
import puppeteer, { type Browser, type CDPSession, type Page } from 'puppeteer-core';
import { CHROMIUM_ARGS, findChromium } from '../../scripts/find-chromium.mjs';

export interface Visitor {
  readonly page: Page;
  readonly cdp: CDPSession;
  /** What went wrong on the pages so far: exceptions, and errors on the console. */
  readonly problems: string[];
  /** Keeps the autofill's requests waiting, so that the button comes first. */
  holdAutofill(hold: boolean): void;
  /** Whether somebody touches the device at once, or never. */
  setPresence(enabled: boolean): Promise<unknown>;
  /** What the account page says, once it says it. */
  username(): Promise<string>;
  press(selector: string): Promise<void>;
  /** Another tab, with the same cookies and the same authenticator's passkeys out of reach. */
  newPage(): Promise<Page>;
  close(): Promise<void>;
}

/** One Chromium for all visitors of this process. */
let browser: Promise<Browser> | undefined;

after(async () => {
  await (await browser)?.close();
});

function launch(): Promise<Browser> {
  const executablePath = findChromium();
  if (executablePath === undefined) throw new Error('No Chromium found. Run `npm test`, which installs it.');
  return puppeteer.launch({ executablePath, args: CHROMIUM_ARGS, headless: true });
}

/** Adds a platform authenticator that says yes to everything, and returns its id. */
export async function addAuthenticator(cdp: CDPSession): Promise<string> {
  await cdp.send('WebAuthn.enable');
  const { authenticatorId } = await cdp.send('WebAuthn.addVirtualAuthenticator', {
    options: {
      protocol: 'ctap2',
      ctap2Version: 'ctap2_1',
      transport: 'internal',
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  return authenticatorId;
}

export async function newVisitor(): Promise<Visitor> {
  browser ??= launch();
  // With cookies and storage of its own.
  const context = await (await browser).createBrowserContext();
  const page = await context.newPage();

  const problems: string[] = [];
  page.on('pageerror', (error) => problems.push(String(error)));
  page.on('console', (message) => {
    if (message.type() === 'error') problems.push(`${message.text()} ${message.location().url ?? ''}`);
  });

  const cdp = await page.createCDPSession();
  let holding = false;
  cdp.on('Fetch.requestPaused', ({ requestId, request }) => {
    const body = (request.postDataEntries ?? []).map(({ bytes = '' }) => atob(bytes)).join('');
    const isAutofill = body.includes('"mediation":"conditional"');
    // A page that is left takes its requests along.
    if (!(holding && isAutofill)) cdp.send('Fetch.continueRequest', { requestId }).catch(() => undefined);
  });
  await cdp.send('Fetch.enable', {
    patterns: [{ urlPattern: '*/backend/passkeys/authentication/authorize' }],
  });
  const authenticatorId = await addAuthenticator(cdp);

  return {
    page,
    cdp,
    problems,
    holdAutofill: (hold) => {
      holding = hold;
    },
    setPresence: (enabled) =>
      cdp.send('WebAuthn.setAutomaticPresenceSimulation', { authenticatorId, enabled }),
    async username() {
      const name = await page.waitForSelector('strong#username:not(:empty)', { visible: true });
      return (await name?.evaluate((element) => element.textContent)) ?? '';
    },
    async press(selector) {
      const element = await page.waitForSelector(selector, { visible: true });
      await element?.click();
    },
    newPage: () => context.newPage(),
    close: () => context.close(),
  };
}
