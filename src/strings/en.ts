/** English, the fallback. Wording follows the terms of passkeys.dev: plain, lower case, no acronyms. */
import type { Strings } from './index.js';

const setup = 'Passkeys are not set up correctly on this site. Please tell the people who run it.';
const trouble = 'The server has a problem. Please try again in a moment.';

export const en: Strings = {
  $code: 'en',
  $name: 'English',
  $dir: 'ltr',

  username: 'Email or username',
  cancel: 'Cancel',

  'register:intro': 'Simplify your sign in: use your fingerprint, face or screen lock.',
  'register:action': 'Create a passkey',
  'register:duplicate': (name) =>
    `You already have a passkey for ${name} here, on this device or in its password manager. You can sign in with it.`,
  'register:preparing': 'Getting ready…',
  'register:prompting':
    'Follow the steps on your device. Your fingerprint, face or screen lock confirms that it is you.',
  'register:verifying': 'Saving your passkey…',
  'register:succeeded': 'Your passkey is ready. You can sign in with it from now on.',

  'login:action': 'Sign in with a passkey',
  'login:code': 'Use a code instead',
  'login:create': 'Create a new passkey',
  'login:back': 'Use a passkey instead',
  'login:confirm': 'Confirm that it is you',
  'login:account': (name) => `You are signed in as ${name}.`,
  'login:preparing': 'Getting ready…',
  'login:prompting': 'Follow the steps on your device: it asks for your fingerprint, face or screen lock.',
  'login:verifying': 'Checking your passkey…',
  'login:succeeded': 'Your passkey was accepted.',

  'code:email': 'Email',
  'code:send': 'Send me a code',
  'code:sendTo': (email) => `We will send a code to ${email}.`,
  'code:label': 'One-time code',
  'code:check': 'Continue',
  'code:resend': 'Send another code',
  'code:resendIn': (seconds) => `Send another code (in ${seconds} s)`,
  'code:resendAfter': (seconds) =>
    seconds === 1
      ? 'You can ask for another code in 1 second.'
      : `You can ask for another code in ${seconds} seconds.`,
  'code:resendReady': 'You can ask for another code now.',
  'code:other': 'Use another email address',
  'code:missing': (length) => `Enter the ${length} characters of the code.`,
  'code:sending': 'Sending…',
  'code:entering': (email, until) => `We sent a code to ${email}. It is good until ${until}.`,
  'code:checking': 'Checking the code…',
  'code:verified': 'The code is right.',
  'code:help': 'No mail? Look among the unwanted mails, or check the address.',
  'code:attemptsLeft': (count) => (count === 1 ? 'You have 1 try left.' : `You have ${count} tries left.`),
  'code:wait': (seconds) =>
    seconds === 1
      ? 'Please wait 1 second, then try again.'
      : `Please wait ${seconds} seconds, then try again.`,

  'manage:list': 'Your passkeys',
  'manage:loading': 'Loading your passkeys…',
  'manage:empty': 'You have no passkey yet. With one you sign in by fingerprint, face or screen lock.',
  'manage:retry': 'Try again',
  'manage:synced': 'On your devices',
  'manage:single': 'On one device or security key only',
  'manage:current': 'Used to sign in now',
  'manage:legacy': (domain) => `For ${domain}`,
  'manage:created': (when) => `Created ${when}`,
  'manage:used': (when) => `last used ${when}`,
  'manage:unused': 'not used yet',
  'manage:details': 'Details',
  'manage:account': (name) => `For the account ${name}`,
  'manage:rename': 'Rename',
  'manage:renameOf': (label) => `Rename ${label}`,
  'manage:label': 'Name of this passkey',
  'manage:save': 'Save',
  'manage:remove': 'Remove',
  'manage:removeOf': (label) => `Remove ${label}`,
  'manage:confirm': (label) => `Remove ${label}?`,
  'manage:confirmText':
    'You will no longer be able to sign in with it. Where your browser can, it is removed from your device too.',
  'manage:keep': 'Keep it',
  'manage:renamed': (label) => `It is now called ${label}.`,
  'manage:removed': (label) => `${label} was removed.`,
  'manage:pruned': 'Your device now offers only the passkeys listed here.',
  'manage:renamedAccount': (name) => `Your passkeys now show ${name}.`,
  'manage:byHand':
    'Your browser can’t change what your device keeps. You can do it in your password manager.',
  'manage:prune': 'Tidy up this device',

  'support:list': 'What this browser can do',
  'support:yes': 'Yes',
  'support:no': 'No',
  'support:passkeys': 'Sign in with a passkey',
  'support:platformAuthenticator': 'Use the fingerprint, face or screen lock of this device',
  'support:hybrid': 'Use a passkey on another device, such as a phone',
  'support:autofill': 'Offer passkeys while you fill in a form',
  'support:immediate': 'Ask for a passkey only where there is one',
  'support:conditionalCreate': 'Create a passkey after a password sign-in',
  'support:signalUnknownCredential': 'Take removed passkeys off this device',
  'support:signalAllAcceptedCredentials': 'Offer only passkeys that still work',
  'support:signalCurrentUserDetails': 'Show your new name beside your passkeys',
  'support:relatedOrigins': 'Share passkeys between related sites',

  'help:what': 'What are passkeys?',
  'help:whatAnswer':
    'A passkey replaces a password. You sign in the way you unlock your device: with your fingerprint, your face or your screen lock. They never leave your device.',
  'help:where': 'Where are passkeys saved?',
  'help:whereAnswer':
    'In the password manager of your device or browser, ready on your other devices too, or on a security key.',

  'error:bad-config': setup,
  'error:unsupported': 'This browser can’t use passkeys. Try a newer browser, or continue another way.',
  'error:insecure-context': 'Passkeys need a secure (https) page. Please continue another way.',
  'error:blocked':
    'Passkeys can’t be used inside this frame. Open the site in its own window, or continue another way.',
  'error:not-allowed': 'That didn’t finish. You can try again, or continue another way.',
  'error:aborted': 'That was cancelled. You can try again.',
  'error:timed-out': 'Your device didn’t answer. You can try again, or continue another way.',
  'error:duplicate': 'You already have a passkey here, and can sign in with it.',
  'error:wrong-domain': setup,
  'error:unsuitable':
    'This device can’t make the kind of passkey that is needed. Try another device or a security key.',
  'error:device-failed': 'Your device had a problem. You can try again, or continue another way.',
  'error:passkey-not-found':
    'This passkey no longer works here. Use another passkey, or continue another way. If it is offered again, you can remove it in your password manager.',
  'error:network': 'The server can’t be reached. Check your connection and try again.',
  'error:bad-response': trouble,
  'error:server-error': trouble,
  'error:rate-limited': 'There were too many tries. Please wait a moment, then try again.',
  'error:wrong-code': 'That is not the code we sent.',
  'error:code-expired': 'This code is too old. You can ask for another one.',
  'error:too-many-attempts': 'There were too many wrong codes. You can ask for another one.',
  'error:no-code': 'This code is no longer good. You can ask for another one.',
  'error:invalid-email': 'Enter an email address, like name@example.com.',
  'error:email-taken': 'Another account has this address. Use another one, or sign in.',
  'error:username-taken': 'This name is taken. Choose another one, or sign in.',
  'error:reauthentication-required': 'Please confirm that it is you first.',
  'error:last-passkey': 'This is your only way to sign in. Add another passkey before you remove it.',
  'error:bad-request': 'That took too long or was used already. Please try again.',
  'error:signed-out': 'You are not signed in any more. Please sign in, then try again.',
  'error:forbidden': 'The server didn’t allow this. Try again, or continue another way.',
  'error:not-found': trouble,
  'error:invalid-tenancy': setup,
};
