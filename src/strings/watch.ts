/** Where an element's language is said, across shadow roots, and one observer for the page that sees it change. */

let observer: MutationObserver | undefined;

/** The element whose shadow root the element is in. */
function hostOf(element: Element): Element | undefined {
  const root = element.getRootNode();
  return root instanceof ShadowRoot ? root.host : undefined;
}

/** The `lang` that holds for an element; of a page that says nothing, the person's own. */
export function nearestLang(element: Element): string {
  const said = element.closest('[lang]')?.getAttribute('lang');
  const host = hostOf(element);
  return said ?? (host ? nearestLang(host) : navigator.language);
}

/** Calls back when a `lang` changes in a tree around the element. */
export function watch(element: Element, onChange: () => void): void {
  observer ??= new MutationObserver(onChange);
  // A tree that is watched already is not watched twice.
  observer.observe(element.getRootNode(), { subtree: true, attributes: true, attributeFilter: ['lang'] });
  const host = hostOf(element);
  if (host) watch(host, onChange);
}

/** Ends all watching. */
export function unwatch(): void {
  observer?.disconnect();
  observer = undefined;
}
