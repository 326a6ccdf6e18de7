/** The elements in frames with and without an origin, with paths as settings. */
import { expect } from '../support/expect.js';
import { onCleanup } from '../support/cleanup.js';

/** For each element: the error of its first action, and uncaught errors. */
interface Report {
  failures: Record<string, string | undefined>;
  uncaught: string[];
}

/** Runs in the frame, after the elements' own code. */
const script = `
const uncaught = [];
addEventListener('error', ({ message }) => uncaught.push(message));
addEventListener('unhandledrejection', ({ reason }) => uncaught.push(String(reason)));
globalThis.fetch = () => Promise.reject(new TypeError('No network here'));
const settings = { 'tenancy-id': 't', endpoint: '/', backend: '/b', username: 'ada', email: 'ada@example.com' };
const failures = {};
for (const tag of ['passkey-register', 'passkey-login', 'otp-entry', 'passkey-manager']) {
  const element = document.createElement(tag);
  for (const [name, value] of Object.entries(settings)) element.setAttribute(name, value);
  document.body.append(element);
  await element.updateComplete;
  await (element.run ?? element.send ?? element.load).call(element).catch(() => undefined);
  failures[tag] = element.error?.code;
}
const detected = new Promise((resolve) => addEventListener('passkey-support-detected', resolve));
document.body.append(document.createElement('passkey-support'));
await detected;
parent.postMessage({ failures, uncaught }, '*');`;

async function inFrame(sandbox: string): Promise<Report> {
  const elements = await (await fetch('/test-bundles/index.js')).text();
  const frame = document.createElement('iframe');
  frame.setAttribute('sandbox', sandbox);
  const module = `${elements}\n${script}`.replaceAll('</script', '<\\/script');
  frame.srcdoc = `<!doctype html><html lang="en"><body><script type="module">${module}</script></body></html>`;
  const report = new Promise<Report>((resolve) => {
    const listen = ({ source, data }: MessageEvent<Report>) => {
      if (source === frame.contentWindow) resolve(data);
    };
    addEventListener('message', listen);
    onCleanup(() => removeEventListener('message', listen));
  });
  document.body.append(frame);
  onCleanup(() => frame.remove());
  return report;
}

const all = (code: string) => ({
  'passkey-register': code,
  'passkey-login': code,
  'otp-entry': code,
  'passkey-manager': code,
});

describe('elements in an about:blank or srcdoc frame', () => {
  it('without an origin: refuse a path', async () => {
    expect(await inFrame('allow-scripts')).to.deep.equal({ failures: all('bad-config'), uncaught: [] });
  });

  it('with the page’s origin: resolve paths against the page', async () => {
    const report = await inFrame('allow-scripts allow-same-origin');
    expect(report).to.deep.equal({ failures: all('network'), uncaught: [] });
  });
});
