/**
 * Fills a slot that the page left empty with another element of this kit, under the page's own prefix.
 * It is made by its tag, so that a page which brings its own never loads it.
 *
 * @param host the element whose slot it is; its tag ends in `hostTag`
 */
export function furnish(
  host: HTMLElement,
  hostTag: string,
  slot: string,
  tag: string,
  attributes: Record<string, string>,
): void {
  const name = host.localName.replace(hostTag, tag);
  if (host.querySelector(`:scope > [slot="${slot}"]`) || !customElements.get(name)) return;
  const element = document.createElement(name);
  for (const [key, value] of Object.entries({ slot, ...attributes })) element.setAttribute(key, value);
  host.append(element);
}
