/** Connects a flow to its element: custom states and updates on each move, and a reset when it disconnects. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Observable } from '../flows/machine.js';
import { PasskeyError } from '../wire/errors.js';
import { reportError } from './report-error.js';

type Flow<State> = Observable<State> & { cancel(): void };

export class FlowController<State extends { phase: string }> implements ReactiveController {
  readonly #host: ReactiveControllerHost & Element;
  readonly #flow: Flow<State>;
  readonly #internals: ElementInternals;
  readonly #onMove: (state: State, previous: State) => void;
  #unsubscribe: (() => void) | undefined;

  constructor(
    host: ReactiveControllerHost & Element,
    flow: Flow<State>,
    internals: ElementInternals,
    onMove: (state: State, previous: State) => void,
  ) {
    this.#host = host;
    this.#flow = flow;
    this.#internals = internals;
    this.#onMove = onMove;
    host.addController(this);
  }

  hostConnected(): void {
    setState(this.#internals, this.#flow.state.phase, true);
    this.#unsubscribe = this.#flow.subscribe((state, previous) => {
      setState(this.#internals, previous.phase, false);
      setState(this.#internals, state.phase, true);
      this.#host.requestUpdate();
      if ('error' in state && state.error instanceof PasskeyError) reportError(this.#host, state.error);
      this.#onMove(state, previous);
    });
    addEventListener('pagehide', this.#reset);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#reset);
    this.#unsubscribe?.();
    setState(this.#internals, this.#flow.state.phase, false);
    this.#reset();
    this.#host.requestUpdate();
  }

  // Requests do not survive the back/forward cache.
  readonly #reset = () => {
    this.#flow.cancel();
  };
}

/** Sets a custom state. Browsers without `:state()` throw on such names. */
export function setState(internals: ElementInternals, name: string, on: boolean): void {
  try {
    if (on) internals.states.add(name);
    else internals.states.delete(name);
  } catch {
    // Only the styling by state is lost.
  }
}
