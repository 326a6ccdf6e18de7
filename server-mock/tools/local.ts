/** Who may see the inbox and the console: people and programs of this machine, and no page of anyone else. */
import { WireError } from '../http/errors.js';
import type { Client } from '../http/route.js';

/**
 * Throws a `Forbidden` unless the call comes from this machine. The address is the shell's to know, so a shell
 * that does not know it is refused, too. The host name is checked because a foreign page can have its own name
 * resolve to 127.0.0.1 and be of the same origin then.
 */
export function admitLocal(request: Request, { ipAddress }: Client): void {
  const { hostname, origin } = new URL(request.url);
  if (ipAddress === undefined || !isLoopback(ipAddress) || !isLoopback(hostname)) {
    throw new WireError(
      '@error/Forbidden',
      'The inbox and the console are for this machine only: use localhost.',
    );
  }
  const sender = request.headers.get('origin');
  const site = request.headers.get('sec-fetch-site');
  // "none" is a person who typed the address.
  const isForeign = site !== null && site !== 'same-origin' && site !== 'none' && !isLink(request);
  if (isForeign || (sender !== null && sender !== origin)) {
    throw new WireError('@error/Forbidden', 'Pages of other origins cannot use the inbox and the console.');
  }
}

/** A form of this origin's own page. Browsers name the origin with every form that is posted. */
export function admitForm(request: Request): void {
  if (request.headers.get('origin') !== new URL(request.url).origin) {
    throw new WireError('@error/Forbidden', 'Only the console itself can post its forms.');
  }
}

/** A link to the page, from anywhere: it shows the page to the person and to nobody else. */
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
