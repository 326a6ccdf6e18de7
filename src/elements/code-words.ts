/** What the one-time-code flow says: its state in words. Pure. */
import type { KitError } from '../errors.js';
import type { OtpState } from '../flows/otp.js';
import type { codeEnglish } from '../strings/en/code.js';
import type { StringsController } from '../strings/index.js';

type CodeStrings = StringsController<typeof codeEnglish>;

/** What is going on; empty when there is nothing to say. */
export function codeMessage(strings: CodeStrings, state: OtpState, email: string): string {
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
export function codeError(strings: CodeStrings, error: KitError, seconds: number): string {
  const { code, attemptsLeft } = error;
  const sentence = strings.error(code);
  if (attemptsLeft !== undefined) return `${sentence} ${strings.term('code:attemptsLeft', attemptsLeft)}`;
  return code === 'rate-limited' && seconds > 0
    ? strings.term('code:wait', strings.relativeTime(seconds, 'second'))
    : sentence;
}

/** The button for another code while it has to wait. */
export const resendIn = (strings: CodeStrings, seconds: number): string =>
  strings.term('code:resendIn', strings.relativeTime(seconds, 'second', { style: 'narrow' }));

/** The wait for another code, for ears. */
export const resendAfter = (strings: CodeStrings, seconds: number): string =>
  strings.term('code:resendAfter', strings.relativeTime(seconds, 'second'));
