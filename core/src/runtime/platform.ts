import type { CallAction, Log } from '@fudao/plugin-sdk';
import type { Database } from '../database/index.ts';
import type { Config } from './config.ts';

/** What every room of the core is given. */
export interface Platform {
  readonly config: Config;
  readonly database: Database;
  readonly log: Log;
  readonly now: () => Date;
  /** A new UUID, version 7: sorts by time. */
  readonly newId: () => string;
  /** Calls an action as the system. */
  readonly call: CallAction;
  /** Tells all nodes at once, best effort; what must not be lost goes through `work.emit`. */
  readonly broadcast: (event: string, payload: Record<string, unknown>) => void;
}
