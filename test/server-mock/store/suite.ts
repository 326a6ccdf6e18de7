import { concurrencySuite } from './suite/concurrency.js';
import { exclusiveSuite } from './suite/exclusive.js';
import { lookupsSuite } from './suite/lookups.js';
import { orderSuite } from './suite/order.js';
import { recordsSuite } from './suite/records.js';
import { rollbackSuite } from './suite/rollback.js';
import { tenanciesSuite } from './suite/tenancies.js';
import { textSuite } from './suite/text.js';
import type { OpenStore } from './suite/setup.js';

/** The tests of every store. */
export function storeSuite(name: string, open: OpenStore): void {
  recordsSuite(name, open);
  lookupsSuite(name, open);
  orderSuite(name, open);
  tenanciesSuite(name, open);
  rollbackSuite(name, open);
  exclusiveSuite(name, open);
  concurrencySuite(name, open);
  textSuite(name, open);
}
