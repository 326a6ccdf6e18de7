/** The effect of faults on a request: a delay, a dropped connection, or a response in place of the route's. */
import { DroppedConnection, type Fault, type Wait } from './faults.js';
import type { RequestContext } from './route.js';

export interface FaultResponse {
  status: number;
  headers: Record<string, string>;
  /** The JSON of an error, or the text of an HTML page. */
  body: object | string;
}

/** Waits for latency, then returns the fault's response. Undefined when the request goes on. */
export async function faultResponse(
  faults: readonly Fault[],
  request: Request,
  wait: Wait,
): Promise<FaultResponse | undefined> {
  for (const fault of faults) {
    if (fault.kind !== 'latency') continue;
    await wait(fault.ms, request.signal).catch(() => {
      // The caller hung up, so the request must have no effect.
      throw new DroppedConnection();
    });
  }
  const status = faults.find((fault) => fault.kind === 'status')?.status;
  const isHtml = faults.some(({ kind }) => kind === 'html');
  for (const fault of faults) {
    const response = isHtml && fault.kind === 'status' ? undefined : responseOf(fault, status);
    if (response) return response;
  }
  return undefined;
}

/** `status` is that of an HTML page, for `html` and `status` together. */
function responseOf(fault: Fault, status = 200): FaultResponse | undefined {
  switch (fault.kind) {
    case 'drop':
      throw new DroppedConnection();
    case 'rate-limit':
      return {
        status: 429,
        headers: { 'Retry-After': String(fault.seconds) },
        body: {
          _tag: '@error/ChallengeRateLimited',
          message: 'Too many requests (a fault on demand).',
          retryAfterSeconds: fault.seconds,
        },
      };
    case 'html':
      return {
        status,
        headers: { 'Content-Type': 'text/html; charset=utf-8' },
        body: '<!doctype html><title>Not JSON</title><h1>This is not what you expected</h1>',
      };
    case 'status':
      return {
        status: fault.status,
        headers: {},
        body: { _tag: tagOf(fault.status), message: 'A fault on demand.' },
      };
    case 'latency':
    case 'expired-challenge':
      return undefined;
  }
}

function tagOf(status: number): string {
  if (status >= 500) return '@error/Internal';
  if (status === 403) return '@error/Forbidden';
  return status === 404 ? '@error/NotFound' : '@error/BadRequest';
}

/**
 * The context at a time when every token, ceremony, code and challenge has expired, but before expired challenges
 * are deleted: the handler gives the response that a person gets who waited too long.
 */
export function contextAfterExpiry(context: RequestContext): RequestContext {
  const { services } = context;
  const { tokenLifetime, ceremonyLifetime, maxTimeout, codeLifetime, challengeLifetime } = services.limits;
  const ms = Math.max(tokenLifetime, ceremonyLifetime, maxTimeout, codeLifetime, challengeLifetime);
  return { ...context, services: { ...services, now: () => services.now() + ms } };
}
