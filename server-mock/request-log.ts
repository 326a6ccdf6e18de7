/** What was asked lately, without secrets. */

export interface LoggedRequest {
  method: string;
  /** Without the query, and with secrets replaced. */
  path: string;
  /** 0 when the connection was cut. */
  status: number;
  /** `_tag` of the answer. */
  tag?: string;
  ms: number;
  /** When it was answered, by the server's clock. */
  at: number;
}

export interface RequestLog {
  add(request: LoggedRequest): void;
  /** Newest first. */
  list(): LoggedRequest[];
}

/** A log that keeps the last `size` requests. */
export function createRequestLog(size = 200): RequestLog {
  const ring: LoggedRequest[] = [];
  let next = 0;
  return {
    add(request) {
      ring[next] = request;
      next = (next + 1) % size;
    },
    list: () => [...ring.slice(next), ...ring.slice(0, next)].reverse(),
  };
}

/** Ids of the vault have 21 characters; a code or a token is longer, wherever it was put by mistake. */
const longestId = 21;

/** The path with everything replaced that could be a code or a token. */
export function withoutSecrets(path: string): string {
  const segments = path.split('/');
  return segments
    .map((segment, i) => (segments[i - 1] === 'principal' || segment.length > longestId ? '***' : segment))
    .join('/');
}
