import { packageErrors } from './errors.ts';
import { zip } from './gzip.ts';
import { shownPath } from './package-path.ts';
import { blockBytes, ustarHeader } from './ustar-header.ts';

/** Files of a package by path; the paths have slashes. */
export type PackageFiles = ReadonlyMap<string, Buffer>;

const paddingOf = (size: number) => Buffer.alloc((blockBytes - (size % blockBytes)) % blockBytes);

/** An archive ends with two empty blocks. */
export const archiveEnd = Buffer.alloc(2 * blockBytes);

function entry([path, content]: readonly [string, Buffer]): Buffer[] {
  const header = ustarHeader(path, content.length);
  if (!header) throw packageErrors.PATH_NOT_PLAIN({ path: shownPath(path) });
  return [header, content, paddingOf(content.length)];
}

/** The same files give the same bytes: sorted, without times or owners. */
export function writeTar(files: PackageFiles): Buffer {
  const sorted = [...files].sort(([a], [b]) => (a < b ? -1 : 1));
  return Buffer.concat([...sorted.flatMap(entry), archiveEnd]);
}

export const writeArchive = (files: PackageFiles): Promise<Buffer> => zip(writeTar(files));
