import type { Caller, Dispose } from '@fudao/plugin-sdk';
import type { PluginRef } from './authorise.ts';
import type { CallMeta, Owner } from './call-meta.ts';

/** Undefined where a plugin may be given a student's call, a promise where that has to be looked up. @throws why not */
export type ConsentCheck = (plugin: PluginRef, student: Caller) => Promise<void> | undefined;

/**
 * Where students' calls to plugins pass, on every call: it asks the room of consent, once that is there, and waits for
 * nothing else. What a plugin asks of itself is not asked about again: it has the data already.
 */
export class ConsentDoor {
  #check: ConsentCheck | undefined;

  use(check: ConsentCheck): Dispose {
    this.#check = check;
    return () => void (this.#check = undefined);
  }

  /** @throws as the check does, at once or in time */
  demand(owner: Owner, { caller, plugin }: CallMeta): Promise<void> | undefined {
    if (this.#check === undefined || plugin?.id === owner.id || !caller.roles.includes('student')) return undefined;
    return this.#check(owner as PluginRef, caller);
  }
}
