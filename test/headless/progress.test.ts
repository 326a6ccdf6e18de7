import { expect } from '../support/expect.js';
import { AuthenticationEvents, telling, type AuthenticationEvent } from '../../src/headless/progress.js';
import { uncaughtErrors } from '../support/errors.js';

const prepare = () =>
  Promise.resolve({ optionsJSON: {}, verify: (response: string) => Promise.resolve(response) });

describe('progress', () => {
  it('reports each step once, also when options are renewed and a verification is repeated', async () => {
    const told: AuthenticationEvent[] = [];
    const tell = telling(AuthenticationEvents, (event) => told.push(event));
    await tell(prepare);
    const { verify } = await tell(prepare);
    expect(told).to.deep.equal(AuthenticationEvents.slice(0, 2));
    expect(await verify('first', {})).to.equal('first');
    expect(await verify('second', {})).to.equal('second');
    expect(told).to.deep.equal([...AuthenticationEvents]);
  });

  it('reports the device step only when the device is called', async () => {
    const told: AuthenticationEvent[] = [];
    const tell = telling(AuthenticationEvents, (event) => told.push(event));
    const error = new Error('offline');
    expect(await tell(() => Promise.reject(error)).catch((reason: unknown) => reason)).to.equal(error);
    expect(told).to.deep.equal(['optionsRequest']);
  });

  it('reports a listener that throws, and continues', async () => {
    const errors = uncaughtErrors();
    const broken = new Error('broken');
    const { verify } = await telling(AuthenticationEvents, () => {
      throw broken;
    })(prepare);
    expect(await verify('response', {})).to.equal('response');
    expect(errors).to.have.length(3);
    for (const error of errors) expect(error).to.equal(broken);
  });
});
