/** The type of a language: every sentence of the elements, by key. */
import type { en } from './en.js';
import type { Plural, Text } from './text.js';

export type English = typeof en;

/** A complete language. `{0}` and `{1}` are placeholders. */
export type Strings = { [Key in keyof English]: English[Key] extends string ? string : Plural };

/** Some sentences, for a page or one element. */
export type Overrides = { [Key in keyof English]?: Text };
