/** What the one-time-code flow says: its state in words. Pure. */
import type { PasskeyError } from '../wire/errors.js';
import type { OtpState } from '../flows/otp.js';
import type { codeEnglish } from '../strings/en/code.js';
import type { StringsController } from '../strings/strings-controller.js';
import type { Wait } from './countdown.js';

export type CodeStrings = StringsController<typeof codeEnglish>;

/** What is going on; empty when there is nothing to say. */
export function codeMessage(strings: CodeStrings, state: OtpState, email: string): string {
  const { phase } = state;
  if (phase === 'failed') return '';
  if (phase === 'idle') return email && strings.term('code:sendTo', email);
  if (phase !== 'entering') return strings.term(`code:${phase}`);
  const until = strings.date(new Date(state.sent.expiresAt), { hour: 'numeric', minute: 'numeric' });
  return strings.term('code:entering', state.sent.email, until);
}

/** What went wrong, and how many tries are left or how long to wait; that goes when the wait is over. */
export function codeError(
  strings: CodeStrings,
  { code, attemptsLeft }: PasskeyError,
  wait: Wait,
  isResendRefused: boolean,
): string {
  const sentence = strings.error(code);
  // Of a server, it may be a number that counts nothing.
  if (attemptsLeft !== undefined && /^[1-9]\d{0,8}$/.test(String(attemptsLeft)))
    return `${sentence} ${strings.term('code:attemptsLeft', attemptsLeft)}`;
  if (code !== 'rate-limited' || !wait.whole) return sentence;
  // A longer wait is a limit of its own: the last code was not just sent.
  const key = isResendRefused && wait.whole <= 90 ? 'code:justSent' : 'code:wait';
  return wait.left ? strings.term(key, soon(strings, wait.whole)) : '';
}

/** The button for another code, which may have to wait. */
export const codeResend = (strings: CodeStrings, { left }: Wait): string =>
  left ? strings.term('code:resendIn', soon(strings, left, 'short')) : strings.term('code:resend');

/** The wait for another code, for ears: its start, unless the error told it, and its end; no second in between. */
export function codeWait(strings: CodeStrings, { left, whole }: Wait, error?: PasskeyError): string {
  if (!whole || (left && error?.code === 'rate-limited')) return '';
  return left ? strings.term('code:resendAfter', soon(strings, whole)) : strings.term('code:resendReady');
}

const soon = (strings: CodeStrings, seconds: number, style: Intl.RelativeTimeFormatStyle = 'long') =>
  seconds > 90
    ? strings.relativeTime(Math.ceil(seconds / 60), 'minute', { style })
    : strings.relativeTime(seconds, 'second', { style });
