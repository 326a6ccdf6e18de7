/** A wait that is counted down on show. It is derived from a time, so that sleep or a hidden tab cannot make it wrong. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** In seconds: what is left of it, and what it was at its start. */
export interface Wait {
  left: number;
  whole: number;
}

export class Countdown implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #end: () => number | undefined;
  #known: number | undefined;
  #whole = 0;
  #tick: ReturnType<typeof setTimeout> | undefined;

  /** @param end when it is over, in milliseconds since the epoch; undefined when there is nothing to wait for */
  constructor(host: ReactiveControllerHost & HTMLElement, end: () => number | undefined) {
    this.#host = host;
    this.#end = end;
    host.addController(this);
  }

  get wait(): Wait {
    const end = this.#end();
    const seconds = end ? Math.max(0, Math.ceil((end - Date.now()) / 1000)) : 0;
    if (end !== this.#known) this.#whole = seconds;
    this.#known = end;
    // A clock that is set back does not make it longer.
    return { left: Math.min(seconds, this.#whole), whole: this.#whole };
  }

  hostUpdated(): void {
    clearTimeout(this.#tick);
    if (this.#host.isConnected && this.wait.left)
      this.#tick = setTimeout(() => {
        this.#host.requestUpdate();
      }, 1000);
  }

  hostDisconnected(): void {
    clearTimeout(this.#tick);
  }
}
