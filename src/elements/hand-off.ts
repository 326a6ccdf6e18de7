/** From one element to another of the page: a code instead of a passkey, a passkey after a code. */
import { HandOffRequestEvent } from './events.js';

/**
 * Brings the element with that id on show and gives it the focus, unless the page vetoes the event to do
 * it in its own way.
 *
 * @param fill sets up the other element before it is shown
 * @returns the other element, when it was hidden until now: then it takes the place of the one it came from
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
  const { hidden } = to;
  to.hidden = false;
  to.focus();
  return hidden ? to : undefined;
}
