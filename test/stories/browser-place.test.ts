/** The in-page vault in the browser's own database: two tabs, no room, no database. */
import { expect } from '../support/expect.js';
import { createMockServer } from '../../server-mock/app.js';
import { browserPlace } from '../../server-mock/store/browser-place.js';
import { createWebStore } from '../../server-mock/store/web.js';
import { onCleanup } from '../support/cleanup.js';
import { replace } from '../support/replace.js';

/** A database of its own, gone after the test. */
function freshName(): string {
  const name = `test-${crypto.randomUUID()}`;
  onCleanup(() => void indexedDB.deleteDatabase(name));
  return name;
}

const store = (name: string) =>
  createWebStore({
    place: browserPlace(name),
    report: (error) => {
      throw error;
    },
  });

const code = { passkeyId: 'p', userVerified: true, createdAt: 1, expiresAt: 1000 };

/** Some megabytes that cannot be made smaller. */
const noise = () => Array.from({ length: 100_000 }, () => crypto.randomUUID()).join('');

interface Buckets {
  open(name: string, options: { quota: number }): Promise<{ indexedDB: IDBFactory }>;
  delete(name: string): Promise<void>;
}

/** Room of a size that a page chooses. Chromium only, and unknown to TypeScript. */
const { storageBuckets: buckets } = navigator as unknown as { storageBuckets: Buckets };

async function reasonOf(work: Promise<unknown>): Promise<unknown> {
  try {
    await work;
  } catch (error) {
    return (error as { reason?: unknown }).reason ?? error;
  }
  return 'none';
}

describe('the browser as the place of the vault', () => {
  it('keeps a tenancy and its passkeys for the next page', async () => {
    const name = freshName();
    const first = await createMockServer({ store: store(name) });
    await first.inbox.add({ tenancyId: 'dev', to: 'ada', subject: 's', html: 'h', text: 't', sentAt: 1 });
    await first.close();
    const second = await createMockServer({ store: store(name), tenancies: [] });
    expect(second.tenancies.get('dev')?.kind).to.equal('development');
    expect((await second.inbox.list('dev')).map(({ to }) => to)).to.deep.equal(['ada']);
  });

  it('lets one tab write at a time', async () => {
    const name = freshName();
    const [one, two] = [store(name), store(name)];
    const added = await Promise.all(
      Array.from({ length: 40 }, (_, i) =>
        (i % 2 ? one : two).transact((tx) => tx.insert('codes', 't', String(i >> 1), code)),
      ),
    );
    expect(added.filter(Boolean)).to.have.length(20);
    expect(await store(name).transact((tx) => tx.list('codes', 't').length)).to.equal(20);
  });

  it('passes on what the work throws, and keeps what was there', async () => {
    const vault = store(freshName());
    await vault.transact((tx) => tx.insert('codes', 't', 'kept', code));
    const mine = new Error('mine');
    const failure = vault.transact((tx) => {
      tx.insert('codes', 't', 'lost', code);
      throw mine;
    });
    expect(await reasonOf(failure)).to.equal(mine);
    expect(await vault.transact((tx) => tx.list('codes', 't').map(({ id }) => id))).to.deep.equal(['kept']);
  });

  it('says that there is no more room, and loses nothing', async () => {
    const name = crypto.randomUUID();
    const bucket = await buckets.open(name, { quota: 1_000_000 });
    onCleanup(() => buckets.delete(name));
    replace(globalThis, 'indexedDB', bucket.indexedDB);
    const vault = store(name);
    await vault.transact((tx) => tx.insert('codes', 't', 'kept', code));
    const much = { ...code, passkeyId: noise() };
    expect(await reasonOf(vault.transact((tx) => tx.insert('codes', 't', 'more', much)))).to.equal('full');
    expect(await vault.transact((tx) => tx.list('codes', 't').map(({ id }) => id))).to.deep.equal(['kept']);
    expect(await vault.transact((tx) => tx.insert('codes', 't', 'more', code))).to.equal(true);
  });

  it('says that the browser keeps nothing', async () => {
    replace(indexedDB, 'open', () => {
      throw new DOMException('Storage is off.', 'SecurityError');
    });
    expect(await reasonOf(store(freshName()).transact((tx) => tx.list('codes', 't')))).to.equal('io');
  });
});
