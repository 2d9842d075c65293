import { readdir, rm, rmdir } from 'node:fs/promises';
import { join } from 'node:path';
import type { Log } from '@fudao/plugin-sdk';
import { releaseFolder, releasesFolder } from '../package/index.ts';
import type { LoadedRelease } from '../release/loaded-release.ts';
import type { Release } from '../release/release.repository.ts';

interface Folders {
  readonly dataFolder: string;
  /** Below it each plugin has a folder for caches. */
  readonly cacheRoot: string;
}

const mayRun = ({ state }: Release) => state === 'verified' || state === 'installed' || state === 'retired';

async function namesIn(folder: string): Promise<string[]> {
  try {
    return (await readdir(folder)).filter((name) => !name.startsWith('.'));
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return [];
    throw error;
  }
}

/** Removes from this node what no release needs any more: unpacked code and caches. */
export class CodeSweeper {
  readonly #folders: Folders;
  readonly #log: Log;
  #swept = '';

  constructor(folders: Folders, log: Log) {
    this.#folders = folders;
    this.#log = log;
  }

  /** Does nothing until something changed. What runs here keeps its files whatever the database says. */
  async sweep(releases: readonly Release[], loaded: readonly LoadedRelease[]): Promise<void> {
    const known = releases.map(({ pluginId, version, state }) => `${pluginId}@${version} ${state}`);
    const key = [...known, ...loaded.map(({ pluginId, tag }) => `${pluginId}@${tag}`)].join('\n');
    if (key === this.#swept) return;
    const isLoaded = ({ pluginId, version }: Release) => loaded.some((one) => one.pluginId === pluginId && one.version === version);
    const needed = releases.filter((release) => mayRun(release) || isLoaded(release));
    await this.#sweepCode(needed);
    await this.#sweepCaches(new Set([...needed, ...loaded].map(({ pluginId }) => pluginId)));
    this.#swept = key;
  }

  async #sweepCode(needed: readonly Release[]): Promise<void> {
    const { dataFolder } = this.#folders;
    const root = releasesFolder(dataFolder);
    const folders = new Set(
      needed.flatMap(({ pluginId: id, version, contentHash }) => (contentHash === null ? [] : [releaseFolder(dataFolder, { id, version }, contentHash)])),
    );
    for (const pluginId of await namesIn(root)) {
      for (const name of await namesIn(join(root, pluginId))) {
        const folder = join(root, pluginId, name);
        if (!folders.has(folder)) await this.#remove(folder);
      }
      // Only where nothing is left in it.
      await rmdir(join(root, pluginId)).catch(() => undefined);
    }
  }

  async #sweepCaches(plugins: ReadonlySet<string>): Promise<void> {
    for (const pluginId of await namesIn(this.#folders.cacheRoot)) {
      if (!plugins.has(pluginId)) await this.#remove(join(this.#folders.cacheRoot, pluginId));
    }
  }

  async #remove(folder: string): Promise<void> {
    await rm(folder, { recursive: true, force: true });
    this.#log.info({ folder }, 'the files of a plugin that nothing needs any more were removed');
  }
}
