import type { Manifest } from '@fudao/plugin-sdk';
import type { PackageFiles } from './archive-writer.ts';
import type { UiBuild } from './ui-build.ts';
import type { PackageSignature } from './package-signature.ts';

/**
 * A package that is whole: every file is as it was signed. By whom, `verifySignature` says: until then
 * nothing in it is to be believed.
 */
export interface PackageListing {
  readonly manifest: Manifest;
  readonly files: PackageFiles;
  readonly signature: PackageSignature;
  /** Its interface, where it has one. */
  readonly ui: UiBuild | undefined;
  /** SHA-256 of the package as it was uploaded. */
  readonly contentHash: string;
  readonly packedBytes: number;
}
