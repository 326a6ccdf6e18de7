/** Every word the elements say, by key. The flows know codes only; a language is one typed dictionary. */
import { LocalizeController, registerTranslation, type Translation } from '@shoelace-style/localize';
import type { ErrorCode } from '../errors.js';
import type { Phase } from '../flows/ceremony.js';
import { en } from './en.js';

type Errors = Record<`error:${ErrorCode}`, string>;
type Phases = Record<`${'register' | 'login'}:${Exclude<Phase, 'idle' | 'failed'>}`, string>;

export interface Strings extends Translation, Errors, Phases {
  /** Label of the username field that an element makes when the page brings none. */
  username: string;
  cancel: string;
  'register:intro': string;
  'register:action': string;
  /** The device has a passkey for this account already. */
  'register:duplicate': (name: string) => string;
  'login:confirm': string;
  'login:account': (name: string) => string;
  'login:code': string;
  /** Offered when a passkey no longer works. */
  'login:create': string;
  /** The way back from the code. */
  'login:back': string;
  'login:action': string;
  'code:email': string;
  'code:send': string;
  'code:sendTo': (email: string) => string;
  'code:label': string;
  'code:check': string;
  'code:resend': string;
  'code:resendIn': (seconds: number) => string;
  /** Said once, when the wait begins. */
  'code:resendAfter': (seconds: number) => string;
  /** Said once, when the wait is over. */
  'code:resendReady': string;
  'code:other': string;
  'code:missing': (length: number) => string;
  'code:sending': string;
  /** `until` is a time of day. */
  'code:entering': (email: string, until: string) => string;
  'code:checking': string;
  'code:verified': string;
  'code:help': string;
  'code:attemptsLeft': (count: number) => string;
  'code:wait': (seconds: number) => string;
  /** Name of the list. */
  'manage:list': string;
  'manage:loading': string;
  'manage:empty': string;
  'manage:retry': string;
  /** Kept by a password manager that has it on all devices. */
  'manage:synced': string;
  'manage:single': string;
  /** Mark of the passkey that opened this session. */
  'manage:current': string;
  'manage:legacy': (domain: string) => string;
  /** `when` is relative, such as "3 days ago". */
  'manage:created': (when: string) => string;
  'manage:used': (when: string) => string;
  'manage:unused': string;
  'manage:details': string;
  'manage:account': (name: string) => string;
  'manage:rename': string;
  'manage:renameOf': (label: string) => string;
  'manage:label': string;
  'manage:save': string;
  'manage:remove': string;
  'manage:removeOf': (label: string) => string;
  'manage:confirm': (label: string) => string;
  'manage:confirmText': string;
  'manage:keep': string;
  'manage:renamed': (label: string) => string;
  'manage:removed': (label: string) => string;
  'manage:pruned': string;
  'manage:renamedAccount': (name: string) => string;
  /** After a change that the device could not be told of. */
  'manage:byHand': string;
  'manage:prune': string;
  /** Name of the list. */
  'support:list': string;
  'support:yes': string;
  'support:no': string;
  'support:passkeys': string;
  'support:platformAuthenticator': string;
  /** With a passkey on another device. */
  'support:hybrid': string;
  'support:autofill': string;
  'support:immediate': string;
  /** Without a dialog, after a sign-in by password. */
  'support:conditionalCreate': string;
  'support:signalUnknownCredential': string;
  'support:signalAllAcceptedCredentials': string;
  'support:signalCurrentUserDetails': string;
  'support:relatedOrigins': string;
  'help:what': string;
  'help:whatAnswer': string;
  'help:where': string;
  'help:whereAnswer': string;
}

/** Adds a language, or changes words of one that is there. */
export const registerStrings = (...languages: Strings[]): void => registerTranslation(...languages);

registerStrings(en);

/** Gives a host its words, in the language of its `lang` or of the document, and follows changes. */
export class StringsController extends LocalizeController<Strings> {}
