/** Finds the `lang` of an element across shadow roots, with one shared observer for changes. */

let observer: MutationObserver | undefined;

/** Host of the shadow root that contains the element. */
function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** The `lang` that applies to an element; without one, the browser's language. */
export function nearestLang(element: Element): string {
  const said = element.closest('[lang]')?.getAttribute('lang');
  const host = hostOf(element);
  return said ?? (host ? nearestLang(host) : navigator.language);
}

/** Calls back when a `lang` changes in a tree that contains the element. */
export function watch(element: Element, onChange: () => void): void {
  observer ??= new MutationObserver(onChange);
  // Observing a tree twice has no effect.
  observer.observe(element.getRootNode(), { subtree: true, attributes: true, attributeFilter: ['lang'] });
  const host = hostOf(element);
  if (host) watch(host, onChange);
}

/** Stops observing. */
export function unwatch(): void {
  observer?.disconnect();
  observer = undefined;
}
