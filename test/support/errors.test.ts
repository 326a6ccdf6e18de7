import { expect } from './expect.js';
import { uncaughtErrors } from './errors.js';
import { waitUntil } from './until.js';

describe('uncaughtErrors', () => {
  it('collects what is reported and what is rejected unheard', async () => {
    const errors = uncaughtErrors();
    const reported = new Error('reported');
    const rejected = new Error('rejected');
    reportError(reported);
    void Promise.reject(rejected);
    await waitUntil(() => errors.length === 2);
    expect(errors).to.deep.equal([reported, rejected]);
  });
});
