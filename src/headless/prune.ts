import { exchangePruning, fetchAccepted } from '../wire/signals.js';
import { signalPruning } from '../flows/device-signals.js';
import { signalling, type CallConfig } from './call.js';
import { PruningError } from './errors.js';
import type { PruningSuccess } from './success.js';

/** First generation: the page names the passkeys that stay. */
export interface PrunePasskeyOptions {
  /** Vault ids, all of one account on one domain. A list that is empty, or partly unknown, is refused. */
  allowablePasskeyIds: readonly string[];
}

/** Second generation: the app's backend has named them. */
export interface PrunePasskeysOptions {
  /** Single use, five minutes. */
  prunePasskeysToken: string;
}

/** Tells the device which passkeys of an account stay; it drops the others. @throws PruningError */
export const prunePasskeys = (
  options: PrunePasskeyOptions | PrunePasskeysOptions,
  config: CallConfig,
): Promise<PruningSuccess> =>
  signalling(config, 'PruningSuccess', PruningError, async (io) =>
    signalPruning(
      'prunePasskeysToken' in options
        ? await exchangePruning(config, options.prunePasskeysToken, io)
        : { instructions: [await fetchAccepted(config, options.allowablePasskeyIds, io)] },
    ),
  );
