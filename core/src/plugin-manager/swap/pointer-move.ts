import type { ChannelState } from '../routing/channel.repository.ts';
import type { Channels } from '../routing/route.ts';

/** How long a release is watched after a pointer moved to it. */
export const probationMs = 10 * 60_000;

export interface PointerMove extends Channels {
  readonly previousStable: string | null;
  readonly probationUntil: number;
}

type Before = Pick<ChannelState, 'stable' | 'canary' | 'previousStable' | 'probationUntil'>;

export const noChannels: Before = { stable: null, canary: null, previousStable: null, probationUntil: 0 };

/** A new stable release; a canary that became stable is no canary any more. */
export function moveStable(before: Before, version: string, now: number): PointerMove {
  if (before.stable === version) return before;
  const canary = before.canary === version ? null : before.canary;
  // The first release of a plugin has nothing to fall back to, so nothing is watched for.
  const probationUntil = before.stable === null ? 0 : now + probationMs;
  return { stable: version, canary, previousStable: before.stable, probationUntil };
}

/** A new canary, or none. */
export function moveCanary(before: Before, version: string | null, now: number): PointerMove {
  const canary = version === before.stable ? null : version;
  return { ...before, canary, probationUntil: canary === null ? before.probationUntil : now + probationMs };
}

/**
 * Takes a release out of the channels that name it: a canary gives way to stable, stable to the one before.
 * undefined where nothing can be rolled back.
 */
export function rollBack(before: Before, version: string | null): PointerMove | undefined {
  if (version !== null && version === before.canary) return { ...before, canary: null };
  if (before.stable !== version || before.previousStable === null) return undefined;
  return { ...before, stable: before.previousStable, previousStable: null, probationUntil: 0 };
}
