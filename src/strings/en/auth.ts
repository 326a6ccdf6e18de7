/** Texts of `<passkey-auth>`; those of its steps belong to the elements in them. */
import { codeEnglish } from './code.js';
import { loginEnglish } from './login.js';

export const authEnglish = {
  ...codeEnglish,
  ...loginEnglish,
  'auth:signIn': 'Sign in',
  'auth:signUp': 'Create an account',
  /** Between the passkey and the other ways to sign in. */
  'auth:or': 'or',
  /** Before the link to sign up. */
  'auth:new': 'New here?',
  /** Before the link to sign in. */
  'auth:known': 'Already have an account?',
  /** Heading of the step that takes the code. */
  'auth:mail': 'Check your email',
  /** Heading of the offer to create a passkey, after a code. */
  'auth:offer': 'Next time, sign in without a code',
  /** Declines the offer. */
  'auth:notNow': 'Not now',
  'register:succeeded': 'Your passkey is ready. You can sign in with it from now on.',
} as const;
