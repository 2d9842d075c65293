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
import type { PluginManager } from './plugin-manager.ts';
import { enterBundled } from './release/bundled-releases.ts';
import type { PluginSource } from './release/plugin-source.ts';
import { importDefinition, ReleaseHost, type ReleaseHostOptions } from './release/release-host.ts';
import type { Trust } from './release/release.repository.ts';
import { BudgetWatch } from './swap/budget-watch.ts';
import { releaseStarter, type FindPackage } from './release/release-starter.ts';

export interface PluginsOfNode {
  /** What came with the platform. */
  readonly bundled: readonly PluginSource[];
  /** How far that is trusted when it is entered first: wholly, unless told. */
  readonly bundledTrust?: Trust;
  /** Whether the timers of plugins run here; where the node is a worker unless told. */
  readonly runsTimers?: boolean;
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

/** Starts the plugins of a node: those that came with the platform and those that were installed. */
export async function openPlugins(runtime: NodeRuntime, plugins: PluginManager, options: PluginsOfNode): Promise<Dispose> {
  const { host, consumers, platform } = runtime;
  const { dataFolder, roles } = platform.config;
  const { bundled, runsTimers = roles.includes('worker') } = options;
  await enterBundled(platform, bundled, options.bundledTrust);
  const releaseHost = new ReleaseHost(host, consumers, {
    cacheRoot: join(dataFolder, 'cache'),
    runsTimers,
    loaders: { trusted: importDefinition, confined: confinedLoader(host), ...options.loaders },
  });
  const start = releaseStarter(releaseHost, bundled, packageFinder(platform));
  const end = await plugins.open({ host, call: platform.call, start, roles });
  const endWatch = new BudgetWatch(runtime, plugins).start();
  return async () => {
    await endWatch();
    await end();
  };
}
