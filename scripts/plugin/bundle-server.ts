import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { bundleModule } from './bundle-module.ts';
import { PackError } from './pack-error.ts';
import type { RunTimeFiles } from './run-time-files.ts';

type Files = Map<string, Buffer>;

const isSource = (name: string) => /\.[jt]s$/.test(name) && !/\.(?:d|spec)\.[jt]s$/.test(name);

function entryOf(folder: string): string {
  const entry = ['server/index.ts', 'server/index.js'].find((path) => existsSync(join(folder, path)));
  if (!entry) throw new PackError(`There is no server/index.ts in ${folder}.`);
  return entry;
}

/** Two modules that become one file would hide each other. */
function addTo(files: Files, more: ReadonlyMap<string, Buffer>): void {
  for (const [path, content] of more) {
    if (files.has(path)) throw new PackError(`${path} comes from two sources; remove or rename one.`);
    files.set(path, content);
  }
}

/** The server in one module, and whatever it starts or reads at run time, by paths in the package. @throws PackError */
export async function bundleServer(folder: string): Promise<Files> {
  const found: RunTimeFiles = { modules: new Set(), assets: new Set() };
  const files: Files = new Map();
  const entry = entryOf(folder);
  addTo(files, await bundleModule({ folder, entry, sdk: 'external', sourceMap: true }, found));
  // A worker may start another: the set grows while this goes through it.
  for (const module of found.modules) {
    if (module === entry) continue;
    addTo(files, await bundleModule({ folder, entry: module, sdk: 'bundled', sourceMap: true }, found));
  }
  for (const path of found.assets) addTo(files, new Map([[path, await readFile(join(folder, path))]]));
  return files;
}

/** Each migration by itself, under the name that the database remembers. @throws PackError */
export async function bundleMigrations(folder: string): Promise<Files> {
  const files: Files = new Map();
  const place = join(folder, 'migrations');
  const names = existsSync(place) ? (await readdir(place)).filter(isSource).sort() : [];
  for (const name of names) {
    const found: RunTimeFiles = { modules: new Set(), assets: new Set() };
    const entry = `migrations/${name}`;
    addTo(files, await bundleModule({ folder, entry, sdk: 'external', sourceMap: false }, found));
    const other = [...found.modules, ...found.assets][0];
    if (other) throw new PackError(`${entry} needs ${other} at run time; a migration stands by itself.`);
  }
  return files;
}
