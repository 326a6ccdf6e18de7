/** Shows another element of the page: a code instead of a passkey, or a passkey after a code. */
import { HandOffRequestEvent } from './events.js';
import { show } from './shown.js';

/**
 * Shows the element with that id and focuses it, unless the page cancels the event.
 *
 * @param fill prepares the other element before it is shown
 * @returns the other element; undefined if there is none, or if the page takes over
 */
export function handOff(
  from: HTMLElement,
  type: 'otp-offer-request' | 'passkey-offer-request',
  id: string,
  fill: (to: HTMLElement) => void = () => undefined,
): HTMLElement | undefined {
  if (!from.dispatchEvent(new HandOffRequestEvent(type)) || !from.isConnected) return undefined;
  const to = (from.getRootNode() as Document | ShadowRoot).getElementById(id);
  if (!to) return undefined;
  fill(to);
  show(to);
  to.focus();
  return to;
}
