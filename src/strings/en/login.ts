/** Texts of `<passkey-login>`. */
import { ceremonyEnglish } from './ceremony.js';

export const loginEnglish = {
  ...ceremonyEnglish,
  'login:action': 'Sign in with a passkey',
  'login:code': 'Email me a code instead',
  /** Button shown when the used passkey no longer exists. */
  'login:create': 'Create a new passkey',
  /** Button that returns from the code or from creating a passkey. */
  'login:back': 'Use a passkey instead',
  /** While the device's dialog is open, and after one that ended without a passkey. */
  'login:otherDevice':
    'Is your passkey on a phone or another device? Choose that option in your device’s dialog, then scan the QR code.',
  'login:confirm': 'Confirm it’s you',
  'login:account': 'You’re signed in as {0}.',
  'login:preparing': 'Getting ready…',
  'login:prompting': 'Follow the steps on your device: it asks for your fingerprint, face or screen lock.',
  'login:verifying': 'Checking your passkey…',
  'login:succeeded': 'Your passkey was accepted.',
  'error:not-accepted':
    'This passkey wasn’t accepted. Try again, use another passkey, or continue another way.',
  'error:passkey-not-found':
    'This passkey no longer works here. Use another passkey, or continue another way. If it is offered again, you can remove it in your password manager.',
} as const;
