import type { FudaoError } from '@fudao/plugin-sdk';
import semver from 'semver';
import { packageErrors } from '../errors.ts';

/** Whether a manifest's `engines.platform` takes this platform; a preview of a version counts as that version's. */
export function checkPlatformRange(range: string, platformVersion: string): FudaoError | undefined {
  // An empty range would take everything, which nobody means who writes one.
  if (range.trim() === '' || semver.validRange(range) === null) return packageErrors.PLATFORM_RANGE_WRONG({ range });
  const fits = semver.satisfies(platformVersion, range, { includePrerelease: true });
  return fits ? undefined : packageErrors.PLATFORM_NOT_SUPPORTED({ range, version: platformVersion });
}
