/** A visible countdown, derived from its end time, so that sleep or a hidden tab cannot make it wrong. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';

/** Seconds left, and seconds at the start. */
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

  /** @param end time of the end in milliseconds since the epoch; undefined without a countdown */
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
    // A clock that is set back must not lengthen the countdown.
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
