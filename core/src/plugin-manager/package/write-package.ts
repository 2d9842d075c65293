import type { KeyObject } from 'node:crypto';
import { writeArchive, type PackageFiles } from './archive-writer.ts';
import { packageErrors } from './errors.ts';
import { manifestFile, moduleFile, moduleFileContent, signatureFile } from './file-kind.ts';
import { packageLimits } from './package-limits.ts';
import type { PackageListing } from './package-listing.ts';
import { signFiles } from './package-signature.ts';
import { readPackage } from './read-package.ts';

export interface WrittenPackage {
  readonly bytes: Buffer;
  readonly listing: PackageListing;
}

function identityOf(files: PackageFiles): { id: string; version: string } {
  const content = files.get(manifestFile);
  if (!content) throw packageErrors.FILE_MISSING({ path: manifestFile });
  try {
    const { id, version } = JSON.parse(content.toString('utf8')) as { id: string; version: string };
    return { id, version };
  } catch (cause) {
    throw packageErrors.MANIFEST_WRONG({ reason: (cause as Error).message }, { cause });
  }
}

/**
 * Signs files and packs them; the same files and key give the same bytes. It reads its own result back,
 * so that nobody hands out what a platform would refuse.
 * @throws as `readPackage`
 */
export async function writePackage(
  files: PackageFiles,
  key: KeyObject,
  limits = packageLimits,
): Promise<WrittenPackage> {
  const own = new Map([...files, [moduleFile, Buffer.from(moduleFileContent)]]);
  own.set(signatureFile, signFiles(own, identityOf(files), key));
  const bytes = await writeArchive(own);
  return { bytes, listing: await readPackage(bytes, limits) };
}
