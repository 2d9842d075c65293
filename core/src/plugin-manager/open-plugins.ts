import { join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import type { NodeRuntime } from '../runtime/node-runtime.ts';
import type { Platform } from '../runtime/platform.ts';
import { confinedLoader } from '../sandbox/index.ts';
import {
  ensureUnpacked,
  fetchPackage,
  readPackage,
  readPublishers,
  releaseFolder,
  verifySignature,
} from './package/index.ts';
import { DevelopmentPlugins } from './development/development-plugins.ts';
import type { PluginManager } from './plugin-manager.ts';
import { enterBundled, forgetMissing } from './release/bundled-releases.ts';
import type { PluginSource } from './release/plugin-source.ts';
import { importDefinition, ReleaseHost, type Loaded, type ReleaseHostOptions } from './release/release-host.ts';
import { CodeSweeper } from './removal/code-sweeper.ts';
import { BudgetWatch } from './swap/budget-watch.ts';
import { releaseStarter, sourceFinder, type FindPackage } from './release/release-starter.ts';
import type { Release, Trust } from './release/release.repository.ts';

/** Plugins in this folder are at work as soon as they are saved. */
export interface Development {
  readonly root: string;
  /** District of the demo city in which a new plugin is enabled at once. */
  readonly district: string | null;
}

export interface PluginsOfNode {
  /** What came with the platform. */
  readonly bundled: readonly PluginSource[];
  /** How far that is trusted when it is entered first: wholly, unless told. */
  readonly bundledTrust?: Trust;
  /** Whether the timers of plugins run here; where the node is a worker unless told. */
  readonly runsTimers?: boolean;
  /** On a developer's own machine alone. */
  readonly development?: Development;
  /** Hears that a release has ended here, and what it took is free. */
  readonly onReleaseEnded?: () => void;
  /** Instead of the usual ways to get at a release's definition. */
  readonly loaders?: Partial<ReleaseHostOptions['loaders']>;
}

/** The files of a package on this node, as they stand in the database; a key that was revoked is no longer run. */
function packageFinder({ database, config }: Platform): FindPackage {
  return async ({ pluginId: id, version, contentHash }) => {
    const hash = contentHash!;
    const listing = await readPackage(await fetchPackage(database, hash));
    verifySignature(listing, await readPublishers(database));
    return ensureUnpacked(database, hash, releaseFolder(config.dataFolder, { id, version }, hash));
  };
}

/** The ways to get at a release's definition, by how far it is trusted. */
const loadersOf = (host: NodeRuntime['host'], options: Pick<PluginsOfNode, 'loaders'>): ReleaseHostOptions['loaders'] => ({
  trusted: importDefinition,
  confined: confinedLoader(host),
  ...options.loaders,
});

/** Gets at what a release defines without serving it: also of one that nobody is sent to. */
export type LoadGuest = (release: Release) => Promise<Loaded>;

export function guestLoader({ host, platform }: NodeRuntime, options: Pick<PluginsOfNode, 'bundled' | 'loaders'>): LoadGuest {
  const sourceOf = sourceFinder(options.bundled, packageFinder(platform));
  const loaders = loadersOf(host, options);
  return async (release) => {
    const { origin, trust, version: tag } = release;
    return loaders[trust]({ source: await sourceOf(release), origin, trust, tag });
  };
}

/** Starts the plugins of a node: those that came with the platform and those that were installed. */
export async function openPlugins(runtime: NodeRuntime, plugins: PluginManager, options: PluginsOfNode): Promise<Dispose> {
  const { host, consumers, platform } = runtime;
  const { dataFolder, roles } = platform.config;
  const { bundled, development, runsTimers = roles.includes('worker') } = options;
  const sources = [...bundled];
  await enterBundled(platform, bundled, options.bundledTrust);
  if (development) await forgetMissing(platform, bundled);
  const cacheRoot = join(dataFolder, 'cache');
  const sweeper = new CodeSweeper({ dataFolder, cacheRoot }, host.log);
  const releaseHost = new ReleaseHost(host, consumers, {
    cacheRoot,
    runsTimers,
    loaders: loadersOf(host, options),
  });
  const start = releaseStarter(releaseHost, sources, packageFinder(platform));
  const end = await plugins.open({
    ...{ host, call: platform.call, start, roles },
    sweep: (releases, loaded) => sweeper.sweep(releases, loaded),
    ...(options.onReleaseEnded && { onReleaseEnded: options.onReleaseEnded }),
  });
  const endWatch = new BudgetWatch(runtime, plugins).start();
  const endDevelopment = development && (await new DevelopmentPlugins({ runtime, plugins, host: releaseHost, sources, ...development }).start());
  return async () => {
    await endDevelopment?.();
    await endWatch();
    await end();
  };
}
