/** Helpers for play functions: find elements, press buttons, wait for phases. */
import { waitFor } from 'storybook/test';
import { backend, createPasskey, type World } from './world.js';

export interface Played {
  canvasElement: HTMLElement;
  loaded: Record<string, unknown>;
}

export const worldOf = ({ loaded }: Pick<Played, 'loaded'>): World => loaded['world'] as World;

export function find<Tag extends keyof HTMLElementTagNameMap>(
  { canvasElement }: Pick<Played, 'canvasElement'>,
  tag: Tag,
): HTMLElementTagNameMap[Tag] {
  const element = canvasElement.querySelector(tag);
  if (!element) throw new Error(`There is no ${tag}.`);
  return element;
}

/** Clicks a button in the element's shadow root, found by its part. */
export function press(element: HTMLElement, part = 'button'): void {
  const button = element.shadowRoot?.querySelector<HTMLButtonElement>(`[part~='${part}']`);
  if (!button) throw new Error(`There is no ${part} in ${element.localName}.`);
  button.click();
}

export const reach = (element: { readonly phase: string }, phase: string): Promise<void> =>
  waitFor(() => {
    if (element.phase !== phase) throw new Error(`It is ${element.phase}, and not ${phase}.`);
  });

/** Presses the element's button and waits for the phase. */
export const pressed =
  (tag: 'passkey-login' | 'passkey-register', phase: string) =>
  async (played: Played): Promise<void> => {
    const element = find(played, tag);
    press(element);
    await reach(element, phase);
  };

/** Brings every element of the page into a phase with much content: a failure, a code input, a list. */
export async function showAll(played: Played): Promise<void> {
  const { signUp, device } = worldOf(played);
  const manager = find(played, 'passkey-manager');
  await signUp('ada@example.com');
  await createPasskey();
  manager.backend = backend;
  await reach(manager, 'ready');
  if (device) device.respond = 'cancel';
  await pressed('passkey-login', 'failed')(played);
  press(find(played, 'otp-entry'));
  await reach(find(played, 'otp-entry'), 'entering');
  // The manager renders it after the list has loaded.
  await waitFor(() => find({ canvasElement: manager }, 'passkey-register'));
}

/** A call that stays pending. */
export const never = (): Promise<never> => new Promise(() => undefined);
