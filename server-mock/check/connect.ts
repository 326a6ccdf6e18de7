/** Finds out whether there is a backend, and whether it calls this mock. */
import type { Answer, Browser } from './browser.js';
import { CheckError, Deviation } from './errors.js';
import type { MockClient } from './mock.js';

/** @throws CheckError */
export async function connect(browser: Browser, base: string, mock: MockClient): Promise<void> {
  let session: Answer;
  try {
    session = await browser.get('session');
  } catch (cause) {
    throw new CheckError(
      'backend-unreachable',
      `There is no server at ${base}: start the backend first.`,
      cause,
    );
  }
  if (session.status !== 200 || !session.json)
    throw new CheckError(
      'not-a-backend',
      `GET ${base}session responds with ${session.status}, not with 200 and JSON: pass the path that the backend is mounted at.`,
    );
  const authorized = await browser.post('passkeys/authentication/authorize');
  const token = authorized.body['authenticationToken'];
  const { url, tenancyId, origin } = mock;
  if (authorized.status !== 200 || typeof token !== 'string')
    throw new CheckError(
      'not-wired',
      `POST passkeys/authentication/authorize responds with ${authorized.status} ${authorized.text.slice(0, 200)}: ` +
        `let the backend accept the origin ${origin} and call ${url} with the tenancy ${tenancyId} and its API key.`,
    );
  try {
    await browser.authenticationOptions(token);
  } catch (error) {
    if (!(error instanceof Deviation)) throw error;
    throw new CheckError(
      'not-wired',
      `The mock at ${url} refuses the backend’s authenticationToken for a page of ${origin}: ${error.message}. Let the ` +
        `backend call this mock with the tenancy ${tenancyId}; pass --mock, --tenancy or --origin where they differ.`,
      error,
    );
  }
}
