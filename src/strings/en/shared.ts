/** What every element can have to say. */
const setup = 'Passkeys are not set up correctly on this site. Please tell the people who run it.';
const trouble = 'The server has a problem. Please try again in a moment.';

export const sharedEnglish = {
  'error:bad-config': setup,
  'error:network': 'The server can’t be reached. Check your connection and try again.',
  'error:bad-response': trouble,
  'error:server-error': trouble,
  'error:not-found': trouble,
  'error:invalid-tenancy': setup,
  'error:rate-limited': 'There were too many tries. Please wait a moment, then try again.',
  'error:bad-request': 'That took too long or was used already. Please try again.',
  'error:reauthentication-required': 'Please confirm that it is you first.',
  'error:signed-out': 'You are not signed in any more. Please sign in, then try again.',
  'error:forbidden': 'The server didn’t allow this. Try again, or continue another way.',
} as const;
