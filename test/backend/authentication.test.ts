import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import { assertRefused, origin, setup } from './support/world.js';

describe('POST passkeys/authentication/authorize', () => {
  it('returns the same response and the same options for known, unknown and missing usernames', async () => {
    const world = await setup();
    await world.browser().signUp('ada');
    const answers = [];
    for (const body of [{ username: 'ada' }, { username: 'nobody' }, {}]) {
      const {
        status,
        body: answer,
        headers,
        text,
      } = await world.browser().post('passkeys/authentication/authorize', body);
      const response = await world.mock.fetch(
        new Request('https://mock.test/v2/acme/passkey/authentication/options', {
          method: 'POST',
          headers: { origin, 'content-type': 'application/json' },
          body: JSON.stringify(answer),
        }),
      );
      const { optionsJSON } = (await response.json()) as { optionsJSON: Record<string, unknown> };
      assert.equal(typeof optionsJSON['challenge'], 'string');
      answers.push({
        status,
        fields: Object.keys(answer),
        length: text.length,
        headers: [...headers],
        options: { ...optionsJSON, challenge: '' } as Record<string, unknown>,
      });
    }
    assert.deepEqual(answers[1], answers[0]);
    assert.deepEqual(answers[2], answers[0]);
    assert.deepEqual(answers[0]?.options['allowCredentials'], []);
  });

  it('sets no cookie', async () => {
    const world = await setup();
    const { headers } = await world.browser().post('passkeys/authentication/authorize', {});
    assert.equal(headers.get('set-cookie'), null);
  });

  it('sets a five-minute timeout for autofill', async () => {
    const world = await setup();
    const { body } = await world.browser().post('passkeys/authentication/authorize', {
      mediation: 'conditional',
    });
    const response = await world.mock.fetch(
      new Request('https://mock.test/v2/acme/passkey/authentication/options', {
        method: 'POST',
        headers: { origin, 'content-type': 'application/json' },
        body: JSON.stringify(body),
      }),
    );
    const answer = (await response.json()) as { mediation: string; optionsJSON: { timeout: number } };
    assert.equal(answer.mediation, 'conditional');
    assert.equal(answer.optionsJSON.timeout, 300_000);
  });

  it('accepts the site’s own and its former domains as rpId, and no others', async () => {
    const world = await setup({ relatedRpIds: ['old.example'] }, (passlock) => ({
      authorizePasskeyAuthentication: (request) => {
        requested.push(request.rpId);
        return passlock.authorizePasskeyAuthentication({ ...request, rpId: 'acme.example' });
      },
    }));
    const requested: string[] = [];
    const browser = world.browser();
    for (const rpId of ['old.example', 'acme.example'])
      assert.equal((await browser.post('passkeys/authentication/authorize', { rpId })).status, 200);
    for (const rpId of ['evil.example', 'example', '', 7, null])
      assertRefused(
        await browser.post('passkeys/authentication/authorize', { rpId }),
        400,
        '@error/BadRequest',
      );
    assert.deepEqual(requested, ['old.example', 'acme.example']);
  });

  for (const body of [{ mediation: 'silent' }, { mediation: null }, { username: 7 }, { username: 'a\u0000' }])
    it(`refuses ${JSON.stringify(body)}`, async () => {
      const world = await setup();
      const answer = await world.browser().post('passkeys/authentication/authorize', body);
      assertRefused(answer, 400, '@error/BadRequest');
    });
});
