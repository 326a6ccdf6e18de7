/** What a server that stops waits for: requests that are being answered, and mails on their way. */
export interface Work {
  /** Begins a piece of work; undefined, and nothing done, once all of it has ended. */
  begin<T>(piece: () => Promise<T>): Promise<T> | undefined;
  /** Waits until nothing is left to do, and from then on lets nothing begin. */
  end(): Promise<void>;
}

export function createWork(): Work {
  const running = new Set<Promise<unknown>>();
  let ended = false;
  return {
    begin(piece) {
      if (ended) return undefined;
      const done = piece();
      running.add(done);
      const forget = (): void => {
        running.delete(done);
      };
      done.then(forget, forget);
      return done;
    },
    async end() {
      // What runs may begin more: a backend's request asks the server, and sends a mail.
      while (running.size > 0) await Promise.allSettled(running);
      ended = true;
    },
  };
}
