/** What play functions share: whom they find in the story, and how they wait. */
import { waitFor } from 'storybook/test';
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

/** A call that nobody answers. */
export const never = (): Promise<never> => new Promise(() => undefined);
