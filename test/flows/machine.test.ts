import { expect } from '../support/expect.js';
import { createMachine } from '../../src/flows/machine.js';
import { uncaughtErrors } from '../support/errors.js';

type State = { phase: 'off' } | { phase: 'on'; level: number } | { phase: 'broken' };

const lamp = () =>
  createMachine<State>({ phase: 'off' }, { off: ['on'], on: ['on', 'off', 'broken'], broken: [] });

describe('createMachine', () => {
  it('starts in the initial state, and moves along the table', () => {
    const machine = lamp();
    expect(machine.state).to.deep.equal({ phase: 'off' });
    machine.move({ phase: 'on', level: 1 });
    machine.move({ phase: 'on', level: 2 });
    expect(machine.state).to.deep.equal({ phase: 'on', level: 2 });
  });

  it('throws on every other move, and keeps its state', () => {
    const machine = lamp();
    expect(() => machine.move({ phase: 'broken' })).to.throw('Illegal move: off to broken');
    expect(machine.state.phase).to.equal('off');
    machine.move({ phase: 'on', level: 1 });
    machine.move({ phase: 'broken' });
    for (const next of [{ phase: 'off' }, { phase: 'on', level: 1 }, { phase: 'broken' }] as const)
      expect(() => machine.move(next)).to.throw('Illegal move');
  });

  it('calls listeners with the new and the previous state until they unsubscribe', () => {
    const machine = lamp();
    const seen: string[] = [];
    const leave = machine.subscribe((state, previous) => seen.push(`${previous.phase}>${state.phase}`));
    machine.move({ phase: 'on', level: 1 });
    leave();
    machine.move({ phase: 'off' });
    expect(seen).to.deep.equal(['off>on']);
  });

  it('reports the error of a listener, and calls the next one', () => {
    const errors = uncaughtErrors();
    const machine = lamp();
    const fault = new Error('listener');
    let heard = false;
    machine.subscribe(() => {
      throw fault;
    });
    machine.subscribe(() => {
      heard = true;
    });
    machine.move({ phase: 'on', level: 1 });
    expect(heard).to.equal(true);
    expect(errors).to.deep.equal([fault]);
  });
});
