/**
 * What a screen reader gets from each sight: controls with name, value, description and states, and the texts
 * of the live regions. An entry that ends in `…` is the beginning of a text.
 */
const help = 'disclosure "What are passkeys?"';
const username = 'textbox "Email or username"';
const create = 'button "Create a passkey"';
const add = 'button "Add a passkey"';
const signIn = 'button "Sign in with a passkey"';
const cancel = 'button "Cancel"';
const byCode = 'button "Email me a code instead"';
const code = 'textbox "One-time code"';
const digits = 'described by "Enter all 6 digits."';
const sent = 'status: We sent a code to ada@example.com…';
const resend = 'button "Send another code"';
const otherAddress = 'button "Use another email address"';

const row = (label: string, ...more: string[]) => [
  `disclosure "Details ${label}"`,
  ...more,
  `button "Rename ${label}"`,
  `button "Remove ${label}"`,
];
const list = 'list "Your passkeys"';
const first = row('My keychain');
const others = [...row('Passkey (1)'), ...row('Passkey (2)', 'button "Replace Passkey (2)"')];
const prune = 'button "Remove old passkeys from this device"';

const features = (answers: string) =>
  [
    'Sign in with a passkey',
    'Use the fingerprint, face or screen lock of this device',
    'Use a passkey on another device, such as a phone',
    'Offer passkeys while you fill in a form',
    'Ask for a passkey only where there is one',
    'Create a passkey after a password sign-in',
    'Remove deleted passkeys from this device',
    'Offer only passkeys that still work',
    'Show your new name beside your passkeys',
    'Share passkeys between related sites',
  ].map((name, index) => `row "${name}" ${answers[index] === 'y' ? 'Yes' : 'No'}`);

export const outlines: Record<string, readonly string[]> = {
  'passkey-register, idle': [username, create, help],
  'passkey-register, preparing': [username, `${create} (disabled)`, cancel, 'status: Getting ready…', help],
  'passkey-register, prompting': [
    username,
    `${create} (disabled)`,
    cancel,
    'status: Follow the steps on your device…',
    help,
  ],
  'passkey-register, verifying': [username, `${create} (disabled)`, cancel, 'status: Saving…', help],
  'passkey-register, succeeded': [username, create, 'status: Your passkey is ready…', help],
  'passkey-register, failed': [username, create, 'alert: The server has a problem…', help],
  'passkey-register, disabled': [`${create} (disabled)`, `${help} (disabled)`],
  'passkey-register, unavailable': [username, 'status: This browser can’t use passkeys…', help],

  'passkey-login, idle': [username, signIn],
  'passkey-login, preparing': [username, `${signIn} (disabled)`, cancel, 'status: Getting ready…'],
  'passkey-login, prompting': [
    username,
    `${signIn} (disabled)`,
    cancel,
    'status: Follow the steps on your device…',
    'status: Is your passkey on a phone or another device…',
  ],
  'passkey-login, verifying': [username, `${signIn} (disabled)`, cancel, 'status: Checking your passkey…'],
  'passkey-login, succeeded': [username, signIn, 'status: Your passkey was accepted…'],
  'passkey-login, failed': [username, signIn, 'alert: The server has a problem…', byCode],
  'passkey-login, disabled': [`${signIn} (disabled)`],
  'passkey-login, unavailable': [username, 'status: This browser can’t use passkeys…'],

  'otp-entry, idle': ['textbox "Email" (required)', 'button "Email me a code"'],
  'otp-entry, sending': [
    'status: Sending…',
    'textbox "Email" = "ada@example.com" (required)',
    'button "Email me a code" (disabled)',
  ],
  'otp-entry, entering': [sent, `${code} ${digits} (focused)`, 'button "Continue"', resend, otherAddress],
  'otp-entry, entering, with a wait': [
    sent,
    `${code} ${digits} (focused)`,
    'button "Continue"',
    `${resend} (disabled)`,
    otherAddress,
    'status: You can ask for another code in 60 seconds…',
  ],
  'otp-entry, entering, after a wrong code': [
    sent,
    `${code} described by "That’s not the code we sent. You have 4 tries left." (invalid: true, focused)`,
    'alert: That’s not the code we sent. You have 4 tries left…',
    'button "Continue"',
    resend,
    otherAddress,
  ],
  'otp-entry, checking': [
    sent,
    `${code} = "123456" ${digits} (focused)`,
    'button "Continue" (disabled)',
    `${resend} (disabled)`,
    otherAddress,
    'status: Checking the code…',
  ],
  'otp-entry, verified': ['status: Code accepted…', `${create} (focused)`],
  'otp-entry, failed': ['alert: This code has expired…', `${resend} (focused)`, otherAddress],
  'otp-entry, as a form control': [`${code} ${digits} (required)`],
  'otp-entry, disabled': [`${code} ${digits} (disabled)`],

  'passkey-manager, loading': ['status: Loading your passkeys…'],
  'passkey-manager, ready': [list, ...first, ...others, add, prune],
  'passkey-manager, ready, with no passkey': [create, help],
  'passkey-manager, ready, asks before it removes': [
    'dialog "Remove My keychain?" described by "You’ll no longer be able to sign in with it…',
    'heading "Remove My keychain?"',
    'button "Keep it" (focused)',
    'button "Remove My keychain"',
  ],
  'passkey-manager, ready, renames one': [
    list,
    'textbox "Name of this passkey" = "My keychain" (focused, required)',
    'button "Save"',
    cancel,
    'disclosure "Details My keychain"',
    ...others,
    add,
    prune,
  ],
  'passkey-manager, ready, after a removal': [
    list,
    'status (focused): My keychain was removed…',
    ...others,
    add,
    prune,
  ],
  'passkey-manager, ready, asks for a proof': [
    'dialog "Confirm it’s you" described by "You signed in a while ago…',
    'heading "Confirm it’s you"',
    'button "Confirm it’s you" (focused)',
    byCode,
    cancel,
  ],
  'passkey-manager, failed': ['alert: The server can’t be reached…', 'button "Try again"'],

  'passkey-auth, start': [
    'heading "Sign in"',
    'textbox "Email or username"',
    'button "Sign in with a passkey"',
    'button "Email me a code"',
    'button "Create an account"',
  ],
  'passkey-auth, start, to sign up': [
    'heading "Create an account"',
    'textbox "Email" (required)',
    'button "Email me a code"',
  ],
  'passkey-auth, start, without codes': [
    'heading "Sign in"',
    'textbox "Email or username"',
    'button "Sign in with a passkey"',
  ],
  'passkey-auth, code': [
    'heading "Check your email"',
    'status: We sent a code to ada@example.com…',
    `${code} ${digits} (focused)`,
    'button "Continue"',
    'button "Send another code"',
    'button "Use another email address"',
  ],
  'passkey-auth, offer': [
    'heading "Next time, sign in without a code" (focused)',
    'button "Create a passkey"',
    'disclosure "What are passkeys?"',
    'button "Not now"',
  ],
  'passkey-auth, done': ['status (focused): Code accepted.'],
  'passkey-auth, start, to confirm the identity': ['button "Confirm it’s you"', 'button "Email me a code"'],
  'passkey-support, supported': ['table "What this browser can do"', ...features('ynyynnyyyn')],
  'passkey-support, unsupported': ['table "What this browser can do"', ...features('nnnnnnnnnn')],
};
