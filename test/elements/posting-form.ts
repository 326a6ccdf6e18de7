/** A form that is really posted, and the edits of a person in it. */
import { fixture } from '@open-wc/testing';
import { executeServerCommand } from '@web/test-runner-commands';
import { html, type TemplateResult } from 'lit';
import '../../src/entries/index.js';
import type { OtpEntry } from '../../src/entries/index.js';
import { platform } from '../support/platform.js';
import { stubServer } from '../support/stub.js';

/** A form that posts to a server which records the body; its response goes into a frame. */
export async function postingForm(content: TemplateResult, method = 'post') {
  const stub = await stubServer();
  await stub.answer('/done', { body: 'done' });
  const page = await fixture<HTMLElement>(html`
    <div>
      <form method=${method} action="${stub.url}/done" target="answer">${content}<button>Go</button></form>
      <iframe name="answer"></iframe>
    </div>
  `);
  const form = page.querySelector('form') as HTMLFormElement;
  const frame = page.querySelector('iframe') as HTMLIFrameElement;
  const element = page.querySelector('otp-entry') as OtpEntry;
  await element.updateComplete;
  const input = element.querySelector('input') as HTMLInputElement;
  /** Bodies of the posts so far, once the first one has been answered. */
  const posts = async () => {
    const answered = new Promise((resolve) => frame.addEventListener('load', resolve, { once: true }));
    const [first] = await stub.requested('/done');
    if (first) await answered;
    return (await stub.requests()).map(({ method, body }) => `${method} ${body}`);
  };
  return { stub, form, element, input, posts };
}

/** Inserts a text as one edit, as a paste or a keyboard's suggestion does. */
export async function insertText(text: string) {
  if (platform === 'Chromium') await executeServerCommand('page:insert-text', { text });
  // eslint-disable-next-line @typescript-eslint/no-deprecated -- the other engines have no such command
  else document.execCommand('insertText', false, text);
}
