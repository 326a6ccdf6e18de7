/** Makes a client class of a set of functions: each becomes a method that takes the options alone. */
import type { Abortable } from '../wire/json-request.js';
import { checkConfig, type AuthenticatedOptions } from './config.js';

/** Each function as a method. An optional second argument holds the `signal` of one call. */
export type Client<Functions> = {
  [Name in keyof Functions]: Functions[Name] extends (
    options: infer Options,
    config: AuthenticatedOptions,
  ) => infer Returned
    ? (options: Options, call?: Abortable) => Returned
    : never;
};

type AnyFunction = (options: unknown, config: AuthenticatedOptions) => unknown;

/** What a constructor of `clientClass` makes. */
export type ClientClass<Functions> = new (
  config: AuthenticatedOptions,
) => Client<Functions> & { readonly tenancyId: string };

export function clientClass<Functions extends object>(functions: Functions): ClientClass<Functions> {
  class FunctionClient {
    readonly tenancyId: string;

    // The configuration stays in the closure, so that logging a client does not log its API key.
    constructor(config: AuthenticatedOptions) {
      checkConfig(config);
      this.tenancyId = config.tenancyId;
      const methods = Object.entries(functions as Record<string, AnyFunction>).map(([name, run]) => [
        name,
        (options: unknown, call?: Abortable) => run(options, { ...config, ...call }),
      ]);
      Object.assign(this, Object.fromEntries(methods));
    }
  }
  return FunctionClient as ClientClass<Functions>;
}
