/** The clock that flows wait by; tests pass their own. */

/** Calls `act` after `ms` milliseconds; returns a function that cancels the timer. */
export type Timer = (ms: number, act: () => void) => () => void;

export const realTimer: Timer = (ms, act) => {
  const id = setTimeout(act, ms);
  return () => clearTimeout(id);
};
