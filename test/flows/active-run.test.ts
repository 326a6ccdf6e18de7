import { expect } from '../support/expect.js';
import { createActiveRun } from '../../src/flows/active-run.js';
import type { PasskeyError } from '../../src/wire/errors.js';
import { call, failureCode } from './support.js';

function setup() {
  const active = createActiveRun('bad-response');
  const settled: string[] = [];
  const settle = {
    done: (result: string) => void settled.push(result),
    failed: ({ code }: PasskeyError) => void settled.push(code),
  };
  return { active, settled, settle };
}

describe('createActiveRun', () => {
  it('reports the result of a run', async () => {
    const { active, settled, settle } = setup();
    expect(await active.run(() => Promise.resolve('result'), settle)).to.equal('result');
    expect(settled).to.deep.equal(['result']);
  });

  it('reports an error that is not a PasskeyError with the fallback code', async () => {
    const { active, settled, settle } = setup();
    expect(await failureCode(active.run(() => Promise.reject(new Error('x')), settle))).to.equal(
      'bad-response',
    );
    expect(settled).to.deep.equal(['bad-response']);
  });

  it('reports a result that `done` cannot use as a failure', async () => {
    const { active, settled, settle } = setup();
    const done = () => {
      throw new TypeError('malformed');
    };
    const run = active.run(() => Promise.resolve('x'), { ...settle, done });
    expect(await failureCode(run)).to.equal('bad-response');
    expect(settled).to.deep.equal(['bad-response']);
  });

  it('aborts the previous run and drops its late result', async () => {
    const { active, settled, settle } = setup();
    const slow = call<string>();
    let signal: AbortSignal | undefined;
    const first = active.run((run) => {
      signal = run.signal;
      return slow.promise;
    }, settle);
    await active.run(() => Promise.resolve('second'), settle);
    expect(signal?.aborted).to.equal(true);
    slow.resolve('first');
    expect(await failureCode(first)).to.equal('aborted');
    expect(settled).to.deep.equal(['second']);
  });

  it('drops the late error of a stopped run', async () => {
    const { active, settled, settle } = setup();
    const slow = call<string>();
    const run = active.run(() => slow.promise, settle);
    expect(active.stop()).to.equal(true);
    slow.reject(new Error('late'));
    expect(await failureCode(run)).to.equal('aborted');
    expect(settled).to.deep.equal([]);
  });

  it('keeps the current run when another one is stopped', async () => {
    const { active, settled, settle } = setup();
    const slow = call<string>();
    const run = active.run(() => slow.promise, settle);
    expect(active.stop(new AbortController())).to.equal(false);
    slow.resolve('result');
    expect(await run).to.equal('result');
    expect(settled).to.deep.equal(['result']);
  });
});
