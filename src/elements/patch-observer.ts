/**
 * Updates its host when the host's children change. Pages that morph or re-render themselves remove what the kit has
 * created and attributes that it has set; each part of the element restores its own at an update.
 */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import { mark } from './made-children.js';
import { keepShown, notePatch } from './shown.js';

/** Changes per task that are answered. Another observer that undoes each answer would otherwise block the page. */
const limit = 10;

const observers = new WeakMap<object, PatchObserver>();

export class PatchObserver implements ReactiveController {
  readonly #host: ReactiveControllerHost & HTMLElement;
  readonly #options: MutationObserverInit;
  #observer: MutationObserver | undefined;
  #count = 0;

  constructor(
    host: ReactiveControllerHost & HTMLElement,
    options: MutationObserverInit = { childList: true, subtree: true, attributes: true },
  ) {
    this.#host = host;
    this.#options = options;
    host.addController(this);
  }

  /** The observer of a host with several parts. */
  static of(host: ReactiveControllerHost & HTMLElement): PatchObserver {
    const observer = observers.get(host) ?? new PatchObserver(host);
    observers.set(host, observer);
    return observer;
  }

  /** Whether the page has undone too many changes in this task: no part restores anything then. */
  get isUndone(): boolean {
    return this.#count > limit;
  }

  hostConnected(): void {
    this.#observer ??= new MutationObserver(this.#handleChange);
    this.#observer.observe(this.#host, this.#options);
  }

  hostDisconnected(): void {
    this.#observer?.disconnect();
  }

  readonly #handleChange = (records: MutationRecord[]) => {
    if (records.some(removesMade)) notePatch();
    // After the observers of all elements: another one may be the first that has seen the patch.
    queueMicrotask(() => keepShown(this.#host));
    // The host's own attributes are the page's.
    if (!records.some(({ type, target }) => type === 'childList' || target !== this.#host)) return;
    if (!this.#count) setTimeout(() => (this.#count = 0));
    this.#count++;
    if (!this.isUndone) this.#host.requestUpdate();
  };
}

const removesMade = ({ removedNodes }: MutationRecord) =>
  [...removedNodes].some((node) => (node as Partial<Element>).hasAttribute?.(mark));
