/** What a fault does to a request: it waits, cuts the connection, or answers in the route's place. */
import { DroppedConnection, type Fault, type Wait } from './faults.js';
import type { Call } from './route.js';

export interface FaultAnswer {
  status: number;
  headers: Record<string, string>;
  /** An error's body, or the text of a page. */
  body: object | string;
}

/** Undefined when the request goes on. Throws a `DroppedConnection` when nothing is to be answered. */
export async function strike(
  faults: readonly Fault[],
  request: Request,
  wait: Wait,
): Promise<FaultAnswer | undefined> {
  for (const fault of faults) {
    if (fault.kind !== 'latency') continue;
    await wait(fault.ms, request.signal).catch(() => {
      // Nobody is listening any more, so nothing may happen either.
      throw new DroppedConnection();
    });
  }
  const status = faults.find((fault) => fault.kind === 'status')?.status;
  const isHtml = faults.some(({ kind }) => kind === 'html');
  for (const fault of faults) {
    const answer = isHtml && fault.kind === 'status' ? undefined : answerOf(fault, status);
    if (answer) return answer;
  }
  return undefined;
}

/** `status` is what a page of HTML comes with, when the two were asked for together. */
function answerOf(fault: Fault, status = 200): FaultAnswer | undefined {
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
 * The call at a time when nothing that is live now is live any more, while a mailbox challenge is still
 * remembered: the handler finds it expired as it would have, had the person waited.
 */
export function lateCall(call: Call): Call {
  const { services } = call;
  const { tokenLifetime, ceremonyLifetime, maxTimeout, codeLifetime, challengeLifetime } = services.limits;
  const ms = Math.max(tokenLifetime, ceremonyLifetime, maxTimeout, codeLifetime, challengeLifetime);
  return { ...call, services: { ...services, now: () => services.now() + ms } };
}
