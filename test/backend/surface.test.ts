import assert from 'node:assert/strict';
import { it } from 'node:test';
import * as backend from '../../src/entries/backend.js';

it('the backend door has exactly these names', () => {
  assert.deepEqual(Object.keys(backend).sort(), [
    'PasskeyError',
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
    'passlockServer',
    'sqliteKeyValue',
  ]);
});
