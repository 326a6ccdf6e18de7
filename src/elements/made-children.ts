/**
 * Children that the kit puts into its elements. They are updated by writing changes only: PatchObserver sees each write,
 * and setting `lang`, even to the same value, makes every element look up its language.
 */

type Attributes = Record<string, string | null>;

/** Attribute of such a child. */
export const mark = 'data-passkey-made';

/** Removes what a copy of an element (a snapshot, a clone) contains of what its original has put into the slot. */
export function removeCopies(host: Element, slot: string, own: readonly unknown[]): void {
  for (const child of host.querySelectorAll(`:scope > [slot="${slot}"][${mark}]`))
    if (!own.includes(child)) child.remove();
}

/**
 * Puts the child into the host, unless it is there.
 *
 * @param attributes with an id, which keeps morphing libraries from making one of the page's children of it
 */
export function keepChild(
  host: Element,
  child: Element,
  attributes: Attributes & { id: string; slot: string },
  before: Element | null = null,
): void {
  // Attributes first: browsers look for `autofocus` when an input is inserted.
  setAttributes(child, { [mark]: '', ...attributes });
  if (child.parentNode !== host) host.insertBefore(child, before);
}

export function setAttributes(element: Element, attributes: Attributes): void {
  for (const [name, value] of Object.entries(attributes))
    if (value === null) element.removeAttribute(name);
    else if (element.getAttribute(name) !== value) element.setAttribute(name, value);
}

export function setText(element: Element, text: string): void {
  if (element.textContent !== text) element.textContent = text;
}
