/** Objects by key, made once for the page: an `Intl` object takes longer to make than a whole list to format with it. */
const made = new Map<string, object>();

export function once<Made extends object>(key: string, make: () => Made): Made {
  const known = made.get(key) ?? make();
  made.set(key, known);
  return known as Made;
}

/** A formatter, such as `Intl.NumberFormat`, of a locale. */
export const formatter = <Formatter extends object, Options>(
  Class: new (locale: string, options?: Options) => Formatter,
  locale: string,
  options?: Options,
): Formatter => once(Class.name + locale + JSON.stringify(options), () => new Class(locale, options));
