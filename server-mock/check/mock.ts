/** What the checker needs of the mock: Passlock's endpoints for pages, and the inbox. */
import { CheckError, Deviation } from './errors.js';

export interface Mail {
  id: string;
  to: string;
  subject: string;
  text: string;
  html: string;
  code?: string;
}

export interface MockResponse {
  status: number;
  body: Record<string, unknown>;
}

export interface MockClientOptions {
  url: string;
  /** Default: the mock's first. */
  tenancyId: string | undefined;
  /** The origin of the pages. */
  origin: string;
  fetch: typeof fetch;
}

export interface MockClient {
  readonly url: string;
  readonly tenancyId: string;
  readonly origin: string;
  /** Calls an endpoint of the tenancy as a page does. */
  post(generation: 1 | 2, path: string, body: object): Promise<MockResponse>;
  /** The emails to an address, oldest first. Waits a while for at least `count` of them. */
  mailsTo(address: string, count?: number): Promise<Mail[]>;
}

/** Milliseconds that an email may take: a backend may put it into a queue. */
const mailTimeout = 5000;
const mailInterval = 50;

/** @throws CheckError `mock-unreachable` */
export async function connectMock(options: MockClientOptions): Promise<MockClient> {
  const { url, origin, fetch } = options;
  const tenancyId = options.tenancyId ?? (await firstTenancy(options));

  async function mails(address: string): Promise<Mail[]> {
    const response = await fetch(`${url}/_mock/inbox?tenancy=${encodeURIComponent(tenancyId)}`);
    const { mails: all } = (await response.json()) as { mails: Mail[] };
    return all.filter(({ to }) => to.toLowerCase() === address.toLowerCase()).reverse();
  }

  return {
    url,
    tenancyId,
    origin,
    async post(generation, path, body) {
      const response = await fetch(`${url}${generation === 2 ? '/v2' : ''}/${tenancyId}/${path}`, {
        method: 'POST',
        headers: { 'content-type': 'application/json', origin },
        body: JSON.stringify(body),
      });
      return { status: response.status, body: (await response.json()) as Record<string, unknown> };
    },
    async mailsTo(address, count = 1) {
      const until = Date.now() + mailTimeout;
      for (;;) {
        const found = await mails(address);
        if (found.length >= count) return found;
        if (Date.now() >= until)
          throw new Deviation(
            `no email to ${address} in the mock’s inbox: let the backend POST it to ${url}/_mock/inbox`,
          );
        await new Promise((resolve) => setTimeout(resolve, mailInterval));
      }
    },
  };
}

async function firstTenancy({ url, fetch }: MockClientOptions): Promise<string> {
  try {
    const response = await fetch(`${url}/_mock/console`);
    const { tenancies } = (await response.json()) as { tenancies: { id: string }[] };
    const [first] = tenancies;
    if (first) return first.id;
  } catch (cause) {
    throw new CheckError(
      'mock-unreachable',
      `There is no mock at ${url}: start it, or pass its address with --mock.`,
      cause,
    );
  }
  throw new CheckError('mock-unreachable', `The mock at ${url} has no tenancy.`);
}
