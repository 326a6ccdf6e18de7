/** Texts of `<passkey-register>`. */
import { ceremonyEnglish } from './ceremony.js';

export const registerEnglish = {
  ...ceremonyEnglish,
  'register:intro': 'Sign in more easily: use your fingerprint, face or screen lock.',
  'register:action': 'Create a passkey',
  /** The device has a passkey for this account already. */
  'register:duplicate':
    'You already have a passkey for {0} here, on this device or in its password manager. You can sign in with it.',
  'register:preparing': 'Getting ready…',
  'register:prompting':
    'Follow the steps on your device. Your fingerprint, face or screen lock confirms it’s you.',
  'register:verifying': 'Saving your passkey…',
  'register:succeeded': 'Your passkey is ready. You can sign in with it from now on.',
  'help:what': 'What are passkeys?',
  'help:whatAnswer':
    'A passkey replaces a password. You sign in the way you unlock your device: with your fingerprint, your face or your screen lock. Your fingerprint and face never leave your device.',
  'help:where': 'Where are passkeys saved?',
  'help:whereAnswer':
    'In the password manager of your device or browser, available on your other devices too, or on a security key.',
  'error:duplicate': 'You already have a passkey here. You can sign in with it.',
  'error:username-taken': 'This name is taken. Choose another one, or sign in.',
} as const;
