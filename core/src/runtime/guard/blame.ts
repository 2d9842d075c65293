import { sep } from 'node:path';

/** Where the code of a release lives. */
export interface ReleasePlace {
  readonly release: string;
  readonly folder: string;
}

const isBelow = (file: string, folder: string) => file.startsWith(folder.endsWith(sep) ? folder : folder + sep);

/**
 * Whose code holds up the node: that of the innermost frame which belongs to a release or to the platform.
 * Frames of Node and of packages are nobody's. Where no frame says it, it is whoever the running code
 * was started for.
 * @param files of the frames, the innermost first
 * @param startedFor the release in whose asynchronous context this runs
 */
export function blame(
  files: readonly string[],
  startedFor: string | undefined,
  places: readonly ReleasePlace[],
  platformFolder: string,
): string | undefined {
  for (const file of files) {
    const place = places.find(({ folder }) => isBelow(file, folder));
    if (place) return place.release;
    if (isBelow(file, platformFolder)) return undefined;
  }
  return startedFor;
}
