/**
 * Version of the contract between platform and plugins (semver), which a manifest's `engines.platform`
 * names a range of. It grows with the contract, not with each release of the platform.
 */
export const sdkVersion = '1.0.0';
