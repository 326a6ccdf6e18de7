/** What the one-time-code flow says: its state in words. Pure. */
import type { KitError } from '../errors.js';
import type { OtpState } from '../flows/otp.js';
import type { StringsController } from '../strings/index.js';

/** What is going on; empty when there is nothing to say. */
export function codeMessage(strings: StringsController, state: OtpState, email: string): string {
  switch (state.phase) {
    case 'idle':
      return email && strings.term('code:sendTo', email);
    case 'failed':
      return '';
    case 'entering': {
      const until = strings.date(new Date(state.sent.expiresAt), { hour: 'numeric', minute: 'numeric' });
      return strings.term('code:entering', state.sent.email, until);
    }
    case 'sending':
    case 'checking':
    case 'verified':
      return strings.term(`code:${state.phase}`);
  }
}

/** What went wrong, and how many tries or seconds are left. */
export function codeError(strings: StringsController, error: KitError, seconds: number): string {
  const { code, attemptsLeft } = error;
  const sentence = strings.term(`error:${code}`);
  if (attemptsLeft !== undefined) return `${sentence} ${strings.term('code:attemptsLeft', attemptsLeft)}`;
  return code === 'rate-limited' && seconds > 0 ? strings.term('code:wait', seconds) : sentence;
}
