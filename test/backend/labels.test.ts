import assert from 'node:assert/strict';
import { describe, it } from 'node:test';
import type { Passkey } from '../../src/wire/contract.js';
import { describePasskey } from '../../src/backend/labels.js';

const passkey = { id: 'pk' } as Passkey;
const provided = { id: 'pk', platform: { name: 'Bitwarden' } } as Passkey;
const named = (...labels: string[]) => labels.map((label, n) => ({ id: String(n), label }));

const chrome = 'AppleWebKit/537.36 (KHTML, like Gecko) Chrome/156.0.0.0';
const agents: [string | null, string][] = [
  [`Mozilla/5.0 (X11; Linux x86_64) ${chrome} Safari/537.36`, 'Chrome (Linux)'],
  [`Mozilla/5.0 (Windows NT 10.0; Win64; x64) ${chrome} Safari/537.36 Edg/156.0`, 'Edge (Windows)'],
  [`Mozilla/5.0 (Linux; Android 16; K) ${chrome} Mobile Safari/537.36`, 'Chrome (Android)'],
  [`Mozilla/5.0 (X11; CrOS x86_64 1) ${chrome} Safari/537.36`, 'Chrome (ChromeOS)'],
  ['Mozilla/5.0 (Macintosh; Intel Mac OS X 10_15_7) Version/26.0 Safari/605.1.15', 'Safari (Mac)'],
  ['Mozilla/5.0 (iPhone; CPU iPhone OS 26_0 like Mac OS X) Mobile Safari/604.1', 'Safari (iPhone)'],
  ['Mozilla/5.0 (iPad; CPU OS 26_0 like Mac OS X) CriOS/156.0 Mobile Safari/604.1', 'Chrome (iPad)'],
  ['Mozilla/5.0 (X11; Linux x86_64; rv:153.0) Gecko/20100101 Firefox/153.0', 'Firefox (Linux)'],
  ['curl/8.0', ''],
  ['<script>', ''],
  [null, ''],
];

describe('describePasskey', () => {
  it('labels a passkey with its provider, if the vault has one', () => {
    const expected = { id: 'pk', label: 'Bitwarden', provider: 'Bitwarden' };
    assert.deepEqual(describePasskey(provided, agents[0]?.[0] ?? null, []), expected);
  });

  for (const [agent, label] of agents)
    it(`uses the label "${label}" for the user agent ${agent ?? '(none)'}`, () => {
      assert.deepEqual(describePasskey(passkey, agent, []), { id: 'pk', label });
    });

  it('adds a number to a label that is taken', () => {
    const label = (...others: string[]) => describePasskey(provided, null, named(...others)).label;
    assert.equal(label('Other'), 'Bitwarden');
    assert.equal(label('Bitwarden'), 'Bitwarden 2');
    assert.equal(label('Bitwarden', 'Bitwarden 2', 'Bitwarden 4'), 'Bitwarden 3');
    assert.equal(describePasskey(passkey, null, named('')).label, '');
  });
});
