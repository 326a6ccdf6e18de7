/** The toolbar's conditions: network, server faults and server clock. */
import type { NetworkConditions } from '../../server-mock/browser.js';

export const networks: Record<string, { title: string; conditions: NetworkConditions }> = {
  fast: { title: 'Fast network', conditions: {} },
  slow: { title: 'Slow network', conditions: { latency: 1500 } },
  offline: { title: 'No network', conditions: { offline: true } },
};

/** Keys are values of the mock server's `x-mock-fault` header, except `none`. */
export const faults: Record<string, string> = {
  none: 'No faults',
  'status=500': 'Fails inside (500)',
  'rate-limit=30': 'Too many requests (30 seconds)',
  html: 'A page instead of an answer',
  drop: 'Cuts the connection',
  'expired-challenge': 'Everything has expired',
};

const minute = 60_000;

/** `ahead`: milliseconds by which the server's clock is ahead. */
export const clocks: Record<string, { title: string; ahead: number }> = {
  now: { title: 'Now', ahead: 0 },
  '5min': { title: '5 minutes later', ahead: 5 * minute },
  '1h': { title: '1 hour later', ahead: 60 * minute },
  '1d': { title: '1 day later', ahead: 24 * 60 * minute },
};

export interface Conditions {
  network: NetworkConditions;
  faults: string | undefined;
  ahead: number;
}

/** Ignores unknown values, which an old link may contain. */
export function conditionsOf(globals: Record<string, unknown>): Conditions {
  const fault = String(globals['faults']);
  return {
    network: networks[String(globals['network'])]?.conditions ?? {},
    faults: fault !== 'none' && Object.hasOwn(faults, fault) ? fault : undefined,
    ahead: clocks[String(globals['clock'])]?.ahead ?? 0,
  };
}
