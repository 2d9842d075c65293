import { cp, readdir, rm } from 'node:fs/promises';
import { pathToFileURL } from 'node:url';
import { ownFolder } from '../own-folder.ts';

export const nameOfMigration = (file: string) => file.replace(/^.*\//, '').replace(/\.[jt]s$/, '');

/** The files of migrations in a folder, in the order they run; a source and its build are one. */
export async function migrationFilesIn(folder: string): Promise<string[]> {
  const names = (await readdir(folder).catch(() => [])).filter((name) => /\.[jt]s$/.test(name) && !/\.(?:d|spec)\.[jt]s$/.test(name)).sort();
  return names.filter((name, index) => names.findIndex((other) => nameOfMigration(other) === nameOfMigration(name)) === index);
}

/** Does something with the first migrations alone, as an earlier release had them. */
export async function withFirst<T>(folder: string, files: readonly string[], count: number, work: (folder: URL) => Promise<T>): Promise<T> {
  const copy = await ownFolder('migrations');
  try {
    const left = new Set(files.slice(count));
    await cp(folder, copy, { recursive: true, filter: (file) => !left.has(file.slice(folder.length).replace(/^\//, '')) });
    return await work(pathToFileURL(`${copy}/`));
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}
