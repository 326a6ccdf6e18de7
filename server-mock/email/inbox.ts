/** The inbox keeps every email that the server sends or would send. */
import { newEmailId } from '../ids.js';
import type { Email, Services } from '../services.js';

export interface InboxEmail extends Email {
  id: string;
}

export interface Inbox {
  /** The emails of one tenancy or of all, newest first. */
  list(tenancyId?: string): Promise<InboxEmail[]>;
  /** Keeps an email of another sender, such as the app's backend, and delivers it where emails are delivered. */
  add(email: Email): Promise<void>;
}

type InboxServices = Pick<Services, 'store' | 'tenancies' | 'random' | 'sendEmail' | 'onError'>;

export function createInbox({ store, tenancies, random, sendEmail, onError }: InboxServices): Inbox {
  return {
    async add(email) {
      const { tenancyId, ...record } = email;
      await store.transact((transaction) => {
        transaction.insert('mails', tenancyId, newEmailId(random), record);
      });
      // Not awaited: the duration of a delivery depends on the address.
      sendEmail?.(email).catch(onError);
    },
    list: (tenancyId) =>
      store.transact((transaction) => {
        const ids = tenancyId === undefined ? tenancies.list().map(({ id }) => id) : [tenancyId];
        const rows = ids.flatMap((id) =>
          transaction.list('mails', id).map((row) => ({ ...row, tenancyId: id })),
        );
        // By insertion, because the clock may have been moved back in between.
        rows.sort((a, b) => b.seq - a.seq);
        return rows.map(({ id, tenancyId: owner, record }) => ({ id, tenancyId: owner, ...record }));
      }),
  };
}
