/** Prints, as JSON, how the elements behave in the DOM implementation that the first argument names. */
import { setTimeout } from 'node:timers/promises';
import { installGlobals } from './globals.js';

const url = 'http://localhost/';
const newWindow: Record<string, () => Promise<object>> = {
  jsdom: async () => {
    const { JSDOM } = await import('jsdom');
    return new JSDOM('<!doctype html>', { url, pretendToBeVisual: true }).window;
  },
  'happy-dom': async () => {
    const { Window } = await import('happy-dom');
    return new Window({ url });
  },
};

const create = newWindow[process.argv[2] ?? ''];
if (!create) throw new Error('Name a DOM implementation');
installGlobals(await create());
await import('../../src/entries/index.js');

const tags = [
  'otp-entry',
  'passkey-login',
  'passkey-register',
  'passkey-auth',
  'passkey-manager',
  'passkey-support',
] as const;

const elements = [];
for (const tag of tags) {
  const element = document.createElement(tag);
  let updates = 0;
  const { requestUpdate } = element;
  element.requestUpdate = function (...change) {
    // Ends an endless loop of updates, which would block every timer.
    if (++updates > 100) throw new Error(`<${tag}> does not come to rest`);
    requestUpdate.apply(this, change);
  };
  document.body.append(element);
  while (!(await element.updateComplete));
  element.remove();
  document.body.append(element);
  while (!(await element.updateComplete));
  const hasText = () => !!element.shadowRoot?.textContent.trim();
  // <passkey-support> renders once it has asked for the abilities.
  for (let tries = 0; !hasText() && tries < 100; tries++) await setTimeout(10);
  elements.push({ tag, inputs: element.querySelectorAll('input').length, hasText: hasText() });
  element.remove();
}

const entry = document.createElement('otp-entry');
document.body.append(entry);
await entry.updateComplete;
const input = entry.querySelector('input');
if (!input) throw new Error('No input');
input.value = '12 34x56';
input.dispatchEvent(new Event('input', { bubbles: true }));
const typed = entry.value;
entry.value = '654321';

process.stdout.write(JSON.stringify({ elements, typed, set: input.value }));
process.exit();
