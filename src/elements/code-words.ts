/** Texts for the state of the one-time-code flow. Pure functions. */
import type { PasskeyError } from '../wire/errors.js';
import type { OtpState } from '../flows/otp.js';
import type { codeEnglish } from '../strings/en/code.js';
import { joinSentences } from '../strings/text.js';
import type { StringsController } from '../strings/strings-controller.js';
import type { Wait } from './countdown.js';

export type CodeStrings = StringsController<typeof codeEnglish>;

/** Status message; empty when there is none. */
export function codeMessage(strings: CodeStrings, state: OtpState, email: string): string {
  const { phase } = state;
  if (phase === 'failed') return '';
  if (phase === 'idle') return email && strings.term('code:sendTo', email);
  if (phase !== 'entering') return strings.term(`code:${phase}`);
  const until = strings.date(new Date(state.sent.expiresAt), { hour: 'numeric', minute: 'numeric' });
  return strings.term('code:entering', state.sent.email, until);
}

/** Error message, with the attempts left or the time to wait. A rate limit's message disappears after the wait. */
export function codeError(
  strings: CodeStrings,
  { code, attemptsLeft }: PasskeyError,
  wait: Wait,
  isResendRefused: boolean,
): string {
  const sentence = strings.error(code);
  // The value comes from a server and may be malformed.
  if (attemptsLeft !== undefined && /^[1-9]\d{0,8}$/.test(String(attemptsLeft)))
    return joinSentences(strings.lang, sentence, strings.term('code:attemptsLeft', attemptsLeft));
  if (code !== 'rate-limited' || !wait.whole) return sentence;
  // A short wait is the resend delay; a longer one is a rate limit.
  const key = isResendRefused && wait.whole <= 90 ? 'code:justSent' : 'code:wait';
  return wait.left ? strings.term(key, soon(strings, wait.whole)) : '';
}

/** Text of the resend button, with the remaining delay. */
export const codeResend = (strings: CodeStrings, { left }: Wait): string =>
  left ? strings.term('code:resendIn', soon(strings, left, 'short')) : strings.term('code:resend');

/** Screen-reader text for the resend delay: announced at its start and end, not every second. */
export function codeWait(strings: CodeStrings, { left, whole }: Wait, error?: PasskeyError): string {
  if (!whole || (left && error?.code === 'rate-limited')) return '';
  return left ? strings.term('code:resendAfter', soon(strings, whole)) : strings.term('code:resendReady');
}

const soon = (strings: CodeStrings, seconds: number, style: Intl.RelativeTimeFormatStyle = 'long') =>
  seconds > 90
    ? strings.relativeTime(Math.ceil(seconds / 60), 'minute', { style })
    : strings.relativeTime(seconds, 'second', { style });
