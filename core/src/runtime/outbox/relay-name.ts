import type { Database } from '../../database/index.ts';

/**
 * Under which name a relay holds rows of the outbox.
 *
 * In a cluster that of this process alone: a node that was started anew must not take what is still done elsewhere.
 * On the embedded database nothing is done elsewhere, since one process at a time has the data folder: the name is
 * always the same, so that what a killed process held is gone on with at once, not when its lease has ended.
 */
export function relayName(database: Pick<Database, 'kind'>, newId: () => string): string {
  return database.kind === 'sqlite' ? 'embedded' : newId();
}
