/** Texts of both ceremony elements, mostly device and browser errors. */
import { sharedEnglish } from './shared.js';

export const ceremonyEnglish = {
  ...sharedEnglish,
  /** Label of a created username input. */
  username: 'Email or username',
  cancel: 'Cancel',
  'error:unsupported': 'This browser can’t use passkeys. Try a newer browser, or continue another way.',
  'error:insecure-context': 'Passkeys need a secure (https) page. Please continue another way.',
  'error:blocked':
    'Passkeys can’t be used on an embedded page. Open the site in its own window, or continue another way.',
  'error:not-allowed': 'That didn’t finish. You can try again, or continue another way.',
  'error:aborted': 'That was stopped. You can try again.',
  'error:timed-out': 'Your device didn’t answer. You can try again, or continue another way.',
  'error:wrong-domain': sharedEnglish['error:bad-config'],
  'error:unsuitable':
    'This device doesn’t support the kind of passkey this site needs. Try another device or a security key.',
  'error:device-failed': 'Your device had a problem. You can try again, or continue another way.',
} as const;
