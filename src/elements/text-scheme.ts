/**
 * Sets the custom state `dark` or `light` where the page's `color-scheme` does not fit the colour of its text: many
 * dark pages do not set it.
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

  // The shared styles give the base an empty pseudo-element with a short transition of its colour.
  readonly #handleTransition = (event: Event) => {
    if ((event as TransitionEvent).propertyName === 'color') this.#read();
  };

  readonly #read = () => {
    const base = this.#root?.querySelector('[part=base]');
    if (!base) return;
    const { outlineColor, columnRuleColor } = getComputedStyle(base);
    const [text, scheme] = [isLight(outlineColor), isLight(columnRuleColor)];
    setState(this.#internals, 'dark', text && !scheme);
    setState(this.#internals, 'light', !text && scheme);
  };
}

/** Browsers without relative colours report another notation. */
const isLight = (colour: string) => Number(/^lab\(([\d.]+)/.exec(colour)?.[1]) > 60;
