/**
 * Puts another element of this kit into a slot, under the page's own prefix. It is made by its tag, so that a
 * page which brings its own never loads it; undefined when it is not there.
 *
 * @param host the element whose slot it is; its tag ends in `hostTag`
 */
export function furnish(
  host: HTMLElement,
  hostTag: string,
  slot: string,
  tag: string,
  properties: object,
): HTMLElement | undefined {
  const name = host.localName.replace(hostTag, tag);
  if (!customElements.get(name)) return undefined;
  const element = Object.assign(document.createElement(name), { slot, ...properties });
  host.append(element);
  return element;
}
