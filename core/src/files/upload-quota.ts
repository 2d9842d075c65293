export const uploadsPerWindow = 20;
export const windowMs = 3600_000;

/**
 * Decides whether one more picture may be uploaded. What is attached to something does not count:
 * the limit is on pictures that nobody uses yet.
 * @param unattached when each of the account's unattached pictures was uploaded, in milliseconds
 * @returns seconds to wait; 0 when it may
 */
export function secondsUntilUpload(unattached: readonly number[], now: number): number {
  const counted = unattached.filter((at) => at > now - windowMs).sort((one, other) => one - other);
  const freedBy = counted[counted.length - uploadsPerWindow];
  return freedBy === undefined ? 0 : Math.ceil((freedBy + windowMs - now) / 1000);
}
