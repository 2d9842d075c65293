import { lstat, readdir, readFile } from 'node:fs/promises';
import { join, relative, sep } from 'node:path';
import type { PackageListing } from './package-listing.ts';

export type UnpackedState = 'absent' | 'whole' | 'changed';

type Files = Pick<PackageListing, 'files'>;

async function isFolder(path: string): Promise<boolean | undefined> {
  try {
    return (await lstat(path)).isDirectory();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}

/** The plain files below a folder by their paths with slashes; undefined where there is anything else, such as a link. */
async function plainFiles(folder: string): Promise<string[] | undefined> {
  const entries = await readdir(folder, { recursive: true, withFileTypes: true });
  const others = entries.filter((entry) => !entry.isDirectory());
  if (!others.every((entry) => entry.isFile())) return undefined;
  return others.map((entry) => relative(folder, join(entry.parentPath, entry.name)).split(sep).join('/'));
}

/** Whether a folder is just what a package unpacks to: somebody may have edited it, or a disk lost a part. */
export async function checkUnpacked(folder: string, { files }: Files): Promise<UnpackedState> {
  const found = await isFolder(folder);
  if (found === undefined) return 'absent';
  const paths = found ? await plainFiles(folder) : undefined;
  if (!paths || paths.length !== files.size) return 'changed';
  for (const path of paths) {
    if (!files.get(path)?.equals(await readFile(join(folder, path)))) return 'changed';
  }
  return 'whole';
}
