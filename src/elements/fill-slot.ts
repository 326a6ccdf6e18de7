/** What the manager puts into its slots: other elements of this kit, under the page's own prefix. */

/** The tag of another element beside this manager; the usual one where the manager's own is no such name. */
export const tagBeside = ({ localName }: HTMLElement, tag: string): string =>
  localName.endsWith('passkey-manager') ? localName.replace('passkey-manager', tag) : tag;

/**
 * Puts an element into a slot. It is made by its tag, so that a page which brings its own never loads it;
 * undefined when it is not there.
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
  host.append(element);
  return element;
}
