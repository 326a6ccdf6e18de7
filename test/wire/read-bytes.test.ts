import { expect } from '../support/expect.js';
import { readBytes, readRequestBytes } from '../../src/wire/read-bytes.js';

const request = (body: BodyInit) => new Request('https://app.test', { method: 'POST', body });
const text = (bytes: ArrayBuffer | undefined) => bytes && new TextDecoder().decode(bytes);

describe('readBytes', () => {
  it('reads a request and a response up to the limit', async () => {
    expect(text(await readRequestBytes(request('Ada ♥'), 7))).to.equal('Ada ♥');
    expect(text(await readBytes(new Response('Ada ♥'), 7))).to.equal('Ada ♥');
  });

  it('returns undefined for a larger body, in bytes', async () => {
    expect(await readRequestBytes(request('Ada ♥'), 6)).to.equal(undefined);
    expect(await readBytes(new Response('Ada ♥'), 6)).to.equal(undefined);
  });

  it('reads no body as empty', async () => {
    expect(await readRequestBytes(new Request('https://app.test'), 1)).to.have.property('byteLength', 0);
    expect(await readBytes(new Response(null, { status: 204 }), 1)).to.have.property('byteLength', 0);
  });

  it('stops reading an endless body at the limit', async () => {
    let body: unknown;
    const cancelled = new Promise<void>((resolve) => {
      body = new ReadableStream({
        pull: (controller) => controller.enqueue(new Uint8Array(1000)),
        cancel: () => resolve(),
      });
    });
    expect(await readBytes(new Response(body as ReadableStream), 5000)).to.equal(undefined);
    // WebKit cancels the stream a moment later. An endless read would never come here.
    await cancelled;
  });

  it('joins the chunks of a stream in order', async () => {
    const chunks = new ReadableStream({
      start(controller) {
        for (const chunk of ['passkey', '-', 'elements']) controller.enqueue(new TextEncoder().encode(chunk));
        controller.close();
      },
    });
    expect(text(await readBytes(new Response(chunks), 100))).to.equal('passkey-elements');
  });
});
