const minuteMs = 60_000;
const delaysMs = [10_000, minuteMs, 5 * minuteMs, 15 * minuteMs, 60 * minuteMs, 180 * minuteMs] as const;

/** Tries of one delivery, the first included. */
export const mostAttempts = delaysMs.length + 1;

/** When to try again after so many failed attempts; null where it ends, also when it would be of no use any more. */
export function retryAt(failedAttempts: number, now: number, expiresAt: number): number | null {
  const delay = delaysMs[failedAttempts - 1];
  if (delay === undefined || now + delay >= expiresAt) return null;
  return now + delay;
}
