/** The server's clock: the machine's or the test's, moved. Everything that expires goes by it. */
export interface Clock {
  /** Milliseconds since the epoch. */
  now(): number;
  /** Milliseconds that it is ahead. */
  readonly offset: number;
  /** Moves it by `ms` milliseconds; backwards when negative. */
  advance(ms: number): void;
  /** Moves it to a point in time, from where it goes on. */
  set(time: number | Date): void;
  /** Back to the time it was made with. */
  reset(): void;
}

/** What `Date` can represent, with room to spare for what is added to a time. */
const farthest = 8e15;

export function createClock(source: () => number): Clock {
  let offset = 0;
  const move = (to: number): void => {
    if (!Number.isFinite(to) || Math.abs(source() + to) > farthest)
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
