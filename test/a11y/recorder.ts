/**
 * Records what a screen reader gets from a page: the texts of live regions, and the path of the focus. A text counts as
 * heard when it is rendered and its region was rendered before the text came.
 */
import { onCleanup } from '../support/cleanup.js';

export interface Recorder {
  /** Texts of live regions, in the order in which they were announced. */
  readonly heard: readonly string[];
  /** Texts that came together with their region, or into a hidden one: screen readers may miss them. */
  readonly missed: readonly string[];
  /** What had the focus, by name or tag; `body` when it was lost. */
  readonly focus: readonly string[];
}

const live = '[role=status], [role=alert], [aria-live]';
const interval = 10;

function* elementsOf(root: ParentNode): Iterable<Element> {
  for (const element of root.querySelectorAll('*')) {
    yield element;
    if (element.shadowRoot) yield* elementsOf(element.shadowRoot);
  }
}

const tidy = (text: string | null | undefined) => (text ?? '').replace(/\s+/g, ' ').trim();

/** The focused element, through shadow roots. */
export function focused(): Element {
  let element = document.activeElement ?? document.body;
  while (element.shadowRoot?.activeElement) element = element.shadowRoot.activeElement;
  return element;
}

function nameOf(element: Element): string {
  if (element === document.body) return 'body';
  const label = element instanceof HTMLInputElement ? element.labels?.[0]?.textContent : element.textContent;
  return tidy(label) || element.localName;
}

/** Starts to record the whole document, until the end of the test. */
export function record(): Recorder {
  const regions = new Map<Element, string>();
  const heard: string[] = [];
  const missed: string[] = [];
  const focus: string[] = [];
  let last: Element = document.body;

  function look(isFirst = false) {
    for (const region of elementsOf(document)) {
      if (!region.matches(live)) continue;
      const text = region.checkVisibility() ? tidy(region.textContent) : undefined;
      const before = regions.get(region);
      // A region that is hidden again is a new one the next time.
      if (text === undefined) regions.delete(region);
      else regions.set(region, text);
      if (!isFirst && text && text !== before) (before === undefined ? missed : heard).push(text);
    }
    const now = focused();
    if (!isFirst && now !== last) focus.push(nameOf(now));
    last = now;
  }

  look(true);
  const timer = setInterval(look, interval);
  onCleanup(() => clearInterval(timer));
  return { heard, missed, focus };
}
