/**
 * Faults on demand, for testing how a page handles them. In development tenancies a request's header asks for
 * them; in all tenancies they can be set for the next requests.
 */
import { badRequest } from './errors.js';

/** The faults of this request, in development tenancies. */
export const faultHeader = 'x-mock-fault';

export type Fault =
  | { kind: 'latency'; ms: number }
  | { kind: 'drop' }
  | { kind: 'rate-limit'; seconds: number }
  | { kind: 'status'; status: number }
  | { kind: 'html' }
  | { kind: 'expired-challenge' };

export interface FaultScope {
  /** Default: every tenancy. */
  tenancyId?: string;
  /** The end of the path, such as `/authentication/verification`. Default: every path. */
  path?: string;
  /** The number of requests. Default: until cleared. */
  times?: number;
}

export interface FaultRule extends FaultScope {
  /** The text that was set: `latency=500, rate-limit=30`. */
  readonly faults: string;
}

/** Faults for the next requests. */
export interface Faults {
  /**
   * Adds faults, written as in the header: `latency=500` (milliseconds), `drop`, `rate-limit=30` (seconds),
   * `status=500`, `html`, `expired-challenge`, or several with commas. Returns a function that removes them.
   */
  set(faults: string, scope?: FaultScope): () => void;
  /** Removes all faults. */
  clear(): void;
  list(): readonly FaultRule[];
}

export interface Target {
  method: string;
  path: string;
  tenancyId?: string;
  /** The fault header, in development tenancies only. */
  header?: string;
}

export interface FaultControl extends Faults {
  /** Returns the faults of this request, and counts limited rules down. */
  due(target: Target): Fault[];
}

const maxLatency = 600_000;

/** Parses the header's notation, or throws a `TypeError`. */
export function parseFaults(text: string): Fault[] {
  return text.split(',').map((part) => parseFault(part.trim()));
}

function parseFault(text: string): Fault {
  const [, kind = '', figure] = /^([a-z-]+)(?:=(\d{1,9}))?$/.exec(text) ?? [];
  const value = figure === undefined ? NaN : Number(figure);
  switch (kind) {
    case 'latency':
      if (value <= maxLatency) return { kind, ms: value };
      break;
    case 'rate-limit':
      if (value >= 0) return { kind, seconds: value };
      break;
    case 'status':
      if (value >= 400 && value <= 599) return { kind, status: value };
      break;
    case 'drop':
    case 'html':
    case 'expired-challenge':
      if (figure === undefined) return { kind };
  }
  throw new TypeError(
    `"${text}" is not a fault. Expected latency=MS, drop, rate-limit=SECONDS, status=400 to 599, html or expired-challenge.`,
  );
}

interface Rule {
  rule: FaultRule;
  parsed: Fault[];
  left: number;
}

export function createFaults(): FaultControl {
  let rules: Rule[] = [];
  return {
    set(faults, scope = {}) {
      const { times = Infinity } = scope;
      if (!(times > 0)) throw new TypeError('The number of requests must be positive.');
      const added: Rule = { rule: { ...scope, faults }, parsed: parseFaults(faults), left: times };
      rules.push(added);
      return () => {
        rules = rules.filter((rule) => rule !== added);
      };
    },
    clear() {
      rules = [];
    },
    list: () => rules.map(({ rule, left }) => ({ ...rule, ...(left !== Infinity && { times: left }) })),
    due(target) {
      const requested = target.header === undefined ? [] : fromHeader(target.header);
      const hits = rules.filter((rule) => applies(rule, target));
      for (const hit of hits) hit.left--;
      rules = rules.filter(({ left }) => left > 0);
      const faults = [...requested, ...hits.flatMap(({ parsed }) => parsed)];
      return faults.filter((fault) => canHappen(fault, target));
    },
  };
}

function fromHeader(header: string): Fault[] {
  try {
    return parseFaults(header);
  } catch (error) {
    throw badRequest(`${faultHeader}: ${(error as Error).message}`, { cause: error });
  }
}

function applies({ rule, parsed }: Rule, target: Target): boolean {
  if (rule.tenancyId !== undefined && rule.tenancyId !== target.tenancyId) return false;
  if (rule.path !== undefined && !target.path.replace(/\/$/, '').endsWith(rule.path)) return false;
  // A limited rule is not used up by requests that it cannot affect.
  return parsed.some((fault) => canHappen(fault, target));
}

/** `expired-challenge` affects only requests that redeem something. */
function canHappen({ kind }: Fault, { method, path }: Target): boolean {
  if (kind !== 'expired-challenge') return true;
  return (
    /\/principal\/[^/]+\/?$/.test(path) ||
    (method === 'POST' && /\/(verification|verify|exchange)\/?$/.test(path))
  );
}

/** The connection is dropped without a response. The message is that of a failed `fetch` in Chromium. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

/** Resolves after `ms` milliseconds, or rejects when `signal` aborts first. */
export type Wait = (ms: number, signal: AbortSignal) => Promise<void>;

export const webWait: Wait = (ms, signal) =>
  new Promise((resolve, reject) => {
    const stop = (): void => {
      clearTimeout(timer);
      reject(signal.reason as Error);
    };
    const timer = setTimeout(() => {
      signal.removeEventListener('abort', stop);
      resolve();
    }, ms);
    if (signal.aborted) stop();
    else signal.addEventListener('abort', stop, { once: true });
  });
