import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Manifest } from '@fudao/plugin-sdk';
import { checkManifest, ManifestError } from './manifest-check.ts';

/** The built interface of a release: files in a folder named by their content. */
export interface PluginUi {
  hash: string;
  folder: string;
  student?: string;
  admin?: string;
}

export interface PluginSource {
  readonly folder: string;
  readonly manifest: Manifest;
  /** Module that exports the definition as default. */
  readonly entry: string;
  readonly ui: PluginUi | undefined;
}

async function readJson(file: string): Promise<unknown> {
  try {
    return JSON.parse(await readFile(file, 'utf8'));
  } catch (cause) {
    throw new ManifestError(`${file} cannot be read: ${(cause as Error).message}`, { cause });
  }
}

async function readUi(folder: string): Promise<PluginUi | undefined> {
  const file = join(folder, 'dist/ui/build.json');
  if (!existsSync(file)) return undefined;
  const build = (await readJson(file)) as Omit<PluginUi, 'folder'>;
  return { ...build, folder: join(folder, 'dist/ui', build.hash) };
}

/** Source in development; compiled in the folder that `npm run build` makes. */
function entryOf(folder: string): string {
  const source = join(folder, 'server/index.ts');
  return existsSync(source) ? source : join(folder, 'server/index.js');
}

export async function readPluginSource(folder: string): Promise<PluginSource> {
  const manifest = checkManifest(await readJson(join(folder, 'plugin.json')));
  return { folder, manifest, entry: entryOf(folder), ui: await readUi(folder) };
}

/** Every folder below `root` that has a manifest, by name. */
export async function findPlugins(root: string): Promise<PluginSource[]> {
  const names = existsSync(root) ? (await readdir(root)).sort() : [];
  const folders = names.map((name) => join(root, name)).filter((folder) => existsSync(join(folder, 'plugin.json')));
  return Promise.all(folders.map(readPluginSource));
}
