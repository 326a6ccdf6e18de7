/** A state that only moves along a table. Framework-free, so it can be read and tested without a page. */

export interface Observable<State> {
  readonly state: State;
  /** Calls `listener` after each move; answers the function that ends it. */
  subscribe(listener: (state: State, previous: State) => void): () => void;
}

export interface Machine<State extends { phase: string }> extends Observable<State> {
  /** @throws Error when the table does not allow it: a defect in the flow, never the person's doing. */
  move(next: State): void;
}

export function createMachine<State extends { phase: string }>(
  initial: State,
  moves: Record<State['phase'], readonly State['phase'][]>,
): Machine<State> {
  let state = initial;
  const listeners = new Set<(state: State, previous: State) => void>();
  return {
    get state() {
      return state;
    },
    subscribe(listener) {
      listeners.add(listener);
      return () => listeners.delete(listener);
    },
    move(next) {
      const previous = state;
      if (!moves[previous.phase as State['phase']].includes(next.phase))
        throw new Error(`Illegal move: ${previous.phase} to ${next.phase}`);
      state = next;
      for (const listener of listeners) {
        try {
          listener(next, previous);
        } catch (error) {
          // A broken listener is reported and never turns a good ceremony into a failed one.
          reportError(error);
        }
      }
    },
  };
}
