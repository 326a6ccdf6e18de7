import { clientClass, type Client, type ClientClass } from './client.js';
import * as functions from './functions.js';

/**
 * A client of one tenancy. Each function of this entry point is a method that needs no `config`.
 *
 * @example
 * const passlock = new Passlock({ tenancyId: 'your-tenancy' });
 * const { code } = await passlock.authenticatePasskey({});
 */
export const Passlock: ClientClass<typeof functions> = /* @__PURE__ */ clientClass(functions);
/** An instance of the class {@link Passlock}. */
export type Passlock = Client<typeof functions>;
