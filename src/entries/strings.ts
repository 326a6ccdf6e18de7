/** Entry point `passkey-elements/strings`: the languages, and the sentences that a page adds or replaces. */
export { languages } from '../strings/languages.js';
export { registerStrings, StringsController } from '../strings/strings-controller.js';
export type { Overrides, Strings } from '../strings/strings.js';
export type { Plural, Text } from '../strings/text.js';
