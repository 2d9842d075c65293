const firstDelayMs = 500;
const longestDelayMs = 5 * 60_000;

/** Milliseconds until the next try after so many failed ones: doubles from half a second to five minutes. */
export function retryDelayMs(failedAttempts: number): number {
  return Math.min(firstDelayMs * 2 ** Math.max(0, failedAttempts - 1), longestDelayMs);
}
