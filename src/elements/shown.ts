/** Elements that are shown although the page's HTML hides them: after a hand-off, or while they wait for a code. */
const shown = new WeakSet<HTMLElement>();
/** In this task a patch has removed what the kit had put into one of the page's elements. */
let isPatching = false;

export function show(element: HTMLElement): void {
  shown.add(element);
  element.hidden = false;
}

export function notePatch(): void {
  if (!isPatching) setTimeout(() => (isPatching = false));
  isPatching = true;
}

/** Shows the element again if a patch has hidden it as the page's HTML does. Hidden by anything else, it stays so. */
export function keepShown(element: HTMLElement): void {
  if (!element.hidden || !shown.has(element)) return;
  if (isPatching) element.hidden = false;
  else shown.delete(element);
}
