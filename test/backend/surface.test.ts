import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as backend from '../../src/entries/backend.js';

it('the entry point passkey-elements/backend exports exactly these names', () => {
  assert.deepEqual(Object.keys(backend).sort(), [
    'PasskeyError',
    'StoreUnavailableError',
    'backendErrors',
    'createBackend',
    'errorCodes',
    'errorTags',
    'foldEmail',
    'foldUsername',
    'keyValueAccounts',
    'keyValueRateLimits',
    'keyValueSessions',
    'memoryKeyValue',
    'nodeListener',
    'openapi',
    'postgresKeyValue',
    'postgresSchema',
    'redisKeyValue',
    'sqliteKeyValue',
  ]);
});
