import type { FudaoError, Manifest } from '@fudao/plugin-sdk';
import { packageErrors } from '../errors.ts';

/** A release that is here already. */
export interface KnownRelease {
  readonly id: string;
  readonly version: string;
  /** Null where it came with the platform. */
  readonly contentHash: string | null;
}

/** A version is one content for ever: whoever pinned it gets what was reviewed. The same content again is fine. */
export function checkSameVersionOtherContent(
  { id, version }: Pick<Manifest, 'id' | 'version'>,
  contentHash: string,
  known: readonly KnownRelease[],
): FudaoError | undefined {
  const other = known.find(
    (release) => release.id === id && release.version === version && release.contentHash !== contentHash,
  );
  return other && packageErrors.VERSION_TAKEN({ plugin: id, version });
}

/**
 * Whether an id is free for this vendor.
 * @param owners the rooms of the core, whose names go before actions as a plugin's id does, and the vendors of
 * the plugins that are here
 */
export function checkIdIsFree(
  { id, vendor }: Pick<Manifest, 'id' | 'vendor'>,
  owners: { rooms: readonly string[]; vendorOf(id: string): string | undefined },
): FudaoError | undefined {
  if (owners.rooms.includes(id)) return packageErrors.ID_TAKEN({ plugin: id, owner: 'fudao' });
  const owner = owners.vendorOf(id);
  return owner === undefined || owner === vendor ? undefined : packageErrors.ID_TAKEN({ plugin: id, owner });
}
