/** The events of `<passkey-manager>` for a move of its flow. */
import type { BackendPasskey } from '../wire/contract.js';
import type { ManagerState } from '../flows/manager-state.js';
import {
  PasskeyFailedEvent,
  PasskeyManagerPhaseChangedEvent,
  PasskeyRemovedEvent,
  PasskeyRenamedEvent,
  PasskeysLoadedEvent,
  type PasskeyOperation,
} from './events.js';

/** Dispatches the phase change first, then the outcome, if the move has one. */
export function dispatchManagerMove(element: HTMLElement, now: ManagerState, previous: ManagerState): void {
  if (now.phase !== previous.phase)
    element.dispatchEvent(new PasskeyManagerPhaseChangedEvent(now.phase, previous.phase));
  if (now.phase === 'ready' && previous.phase === 'loading')
    element.dispatchEvent(new PasskeysLoadedEvent(now.passkeys));
  if (now.phase === 'ready' && previous.phase === 'ready' && now.done !== previous.done) {
    const find = ({ id }: BackendPasskey) => id === now.done?.id;
    const removed = previous.passkeys.find(find);
    const renamed = now.passkeys.find(find);
    if (renamed) element.dispatchEvent(new PasskeyRenamedEvent(renamed));
    else if (removed) element.dispatchEvent(new PasskeyRemovedEvent(removed, now.done?.device));
  }
  const error = errorIn(now);
  if (error && error !== errorIn(previous))
    element.dispatchEvent(new PasskeyFailedEvent(operationIn(now), error));
}

const errorIn = (now: ManagerState) => ('error' in now ? now.error : undefined);

const operationIn = (now: ManagerState): PasskeyOperation =>
  now.phase === 'ready' && now.failed && now.failed !== 'add' ? now.failed : 'load';
