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
  'login:action': string;
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
