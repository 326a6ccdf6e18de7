/** The server's clock, which tests and the console can move. Everything that expires uses it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds ahead of the real time. */
  readonly offset: number;
  /** Moves the clock by `ms` milliseconds; backwards when negative. */
  advance(ms: number): void;
  /** Moves the clock to a point in time, from where it runs on. */
  set(time: number | Date): void;
  /** Returns to the real time. */
  reset(): void;
}

/** Below the limit of `Date`, with room for the lifetimes that are added to a time. */
const maxTime = 8e15;

export function createClock(source: () => number): Clock {
  let offset = 0;
  const move = (to: number): void => {
    if (!Number.isFinite(to) || Math.abs(source() + to) > maxTime)
      throw new RangeError('There is no such time.');
    offset = Math.round(to);
  };
  return {
    now: () => source() + offset,
    get offset() {
      return offset;
    },
    advance(ms) {
      move(offset + ms);
    },
    set(time) {
      move(Number(time) - source());
    },
    reset() {
      offset = 0;
    },
  };
}
