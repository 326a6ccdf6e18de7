/** A person with a keyboard: types, presses keys, and moves the focus from name to name. */
import { sendKeys } from '@web/test-runner-commands';
import { focused } from '../a11y/recorder.js';
import { waitUntil } from './until.js';

export const type = (text: string): Promise<void> => sendKeys({ type: text });
export const press = (key: string): Promise<void> => sendKeys({ press: key });

function focusedName(): string {
  const element = focused();
  const label = element instanceof HTMLInputElement && element.labels?.[0];
  return (label || element).textContent.trim();
}

/** Presses Tab until the focused control has that name. */
export async function tabTo(name: RegExp): Promise<void> {
  for (let presses = 0; presses < 30; presses++) {
    if (name.test(focusedName())) return;
    await press('Tab');
  }
  throw new Error(`Tab does not reach ${String(name)}`);
}

export const focusIs = (name: RegExp): Promise<void> =>
  waitUntil(() => name.test(focusedName()), `focuses ${String(name)}`);
