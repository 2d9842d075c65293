import type { FudaoError } from '@fudao/plugin-sdk';

const firstDelayMs = 500;
const longestDelayMs = 5 * 60_000;

/** Milliseconds until the next try after so many failed ones: doubles from half a second to five minutes. */
export function retryDelayMs(failedAttempts: number): number {
  return Math.min(firstDelayMs * 2 ** Math.max(0, failedAttempts - 1), longestDelayMs);
}

/** A refusal may be undone within minutes (a plugin enabled again); after so many tries it will not be. */
export const triesOfRefused = 8;

/** A refusal of the request itself: not a fault of ours, and no use to repeat. */
export function isRefusedForGood({ spec }: Pick<FudaoError, 'spec'>): boolean {
  return spec.status < 500 && !spec.retryable;
}
