/** A state machine: a state that only moves along a table. It needs no page. */

export interface Observable<State> {
  readonly state: State;
  /** Calls `listener` after each move; returns a function that unsubscribes it. */
  subscribe(listener: (state: State, previous: State) => void): () => void;
}

export interface Machine<State extends { phase: string }> extends Observable<State> {
  /** @throws Error when the table does not allow the move, which is a defect of the flow */
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
          // The error of a listener must not make a ceremony fail.
          reportError(error);
        }
      }
    },
  };
}
