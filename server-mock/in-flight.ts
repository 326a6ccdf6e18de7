/** Requests in flight and emails being delivered, for a graceful shutdown. */
export interface InFlight {
  /** Runs `task`. Undefined, without running it, once drained. */
  run<T>(task: () => Promise<T>): Promise<T> | undefined;
  /** Waits until no task is running, and lets none start from then on. */
  drain(): Promise<void>;
}

export function createInFlight(): InFlight {
  const running = new Set<Promise<unknown>>();
  let drained = false;
  return {
    run(task) {
      if (drained) return undefined;
      const done = task();
      running.add(done);
      const remove = (): void => {
        running.delete(done);
      };
      done.then(remove, remove);
      return done;
    },
    async drain() {
      // A running task may start others: a backend's request calls the server, which sends an email.
      while (running.size > 0) await Promise.allSettled(running);
      drained = true;
    },
  };
}
