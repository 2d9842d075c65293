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

/** Whose a plugin is that is here. */
export interface IdOwner {
  readonly vendor: string;
  /** The names under which those are entered who signed its releases; none where it came with the platform. */
  readonly publishers: readonly string[];
}

/** Who signed a package. A name is the operator's word, and stays when a publisher takes another key; a vendor is the package's own. */
export interface Signer {
  readonly name: string;
  readonly mostTrust: 'trusted' | 'confined';
}

/**
 * Whether an id is free for this vendor and who signs for it.
 * @param owners the rooms of the core, whose names go before actions as a plugin's id does, and whose the plugins
 * are that are here
 */
export function checkIdIsFree(
  { id, vendor }: Pick<Manifest, 'id' | 'vendor'>,
  signer: Signer,
  owners: { rooms: readonly string[]; ownerOf(id: string): IdOwner | undefined },
): FudaoError | undefined {
  if (owners.rooms.includes(id)) return packageErrors.ID_TAKEN({ plugin: id, owner: 'fudao' });
  const owner = owners.ownerOf(id);
  if (owner === undefined) return undefined;
  if (owner.vendor !== vendor) return packageErrors.ID_TAKEN({ plugin: id, owner: owner.vendor });
  const [first] = owner.publishers;
  // What came with the platform nobody signed: only who is trusted as it is may bring another release of it.
  if (first === undefined) return signer.mostTrust === 'trusted' ? undefined : packageErrors.ID_TAKEN({ plugin: id, owner: vendor });
  return owner.publishers.includes(signer.name) ? undefined : packageErrors.ID_TAKEN({ plugin: id, owner: first });
}
