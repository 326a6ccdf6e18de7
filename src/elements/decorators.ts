/**
 * Lit's `property`, `state` and `query` for TypeScript's experimental decorators only. Lit's own also support
 * standard decorators, which costs 0.3 kB gzipped in every bundle.
 */
import type { PropertyDeclaration, ReactiveElement } from 'lit';

type Decorator = (prototype: ReactiveElement, name: string) => void;

/** Public reactive property with an attribute. */
export const property =
  (options?: PropertyDeclaration): Decorator =>
  ({ constructor }, name) => {
    (constructor as typeof ReactiveElement).createProperty(name, options);
  };

/** Internal reactive property. */
export const state = (): Decorator => property({ state: true });

/** First element in the shadow root that matches the selector. */
export const query =
  (selector: string): Decorator =>
  (prototype, name) => {
    Object.defineProperty(prototype, name, {
      get(this: ReactiveElement): Element | null {
        return this.shadowRoot?.querySelector(selector) ?? null;
      },
    });
  };
