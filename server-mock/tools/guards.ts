/** Restricts the inbox and the console to this machine and to their own pages. */
import type { MiddlewareHandler } from 'hono';
import { HttpError } from '../http/errors.js';
import type { HttpEnv } from '../http/route.js';

/**
 * Throws a `Forbidden` unless the request comes from this machine. Without the caller's address, as in a page, it is
 * refused. The host name is checked against DNS rebinding, where a foreign name resolves to 127.0.0.1.
 */
export const requireLocal: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const request = c.req.raw;
  const { ipAddress } = c.env;
  const { hostname, origin } = new URL(request.url);
  if (ipAddress === undefined || !isLoopback(ipAddress) || !isLoopback(hostname)) {
    throw new HttpError(
      '@error/Forbidden',
      'The inbox and the console are for this machine only: use localhost.',
    );
  }
  const sender = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  // "none": the person typed the address.
  const isForeign = site !== null && site !== 'same-origin' && site !== 'none' && !isLink(request);
  if (isForeign || (sender !== null && sender !== origin)) {
    throw new HttpError('@error/Forbidden', 'Pages of other origins cannot use the inbox and the console.');
  }
  await next();
};

/** Throws a `Forbidden` unless a page of this origin posted the form. Browsers always send the origin of a form. */
export const requireOwnForm: MiddlewareHandler<HttpEnv> = async (c, next) => {
  const { headers, url } = c.req.raw;
  if (headers.get('origin') !== new URL(url).origin) {
    throw new HttpError('@error/Forbidden', 'Only the console itself can post its forms.');
  }
  if (!/^application\/x-www-form-urlencoded\b/i.test(headers.get('content-type') ?? '')) {
    throw new HttpError('@error/BadRequest', 'Expected a form.', { status: 415 });
  }
  await next();
};

/** Whether the person follows a link. A link from a foreign site is harmless: only the person sees the page. */
function isLink({ method, headers }: Request): boolean {
  return (
    method === 'GET' &&
    headers.get('sec-fetch-mode') === 'navigate' &&
    headers.get('sec-fetch-dest') === 'document'
  );
}

function isLoopback(host: string): boolean {
  const name = host.replace(/^\[(.*)\]$/, '$1');
  return (
    name === 'localhost' || name.endsWith('.localhost') || name === '::1' || /^127\.\d+\.\d+\.\d+$/.test(name)
  );
}
