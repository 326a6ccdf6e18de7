/** Texts of `<passkey-manager>`. */
import { sharedEnglish } from './shared.js';

export const manageEnglish = {
  ...sharedEnglish,
  cancel: 'Cancel',
  'login:confirm': 'Confirm it’s you',
  /** Name of the list. */
  'manage:list': 'Your passkeys',
  'manage:loading': 'Loading your passkeys…',
  'manage:empty': 'You have no passkey yet.',
  'manage:retry': 'Try again',
  /** Mark of a synced passkey. */
  'manage:synced': 'Saved on your devices',
  'manage:single': 'On one device only',
  /** Mark of the passkey that opened this session. */
  'manage:current': 'Used for this sign-in',
  /** {0} is a domain. */
  'manage:legacy': 'For {0}',
  /** {0} is a past time, such as "3 days ago", or a date. */
  'manage:created': 'Created {0}',
  'manage:used': 'last used {0}',
  'manage:unused': 'not used yet',
  'manage:details': 'Details',
  'manage:account': 'For the account {0}',
  'manage:rename': 'Rename',
  'manage:unnamed': 'Passkey',
  'manage:label': 'Name of this passkey',
  'manage:save': 'Save',
  'manage:remove': 'Remove',
  'manage:removeOf': 'Remove {0}',
  'manage:confirm': 'Remove {0}?',
  'manage:confirmText':
    'You’ll no longer be able to sign in with it. If your browser supports it, the passkey is removed from your device too.',
  /** Button that replaces a passkey of the site's old domain. */
  'manage:replace': 'Replace',
  'manage:replaceOf': 'Replace {0}',
  /** {0} is a domain. */
  'manage:replaceText': 'You get a passkey for this site first. Then the one for {0} is removed.',
  'manage:keep': 'Keep it',
  'manage:renamed': 'Renamed to “{0}”.',
  'manage:removed': '{0} was removed.',
  'manage:pruned': 'Your device now offers only the passkeys listed here.',
  'manage:renamedAccount': 'Your passkeys now show {0}.',
  /** After a change for which the browser has no signal. */
  'manage:byHand': 'This browser can’t update the saved passkey. Change it in your password manager.',
  /** After a change that the password manager refused. */
  'manage:notUpdated':
    'The passkey saved on your device couldn’t be updated. Change it in your password manager.',
  'manage:add': 'Add a passkey',
  /** Below the button that adds another passkey. */
  'manage:addReason': 'Add one on another device, so that losing this one doesn’t lock you out.',
  /** Why the person has to authenticate again. */
  'manage:proof':
    'You signed in a while ago. To keep your account safe, confirm it’s you before your passkeys change.',
  'manage:prune': 'Remove old passkeys from this device',
  'error:last-passkey': 'This is your only way to sign in. Add another passkey before you remove this one.',
} as const;
