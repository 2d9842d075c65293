import { join } from 'node:path';
import type { SqlScope } from '@fudao/plugin-sdk';
import type { PluginSource } from '../release/plugin-source.ts';
import { fetchPackage } from './package-store.ts';
import { readPackage } from './read-package.ts';
import { unpackTo } from './unpack.ts';
import { unpackedSource } from './unpacked-source.ts';

/** Below it, `<id>/<version>-<beginning of the hash>` is a release: other content, other folder. */
export const releasesFolder = (dataFolder: string): string => join(dataFolder, 'releases');

export const releaseFolder = (
  dataFolder: string,
  { id, version }: { id: string; version: string },
  hash: string,
): string => join(releasesFolder(dataFolder), id, `${version}-${hash.slice(0, 12)}`);

/**
 * Sees to it that this node has a release on disk, just as it stands in the database.
 * @throws PACKAGE_NOT_STORED or PACKAGE_STORED_DAMAGED
 */
export async function ensureUnpacked(db: SqlScope, hash: string, folder: string): Promise<PluginSource> {
  const listing = await readPackage(await fetchPackage(db, hash));
  await unpackTo(listing, folder);
  return unpackedSource(listing, folder);
}
