/** Texts of `<otp-entry>`. */
import { sharedEnglish } from './shared.js';

export const codeEnglish = {
  ...sharedEnglish,
  /** Button that offers a passkey after a correct code. */
  'register:action': 'Create a passkey',
  'register:intro': 'Sign in more easily: use your fingerprint, face or screen lock.',
  'code:email': 'Email',
  'code:send': 'Email me a code',
  'code:sendTo': 'We’ll send a code to {0}.',
  'code:label': 'One-time code',
  'code:check': 'Continue',
  'code:resend': 'Send another code',
  /** {0} is a time from now, such as "in 5 sec.". */
  'code:resendIn': 'Send another code ({0})',
  /** Announced once, at the start of the resend delay. {0} is a time from now, such as "in 5 seconds". */
  'code:resendAfter': 'You can ask for another code {0}.',
  /** Announced once, at the end of the resend delay. */
  'code:resendReady': 'You can ask for another code now.',
  'code:other': 'Use another email address',
  'code:missing': {
    one: 'Enter the character of the code.',
    other: 'Enter all {0} characters of the code.',
  },
  'code:missingDigits': { one: 'Enter the digit of the code.', other: 'Enter all {0} digits.' },
  'code:sending': 'Sending…',
  /** {1} is a time of day. */
  'code:entering': 'We sent a code to {0}. It works until {1}.',
  'code:checking': 'Checking the code…',
  'code:verified': 'Code accepted.',
  'code:help': 'No email? Look in the spam folder, or check the address.',
  'code:attemptsLeft': { one: 'You have {0} try left.', other: 'You have {0} tries left.' },
  /** {0} is a time from now, such as "in 5 seconds". */
  'code:wait': 'Too many tries. You can try again {0}.',
  /** After a refused resend. {0} is a time from now, such as "in 5 seconds". */
  'code:justSent': 'We sent a code a moment ago. You can ask again {0}.',
  'error:wrong-code': 'That’s not the code we sent.',
  'error:code-expired': 'This code has expired. Ask for a new one.',
  'error:too-many-attempts': 'Too many wrong codes. Ask for a new one.',
  'error:no-code': 'This code no longer works. Ask for a new one.',
  'error:invalid-email': 'Enter an email address, like name@example.com.',
  'error:email-taken': 'Another account has this address. Use another one, or sign in.',
} as const;
