/** Texts of all elements. */
const setup = 'Passkeys aren’t set up correctly on this site. Please tell the people who run it.';
const trouble = 'The server has a problem. Please try again in a moment.';

export const sharedEnglish = {
  'error:bad-config': setup,
  'error:network': 'The server can’t be reached. Check your connection and try again.',
  'error:bad-response': trouble,
  'error:server-error': trouble,
  'error:not-found': trouble,
  'error:invalid-tenancy': setup,
  'error:rate-limited': 'Too many tries. Please wait a moment, then try again.',
  'error:bad-request': 'The request has expired or was already used. Please try again.',
  'error:reauthentication-required': 'Please confirm it’s you first.',
  'error:signed-out': 'You’re no longer signed in. Please sign in, then try again.',
  'error:forbidden': 'The server didn’t allow this. Try again, or continue another way.',
} as const;
