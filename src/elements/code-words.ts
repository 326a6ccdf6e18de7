/** Texts for the state of the one-time-code flow. Pure functions. */
import type { PasskeyError } from '../wire/errors.js';
import type { OtpState } from '../flows/otp.js';
import type { codeEnglish } from '../strings/en/code.js';
import { joinSentences } from '../strings/text.js';
import type { StringsController } from '../strings/strings-controller.js';
import type { Wait } from './countdown.js';

export type CodeStrings = StringsController<typeof codeEnglish>;

/** Status message; empty when there is none. That of a sent code stays during requests, so that nothing moves. */
export function codeMessage(strings: CodeStrings, state: OtpState, email: string): string {
  const { phase } = state;
  if (phase === 'failed') return '';
  if (phase === 'idle') return email && strings.term('code:sendTo', email);
  const sent = 'sent' in state && state.sent;
  if (!sent) return strings.term(phase === 'verified' ? 'code:verified' : 'code:sending');
  const until = strings.date(new Date(sent.expiresAt), { hour: 'numeric', minute: 'numeric' });
  return strings.term('code:entering', sent.email, until);
}

/** Screen-reader text for a request while a code can be entered; the button shows a spinner. */
export const codeProgress = (strings: CodeStrings, { phase }: OtpState, isEntering: boolean): string =>
  isEntering && (phase === 'sending' || phase === 'checking') ? strings.term(`code:${phase}`) : '';

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

/** Text of the resend button during the delay. */
export const codeResendIn = (strings: CodeStrings, { left }: Wait): string =>
  strings.term('code:resendIn', soon(strings, left, 'short'));

/** Screen-reader text for the resend delay: announced at its start and end, not every second. */
export function codeWait(strings: CodeStrings, { left, whole }: Wait, error?: PasskeyError): string {
  if (!whole || (left && error?.code === 'rate-limited')) return '';
  return left ? strings.term('code:resendAfter', soon(strings, whole)) : strings.term('code:resendReady');
}

const soon = (strings: CodeStrings, seconds: number, style: Intl.RelativeTimeFormatStyle = 'long') =>
  seconds > 90
    ? strings.relativeTime(Math.ceil(seconds / 60), 'minute', { style })
    : strings.relativeTime(seconds, 'second', { style });
