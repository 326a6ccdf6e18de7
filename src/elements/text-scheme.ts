/**
 * Sets the custom state `dark` or `light` by the colour of the text: a page may be dark without saying so in
 * `color-scheme`, or the other way round.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { setState } from './flow-controller.js';

// jsdom has none by default.
const { requestAnimationFrame: requestFrame } = globalThis as Partial<typeof globalThis>;

export class TextScheme implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #internals: ElementInternals;

  constructor(host: ReactiveControllerHost & HTMLElement, internals: ElementInternals) {
    this.#host = host;
    this.#internals = internals;
    host.addController(this);
  }

  // After the first paint: reading a style before would force the browser to compute it then.
  hostConnected(): void {
    requestFrame?.(() => setTimeout(this.#read));
    this.#root?.addEventListener('transitionend', this.#handleTransition);
  }

  hostDisconnected(): void {
    this.#root?.removeEventListener('transitionend', this.#handleTransition);
  }

  get #root(): ShadowRoot | null {
    return this.#host.shadowRoot;
  }

  // The shared styles give the base a short transition of its colour.
  readonly #handleTransition = (event: Event) => {
    if ((event as TransitionEvent).propertyName === 'color') this.#read();
  };

  readonly #read = () => {
    const base = this.#root?.querySelector('[part=base]');
    const [, lightness] = /^lab\(([\d.]+)/.exec(base ? getComputedStyle(base).outlineColor : '') ?? [];
    if (!lightness) return;
    setState(this.#internals, 'dark', Number(lightness) > 60);
    setState(this.#internals, 'light', Number(lightness) <= 60);
  };
}
