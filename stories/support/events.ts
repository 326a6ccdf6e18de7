/** Logs the elements' events in the actions panel, without codes and tokens. */
import { action } from 'storybook/actions';
import { elements } from '../docs/manifest.js';

const names = new Set(elements.flatMap(({ events }) => events.map(({ name }) => name)));
const secret = new Set(['code', 'idToken', 'isTrusted']);

const log = (event: Event): void => {
  const own = Object.entries(event).filter(([name]) => !secret.has(name));
  const shown = own.map(([name, value]) => [
    name,
    value instanceof Error ? textOf(value) : (value as unknown),
  ]);
  action(event.type)(Object.fromEntries(shown));
};

const textOf = (error: Error) => ('code' in error ? String(error.code) : error.message);

/** Returns a function that stops the log. */
export function logEvents(): () => void {
  for (const name of names) document.addEventListener(name, log);
  return () => {
    for (const name of names) document.removeEventListener(name, log);
  };
}
