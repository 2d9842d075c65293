import { existsSync } from 'node:fs';
import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log, Manifest } from '@fudao/plugin-sdk';
import { checkManifest, ManifestError } from './manifest-check.ts';

/** The built interface of a release: files in a folder named by their content. */
export interface PluginUi {
  hash: string;
  folder: string;
  student?: string;
  admin?: string;
  /** It is built anew on each save. */
  isWatched?: true;
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

/** The complaint names the file: one broken plugin among many must be found. */
async function readManifest(file: string): Promise<Manifest> {
  const value = await readJson(file);
  try {
    return checkManifest(value);
  } catch (error) {
    if (!(error instanceof ManifestError)) throw error;
    throw new ManifestError(error.message.replace(/^plugin\.json/, file), { cause: error });
  }
}

export async function readPluginSource(folder: string): Promise<PluginSource> {
  const manifest = await readManifest(join(folder, 'plugin.json'));
  return { folder, manifest, entry: entryOf(folder), ui: await readUi(folder) };
}

/** Every folder below `root` that has a manifest, by name. A broken one is named in the log and left out. */
export async function findPlugins(root: string, log: Log): Promise<PluginSource[]> {
  const names = existsSync(root) ? (await readdir(root)).sort() : [];
  const folders = names.map((name) => join(root, name)).filter((folder) => existsSync(join(folder, 'plugin.json')));
  const found = await Promise.allSettled(folders.map(readPluginSource));
  return found.flatMap((one) => {
    if (one.status === 'fulfilled') return [one.value];
    log.error({ err: one.reason as Error }, 'a plugin that came with the platform is left out');
    return [];
  });
}
