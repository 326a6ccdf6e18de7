/** Texts of `<passkey-support>`. */
export const supportEnglish = {
  /** Name of the list. */
  'support:list': 'What this browser can do',
  'support:yes': 'Yes',
  'support:no': 'No',
  'support:passkeys': 'Sign in with a passkey',
  'support:platformAuthenticator': 'Use the fingerprint, face or screen lock of this device',
  'support:hybrid': 'Use a passkey on another device, such as a phone',
  'support:autofill': 'Offer passkeys while you fill in a form',
  'support:immediate': 'Ask for a passkey only where there is one',
  /** Without a dialog, after a sign-in by password. */
  'support:conditionalCreate': 'Create a passkey after a password sign-in',
  'support:signalUnknownCredential': 'Remove deleted passkeys from this device',
  'support:signalAllAcceptedCredentials': 'Offer only passkeys that still work',
  'support:signalCurrentUserDetails': 'Show your new name beside your passkeys',
  'support:relatedOrigins': 'Share passkeys between related sites',
} as const;
