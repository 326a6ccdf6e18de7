/** Helpers for play functions: find elements, press buttons, wait for phases. */
import { expect, waitFor } from 'storybook/test';
import type { World } from './world.js';

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

/**
 * Brings every element of the page into a phase with much content: a failure, a code input, a list. The story is
 * signed in.
 */
export async function showAll(played: Played): Promise<void> {
  const { device } = worldOf(played);
  const manager = find(played, 'passkey-manager');
  await reach(manager, 'ready');
  if (device) device.respond = 'cancel';
  await pressed('passkey-login', 'failed')(played);
  press(find(played, 'otp-entry'));
  await reach(find(played, 'otp-entry'), 'entering');
  // The manager renders it after the list has loaded.
  await waitFor(() => find({ canvasElement: manager }, 'passkey-register'));
}

/** Signs up as a visitor does, with a code by email, then creates a passkey. */
export async function signUp(played: Played): Promise<void> {
  const entry = find(played, 'otp-entry');
  const register = find(played, 'passkey-register');
  await entry.updateComplete;
  const email = entry.querySelector<HTMLInputElement>('input[type=email]');
  if (email) email.value = 'ada@example.com';
  press(entry);
  await reach(entry, 'entering');
  entry.value = await worldOf(played).lastCode();
  await entry.updateComplete;
  press(entry);
  await reach(entry, 'verified');
  await entry.updateComplete;
  press(entry);
  await waitFor(() => expect(register.hidden).toBe(false));
  await reach(register, 'succeeded');
}

/** A visitor's own steps, which run when the toolbar's "Play" is pressed or the address has `globals=plays:always`. */
export const onDemand =
  (steps: (played: Played) => Promise<void>) =>
  async (played: Played & { globals: Record<string, unknown> }): Promise<void> => {
    if (played.globals['plays'] === 'always' || takePlay()) await steps(played);
  };

let isWanted = false;

/** Lets the next mount of a story play. */
export function wantPlay(): void {
  isWanted = true;
}

function takePlay(): boolean {
  const wanted = isWanted;
  isWanted = false;
  return wanted;
}

/** A call that stays pending. */
export const never = (): Promise<never> => new Promise(() => undefined);
