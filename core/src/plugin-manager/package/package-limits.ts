const kilobyte = 1024;
const megabyte = 1024 * kilobyte;

/** Bounds of a package. What is past one is refused before more of it is held. */
export interface PackageLimits {
  readonly packedBytes: number;
  /** Of the whole archive, with its headers. */
  readonly unpackedBytes: number;
  readonly fileBytes: number;
  readonly files: number;
  readonly screenshots: number;
  readonly screenshotBytes: number;
}

export const packageLimits: PackageLimits = Object.freeze({
  packedBytes: 20 * megabyte,
  unpackedBytes: 64 * megabyte,
  fileBytes: 16 * megabyte,
  files: 2_000,
  screenshots: 8,
  screenshotBytes: megabyte,
});

/** As sentences say it. */
export const inMegabytes = (bytes: number): number => bytes / megabyte;
export const inKilobytes = (bytes: number): number => bytes / kilobyte;
