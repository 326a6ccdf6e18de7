import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { createMockBackend } from '../../../server-mock/playground/backend.js';
import { respondToForm } from '../../../server-mock/playground/form-response.js';
import { acme, setup } from '../support/world.js';

async function world() {
  const { server, register } = await setup();
  const backend = createMockBackend({ server, tenancy: acme });
  const post = (body: BodyInit) =>
    respondToForm(
      new Request('http://localhost/playground/form-without-script', { method: 'POST', body }),
      backend,
    );
  return { register, post };
}

describe('respondToForm', () => {
  it('greets by name and escapes the name', async () => {
    const { register, post } = await world();
    const username = '<img src=x onerror="alert(1)"> & co';
    const { success } = await register({}, { username });
    const html = await post(new URLSearchParams({ code: success.code }));
    assert.ok(html.includes('Hello, &lt;img src=x onerror=&quot;alert(1)&quot;&gt; &amp; co'));
    assert.ok(!html.includes('<img') && !html.includes(success.code));
    assert.match(await post(new URLSearchParams({ code: success.code })), /That did not work/);
  });

  for (const body of ['', 'code=', 'code=../passkeys/x', 'other=1', '{"code":1}'])
    it(`rejects ${JSON.stringify(body)}`, async () => {
      const { post } = await world();
      assert.match(await post(new URLSearchParams(body)), /That did not work/);
      assert.match(await post(body), /That did not work/);
    });

  it('rejects a file', async () => {
    const { post } = await world();
    const form = new FormData();
    form.set('code', new Blob(['x']));
    assert.match(await post(form), /That did not work/);
  });
});
