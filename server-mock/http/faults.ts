/**
 * Faults on demand, so that a page can be seen to survive them: by a request's own header in development
 * tenancies, or set beforehand for the requests to come.
 */
import { badRequest } from './errors.js';

/** Names the faults of its own request, in development tenancies. */
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
  /** Only paths that end with this, such as `/authentication/verification`. */
  path?: string;
  /** The next so many requests. Default: until switched off. */
  times?: number;
}

export interface FaultRule extends FaultScope {
  /** As it was set: `latency=500, rate-limit=30`. */
  readonly faults: string;
}

/** Faults for the requests to come. */
export interface Faults {
  /**
   * Adds faults, written as in the header: `latency=500` (milliseconds), `drop`, `rate-limit=30` (seconds),
   * `status=500`, `html`, `expired-challenge`, or several with commas. Returns what switches them off.
   */
  set(faults: string, scope?: FaultScope): () => void;
  /** Switches off all of them. */
  clear(): void;
  list(): readonly FaultRule[];
}

export interface Target {
  method: string;
  /** The path as it came. */
  path: string;
  tenancyId?: string;
  /** The request's own header, where it counts. */
  header?: string;
}

export interface FaultControl extends Faults {
  /** What happens to this request; a limited rule is counted down. */
  due(target: Target): Fault[];
}

const longestLatency = 600_000;

/** Parses the notation of the header, or throws a `TypeError`. */
export function parseFaults(text: string): Fault[] {
  return text.split(',').map((part) => parseFault(part.trim()));
}

function parseFault(text: string): Fault {
  const [, kind = '', figure] = /^([a-z-]+)(?:=(\d{1,9}))?$/.exec(text) ?? [];
  const value = figure === undefined ? NaN : Number(figure);
  switch (kind) {
    case 'latency':
      if (value <= longestLatency) return { kind, ms: value };
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
    `"${text}" is no fault: latency=MS, drop, rate-limit=SECONDS, status=400 to 599, html or expired-challenge.`,
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
        rules = rules.filter((one) => one !== added);
      };
    },
    clear() {
      rules = [];
    },
    list: () => rules.map(({ rule, left }) => ({ ...rule, ...(left !== Infinity && { times: left }) })),
    due(target) {
      const own = target.header === undefined ? [] : fromHeader(target.header);
      const hits = rules.filter((one) => concerns(one, target));
      for (const hit of hits) hit.left--;
      rules = rules.filter(({ left }) => left > 0);
      return [...own, ...hits.flatMap(({ parsed }) => parsed)].filter((fault) => canHappen(fault, target));
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

function concerns({ rule, parsed }: Rule, target: Target): boolean {
  if (rule.tenancyId !== undefined && rule.tenancyId !== target.tenancyId) return false;
  if (rule.path !== undefined && !target.path.replace(/\/$/, '').endsWith(rule.path)) return false;
  // A rule that could do nothing here waits for the request that it is meant for.
  return parsed.some((fault) => canHappen(fault, target));
}

/** Only what redeems something can find it expired. */
function canHappen({ kind }: Fault, { method, path }: Target): boolean {
  if (kind !== 'expired-challenge') return true;
  return (
    /\/principal\/[^/]+\/?$/.test(path) ||
    (method === 'POST' && /\/(verification|verify|exchange)\/?$/.test(path))
  );
}

/** The connection is cut without an answer. To a page that is what `fetch` rejects with. */
export class DroppedConnection extends TypeError {
  constructor() {
    super('Failed to fetch');
  }
}

/** Resolves after `ms` milliseconds, or rejects when `signal` is aborted before. */
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
