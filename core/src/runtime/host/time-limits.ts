import type { ActionDefinition } from '@fudao/plugin-sdk';

const defaultTimeoutMs = 10_000;

/** How long a call of an action may take. */
export function timeoutOf(definition: Pick<ActionDefinition, 'timeoutMs'>): number {
  return definition.timeoutMs ?? defaultTimeoutMs;
}

/** How long a consumer may take for one event. */
export const deliveryTimeoutMs = 60_000;

/** How long one turn of a plugin's timer may take, before the next may begin beside it. */
export const turnLimitMs = 10 * 60_000;

/** How long the code of a release may take to load, and its `setup` to end. */
export const startLimitMs = 60_000;

/** Plugins are timed by their guard, which gives a reason; of calls to other nodes the broker's own timer stands behind it. */
export const behindGuardMs = 2_000;
