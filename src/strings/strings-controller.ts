/** The elements' texts by key. Flows have error codes only; a language is one typed dictionary. */
import type { ReactiveController, ReactiveControllerHost } from 'lit';
import type { ErrorCode } from '../wire/errors.js';
import { addWords, wordsFor } from './languages.js';
import { formatter, once } from './once.js';
import type { English, Overrides } from './strings.js';
import { fill, type Argument, type Arguments, type Plural, type Text } from './text.js';
import { nearestLang, unwatch, watch } from './watch.js';

const controllers = new Set<{ refresh(): void }>();
const refreshAll = () => {
  for (const controller of controllers) controller.refresh();
};

/**
 * Adds a language, or replaces texts of one, for every element of the page.
 *
 * @param code language tag, such as `de` or `de-AT`
 */
export function registerStrings(code: string, words: Overrides): void {
  addWords(code, words);
  refreshAll();
}

/** An element whose own `words` take precedence. */
type Host = ReactiveControllerHost & HTMLElement & { words?: Overrides | null };

const rightToLeft = /^(ar|ckb|dv|fa|he|ps|sd|ug|ur|yi)\b/;

/** Controller that provides texts in the nearest language and follows its changes. */
export class StringsController<Own extends Partial<English> = English> implements ReactiveController {
  readonly #host: Host;
  readonly #english: Own;
  #dictionaries: Overrides[] = [];
  #lang = 'en';
  #locale = 'en';
  /** The server renders English, and hydration needs the same output: start with English. */
  #drawn: boolean;

  /** @param english the element's English texts, the fallback */
  constructor(host: Host, english: Own) {
    this.#host = host;
    this.#english = english;
    this.#drawn = !!host.shadowRoot;
    host.addController(this);
  }

  hostConnected(): void {
    watch(this.#host, refreshAll);
    controllers.add(this);
    this.refresh();
  }

  hostUpdated(): void {
    if (!this.#drawn) return;
    this.#drawn = false;
    this.refresh();
  }

  hostDisconnected(): void {
    controllers.delete(this);
    if (controllers.size === 0) unwatch();
  }

  /** Looks up the nearest language again. */
  refresh(): void {
    if (this.#drawn) return;
    const tag = localeOf(nearestLang(this.#host));
    const found = wordsFor(tag, refreshAll);
    const lang = found[0]?.[0] ?? 'en';
    // Dates use the region's format, but always the language of the sentence.
    const locale = localeOf(lang).language === tag.language ? tag.toString() : lang;
    this.#lang = lang;
    this.#locale = locale;
    this.#dictionaries = found.map(([, words]) => words);
    this.#host.requestUpdate();
  }

  /** Language of the displayed texts, which may differ from the page's. */
  get lang(): string {
    return this.#lang;
  }

  get dir(): 'ltr' | 'rtl' {
    return rightToLeft.test(this.#lang) ? 'rtl' : 'ltr';
  }

  term<Key extends keyof Own & keyof English>(key: Key, ...args: Arguments<Own[Key]>): string {
    const text = this.#find(key) ?? '';
    return fill(text, args as readonly Argument[], this.#locale, this.dir);
  }

  /** Message of an error; unexpected codes get the server error's message. */
  error(code: ErrorCode): string {
    const text = this.#find(`error:${code}`) ?? this.#find('error:server-error') ?? '';
    return fill(text, [], this.#locale, this.dir);
  }

  date(date: Date, options: Intl.DateTimeFormatOptions): string {
    return formatter(Intl.DateTimeFormat, this.#locale, options).format(date);
  }

  relativeTime(
    value: number,
    unit: Intl.RelativeTimeFormatUnit,
    options?: Intl.RelativeTimeFormatOptions,
  ): string {
    return formatter(Intl.RelativeTimeFormat, this.#locale, options).format(value, unit);
  }

  #find(key: keyof English): Text | undefined {
    const english: Overrides = this.#english;
    return [this.#host.words, ...this.#dictionaries, english].find((words) => isText(words?.[key]))?.[key];
  }
}

// Texts may come from an attribute as JSON.
const isText = (value: unknown) =>
  isString(value) ||
  (isString((value as Plural | undefined)?.other) && Object.values(value as Plural).every(isString));

const isString = (value: unknown) => typeof value === 'string';

const localeOf = (tag: string) => once(`locale ${tag}`, () => newLocale(tag));

function newLocale(tag: string): Intl.Locale {
  try {
    return new Intl.Locale(tag.replaceAll('_', '-'));
  } catch {
    return new Intl.Locale('en');
  }
}
