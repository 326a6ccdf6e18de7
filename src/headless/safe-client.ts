import { clientClass, type Client, type ClientClass } from './client.js';
import * as functions from './safe.js';

/**
 * A client of one tenancy. Each function of this entry point is a method that needs no `config`.
 *
 * @example
 * const passlock = new Passlock({ tenancyId: 'your-tenancy' });
 * const result = await passlock.authenticatePasskey({});
 * if (result.success) await sendToYourServer(result.value.code);
 */
export const Passlock: ClientClass<typeof functions> = /* @__PURE__ */ clientClass(functions);
/** An instance of the class {@link Passlock}. */
export type Passlock = Client<typeof functions>;
