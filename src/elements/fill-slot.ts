/** Fills the slots of an element with other elements of this kit, under the page's tag prefix. */

import { mark } from './made-children.js';

/** The tag of another element with the host's prefix; the standard tag if the host's name has no such form. */
export const tagBeside = ({ localName }: HTMLElement, tag: string): string =>
  localName.replace(/^((.*-)?)passkey-(manager|auth)$|.*/, `$1${tag}`);

/**
 * Appends an element to a slot; undefined if its tag is not registered. It is created by tag and not by class, so a
 * page that fills the slot itself does not load the class.
 */
export function fillSlot(
  host: HTMLElement,
  slot: string,
  tag: string,
  properties: object,
): HTMLElement | undefined {
  const name = tagBeside(host, tag);
  if (!customElements.get(name)) return undefined;
  const element = Object.assign(document.createElement(name), { slot, ...properties });
  element.setAttribute(mark, '');
  host.append(element);
  return element;
}
