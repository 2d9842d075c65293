import { packageErrors } from './errors.ts';

/**
 * The paths of a package so far. Two that differ in case alone are one file on some systems, and a
 * file cannot be the folder of another.
 */
export class TakenPaths {
  readonly #files = new Map<string, string>();
  /** Folder to a file in it. */
  readonly #folders = new Map<string, string>();

  /** @throws PACKAGE_SAME_PATH */
  add(path: string): void {
    const key = path.toLowerCase();
    const folders = foldersOf(key);
    const inTheWay = [key, ...folders].map((name) => this.#files.get(name)).find((name) => name !== undefined);
    const other = inTheWay ?? this.#folders.get(key);
    if (other !== undefined) throw packageErrors.SAME_PATH({ path, other });
    this.#files.set(key, path);
    for (const folder of folders) this.#folders.set(folder, path);
  }
}

/** `a/b/c` has the folders `a` and `a/b`. */
function foldersOf(path: string): string[] {
  const parts = path.split('/').slice(0, -1);
  return parts.map((_, index) => parts.slice(0, index + 1).join('/'));
}
