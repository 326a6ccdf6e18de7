/** The events of `<otp-entry>` for a move of its flow. */
import type { OtpState } from '../flows/otp.js';
import { OtpFailedEvent, OtpPhaseChangedEvent, OtpSentEvent, OtpVerifiedEvent } from './events.js';

/** Dispatches the phase change first, then the outcome, if the move has one. */
export function dispatchMove(element: HTMLElement, state: OtpState, previous: OtpState): void {
  element.dispatchEvent(new OtpPhaseChangedEvent(state.phase, previous.phase));
  const isSent = previous.phase === 'sending' && state.phase === 'entering' && !state.error;
  if (isSent) element.dispatchEvent(new OtpSentEvent(state.sent.email));
  if (state.phase === 'verified') element.dispatchEvent(new OtpVerifiedEvent(state.result));
  if ('error' in state && state.error) element.dispatchEvent(new OtpFailedEvent(state.error));
}
