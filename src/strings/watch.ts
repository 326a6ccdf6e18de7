/** Where an element's language is said, across shadow roots, and one observer for the page that sees it change. */

let observer: MutationObserver | undefined;

/** The trees around an element: its own, that of the host of it, and so on to the document. */
function* treesAround(element: Element): Generator<{ element: Element; root: Node }> {
  for (let inner: Element | undefined = element; inner;) {
    const root: Node = inner.getRootNode();
    yield { element: inner, root };
    inner = root instanceof ShadowRoot ? root.host : undefined;
  }
}

/** The `lang` that holds for an element; of a page that says nothing, the person's own. */
export function nearestLang(element: Element): string {
  for (const { element: inner } of treesAround(element)) {
    const said = inner.closest('[lang]')?.getAttribute('lang');
    if (said !== undefined && said !== null) return said;
  }
  return navigator.language;
}

/** Calls back when a `lang` changes in a tree around the element; without one, all watching ends. */
export function watch(element: Element | undefined, onChange: () => void): void {
  if (!element) {
    observer?.disconnect();
    observer = undefined;
    return;
  }
  observer ??= new MutationObserver(onChange);
  // A tree that is watched already is not watched twice.
  for (const { root } of treesAround(element))
    observer.observe(root, { subtree: true, attributes: true, attributeFilter: ['lang'] });
}
