import { open } from 'node:fs/promises';
import type { Manifest } from '@fudao/plugin-sdk';
import { checkManifest } from '../release/manifest-check.ts';
import { readArchive } from './archive-reader.ts';
import type { PackageFiles } from './archive-writer.ts';
import { packageErrors } from './errors.ts';
import {
  isKnownFile,
  isPicture,
  isScreenshot,
  manifestFile,
  moduleFile,
  moduleFileContent,
  requiredFiles,
  signatureFile,
} from './file-kind.ts';
import { inKilobytes, inMegabytes, packageLimits, type PackageLimits } from './package-limits.ts';
import type { PackageListing } from './package-listing.ts';
import { checkHashes, readSignature, sha256, type PackageSignature } from './package-signature.ts';
import type { Publisher } from './publisher.ts';
import { readUiBuild } from './ui-build.ts';
import { verifySignature } from './verify-signature.ts';

/** @throws PACKAGE_TOO_LARGE before anything of a larger file is read */
async function readBounded(file: string, { packedBytes }: PackageLimits): Promise<Buffer> {
  const handle = await open(file);
  try {
    const { size } = await handle.stat();
    if (size > packedBytes) throw packageErrors.TOO_LARGE({ megabytes: inMegabytes(packedBytes) });
    return await handle.readFile();
  } finally {
    await handle.close();
  }
}

function checkKinds(files: PackageFiles): void {
  const unknown = [...files.keys()].find((path) => !isKnownFile(path));
  if (unknown !== undefined) throw packageErrors.UNKNOWN_FILE({ path: unknown });
  const missing = requiredFiles.find((path) => !files.has(path));
  if (missing) throw packageErrors.FILE_MISSING({ path: missing });
  if (files.get(moduleFile)!.toString('utf8') !== moduleFileContent) {
    throw packageErrors.NOT_AS_PACKED({ path: moduleFile });
  }
}

function checkScreenshots(files: PackageFiles, { screenshots: most, screenshotBytes }: PackageLimits): void {
  const pictures = [...files].filter(([path]) => isScreenshot(path));
  const wrong = pictures.find(
    ([path, content], index) => index >= most || content.length > screenshotBytes || !isPicture(path, content),
  );
  if (!wrong) return;
  throw packageErrors.SCREENSHOT_WRONG({ path: wrong[0], most, kilobytes: inKilobytes(screenshotBytes) });
}

function readManifest(content: Buffer): Manifest {
  try {
    return checkManifest(JSON.parse(content.toString('utf8')));
  } catch (cause) {
    const reason = (cause as Error).message.replace(/^plugin\.json: /, '');
    throw packageErrors.MANIFEST_WRONG({ reason }, { cause });
  }
}

function checkNamedScreenshots({ screenshots = [] }: Manifest, files: PackageFiles): void {
  const missing = screenshots.map(({ file }) => `screenshots/${file}`).find((path) => !files.has(path));
  if (missing !== undefined) throw packageErrors.FILE_MISSING({ path: missing });
}

function checkIdentity(manifest: Manifest, signature: PackageSignature): void {
  const signed = `${signature.id} ${signature.version}`;
  const named = `${manifest.id} ${manifest.version}`;
  if (signed !== named) throw packageErrors.SIGNED_FOR_ANOTHER({ signed, manifest: named });
}

/**
 * Reads a package and checks that it is whole: the archive, the files, that each is as it was signed, and the
 * manifest. Writes nothing, and holds at most what the limits allow.
 *
 * @param source bytes, or the path of a file
 * @param publishers where they are given, it must be signed by one of them, and that is seen before its manifest
 *   is looked at: to check settings, their schema is compiled and run
 * @throws the PACKAGE_ refusal that names the cause; never anything else for what is wrong with a package
 */
export async function readPackage(
  source: Buffer | string,
  limits = packageLimits,
  publishers?: readonly Publisher[],
): Promise<PackageListing> {
  const packed = typeof source === 'string' ? await readBounded(source, limits) : source;
  const files = await readArchive(packed, limits);
  checkKinds(files);
  const signed = files.get(signatureFile);
  if (!signed) throw packageErrors.UNSIGNED();
  const signature = readSignature(signed);
  checkHashes(files, signature);
  if (publishers) verifySignature({ signature }, publishers);
  checkScreenshots(files, limits);
  const manifest = readManifest(files.get(manifestFile)!);
  checkIdentity(manifest, signature);
  checkNamedScreenshots(manifest, files);
  return {
    manifest,
    files,
    signature,
    ui: readUiBuild(files),
    contentHash: sha256(packed),
    packedBytes: packed.length,
  };
}
