/**
 * Lit's decorators by the same names, in the one form that TypeScript gives them here. Lit's own take the
 * standard form as well, which is 0.3 kB in every page.
 */
import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** A public property that updates the element, and its attribute. */
export const property =
  (options?: PropertyDeclaration): Decorator =>
  ({ constructor }, name) => {
    (constructor as typeof ReactiveElement).createProperty(name, options);
  };

/** A field of the element's own that updates it. */
export const state = (): Decorator => property({ state: true });

/** The first element in the shadow root that the selector finds. */
export const query =
  (selector: string): Decorator =>
  (prototype, name) => {
    Object.defineProperty(prototype, name, {
      get(this: ReactiveElement): Element | null {
        return this.shadowRoot?.querySelector(selector) ?? null;
      },
    });
  };
