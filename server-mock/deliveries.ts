/** Mails on their way out, which a server that stops waits for. */
import type { Services } from './services.js';

type Deliver = NonNullable<Services['mail']>;

export interface Deliveries {
  mail: Deliver;
  /** When everything that was handed over has gone out or failed. */
  settled(): Promise<void>;
}

export function trackDeliveries(deliver: Deliver): Deliveries {
  const pending = new Set<Promise<unknown>>();
  return {
    async mail(mail) {
      const delivery = deliver(mail);
      pending.add(delivery);
      try {
        await delivery;
      } finally {
        pending.delete(delivery);
      }
    },
    async settled() {
      await Promise.allSettled(pending);
    },
  };
}
