/** Ties a flow to its element: custom states and updates on each move, silence once it is disconnected. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { Ceremony, CeremonyState } from '../flows/ceremony.js';
import { PasskeyPhaseChangedEvent } from './events.js';

type Host = ReactiveControllerHost & HTMLElement;

export class FlowController<Result> implements ReactiveController {
  readonly #host: Host;
  readonly #flow: Ceremony<Result>;
  readonly #internals: ElementInternals;
  readonly #onMove: (state: CeremonyState<Result>) => void;
  #unsubscribe: (() => void) | undefined;

  constructor(
    host: Host,
    flow: Ceremony<Result>,
    internals: ElementInternals,
    onMove: (state: CeremonyState<Result>) => void,
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
      this.#host.dispatchEvent(new PasskeyPhaseChangedEvent(state.phase, previous.phase));
      this.#onMove(state);
    });
    addEventListener('pagehide', this.#reset);
  }

  hostDisconnected(): void {
    removeEventListener('pagehide', this.#reset);
    this.#unsubscribe?.();
    setState(this.#internals, this.#flow.state.phase, false);
    this.#reset();
  }

  // A page that comes back from the back/forward cache starts afresh: its request did not survive.
  readonly #reset = () => this.#flow.cancel();
}

/** Sets a custom state; browsers from before `:state()` refuse such names, and go without. */
export function setState(internals: ElementInternals, name: string, on: boolean): void {
  try {
    if (on) internals.states.add(name);
    else internals.states.delete(name);
  } catch {
    // No custom states: nothing but styling is lost.
  }
}
