/** Entry point `passkey-elements/strings`: the languages, and the sentences of a page's own. */
export {
  languages,
  registerStrings,
  StringsController,
  type Overrides,
  type Plural,
  type Strings,
  type Text,
} from '../strings/strings-controller.js';
