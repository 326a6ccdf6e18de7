/** What play functions share: whom they find in the story, and how they wait. */
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

/** A button in an element's shadow root, by its part. */
export function press(element: HTMLElement, part = 'button'): void {
  const button = element.shadowRoot?.querySelector<HTMLButtonElement>(`[part~='${part}']`);
  if (!button) throw new Error(`There is no ${part} in ${element.localName}.`);
  button.click();
}

export const reach = (element: { readonly phase: string }, phase: string): Promise<void> =>
  waitFor(() => {
    if (element.phase !== phase) throw new Error(`It is ${element.phase}, and not ${phase}.`);
  });

/** Presses an element's button, and waits for what comes of it. */
export const pressed =
  (tag: 'passkey-login' | 'passkey-register', phase: string) =>
  async (played: Played): Promise<void> => {
    const element = find(played, tag);
    press(element);
    await reach(element, phase);
  };

/** A failure, a field, a code to enter and a list: what a page with every element shows at its fullest. */
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
  // The passkeys' own way in, once the list is there.
  await waitFor(() => find({ canvasElement: manager }, 'passkey-register'));
}

/** A call that nobody answers. */
export const never = (): Promise<never> => new Promise(() => undefined);
