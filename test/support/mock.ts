/**
 * The mock server as a page and as its backend see it, and that backend; fresh ones for each tenancy, gone
 * after the test.
 */
import { executeServerCommand } from '@web/test-runner-commands';
import { onCleanup } from './cleanup.js';
import type { FreshTenancyOptions, MockPayload, ServerAnswer, TenancyAddress } from './plugins/mock.js';

export type { FreshTenancyOptions, ServerAnswer };

const run = <T>(payload: MockPayload) => executeServerCommand<T, MockPayload>('mock', payload);

export interface FreshTenancy extends TenancyAddress {
  /**
   * What the app's backend asks, with the API key; the page could not (no CORS). `{t}` in the path stands
   * for the tenancy: `server('POST', '/v2/{t}/passkey/registration/authorize', {…})`.
   */
  server(method: string, path: string, body?: unknown): Promise<ServerAnswer>;
  /** The mails that would have been sent, newest first. */
  mails(): Promise<{ to: string; subject?: string; code?: string }[]>;
  /** Moves the server's clock. */
  advance(milliseconds: number): Promise<void>;
}

/** By default a development tenancy for `localhost`, where the tests' pages are. */
export async function freshTenancy(options: FreshTenancyOptions = {}): Promise<FreshTenancy> {
  const address = await run<TenancyAddress>({ action: 'tenancy', options });
  const { tenancyId } = address;
  onCleanup(() => run({ action: 'close', tenancyId }));
  return {
    ...address,
    server: (method, path, body) => run({ action: 'request', tenancyId, method, path, body }),
    mails: () => run({ action: 'mails', tenancyId }),
    advance: (milliseconds) => run({ action: 'advance', tenancyId, milliseconds }),
  };
}
