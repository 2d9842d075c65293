export { ensureUnpacked, releaseFolder, releasesFolder } from './ensure-unpacked.ts';
export { packageErrors, publisherErrors } from './errors.ts';
export { packageLimits, type PackageLimits } from './package-limits.ts';
export type { PackageListing } from './package-listing.ts';
export { fetchPackage, removePackage, storePackage } from './package-store.ts';
export type { Publisher } from './publisher.ts';
export {
  addPublisher,
  findPublisher,
  readPublishers,
  revokePublisher,
  type NewPublisher,
} from './publisher.repository.ts';
export { readPackage } from './read-package.ts';
export { registerSdkResolution } from './sdk-resolution.ts';
export { checkUnpacked, type UnpackedState } from './check-unpacked.ts';
export { unpackTo } from './unpack.ts';
export { verifySignature, type VerifiedSignature } from './verify-signature.ts';
export { developmentKey, keyIdOf, publicKeyOf } from './signing-key.ts';
export { checkCapabilitiesExist } from './rules/capabilities-exist.ts';
export { checkDependencies, type Dependent } from './rules/dependencies.ts';
export { checkPlatformRange } from './rules/platform-range.ts';
export { checkIdIsFree, checkSameVersionOtherContent, type KnownRelease } from './rules/release-identity.ts';
