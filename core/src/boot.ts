import { join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { createCoreRooms } from './core-rooms.ts';
import { openDatabase } from './database/index.ts';
import { readDemoCity } from './demo/demo-city.ts';
import { seedDemo } from './demo/seed-demo.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { PluginManager } from './plugin-manager/plugin-manager.ts';
import { openPlugins, type Development, type PluginsOfNode } from './plugin-manager/open-plugins.ts';
import { findPlugins } from './plugin-manager/release/plugin-source.ts';
import { projectRoot, type Config } from './runtime/config.ts';
import { prepareDataFolder } from './runtime/data-folder.ts';
import { openHealthServer, type HealthServer } from './runtime/health-server.ts';
import { lockFolder } from './runtime/lock-folder.ts';
import { MemoryReturn } from './runtime/memory-return.ts';
import { guardProcess } from './runtime/guard/guard-process.ts';
import { createLog, type RootLog } from './runtime/log.ts';
import { createNodeRuntime, openRoom, startWork, type NodeRuntime } from './runtime/node-runtime.ts';
import { createNodeHealth } from './runtime/node-health.ts';
import { platformVersion } from './runtime/platform-version.ts';

export interface RunningNode {
  /** Address of the gateway; of a node without that role, of its health. */
  readonly url: string;
  readonly runtime: NodeRuntime;
  readonly plugins: PluginManager;
  stop(): Promise<void>;
}

export interface BootOptions {
  pluginsFolder?: string;
  /** How far the plugins of that folder are trusted: wholly, unless told. */
  pluginsTrust?: PluginsOfNode['bundledTrust'];
  log?: RootLog;
  /** Plugins are at work as soon as they are saved. Whoever asks for it has registered `registerReloadedModules`. */
  watchesPlugins?: boolean;
  /** Whether nothing else runs in this process: then stray faults and endless loops in it are the node's to handle. */
  ownsProcess?: boolean;
}

/** A worker serves nobody, but says whether it is well. */
function openHealth({ platform: { config, database } }: NodeRuntime): Promise<HealthServer> {
  const { port, host } = config;
  return openHealthServer({ port, host, version: platformVersion(), reasons: createNodeHealth(database) });
}

async function disposeAll(ends: Dispose[]): Promise<void> {
  for (const end of ends.reverse()) await end();
}

async function developmentIn(root: string, { demo }: Config): Promise<Development> {
  const district = demo ? ((await readDemoCity()).districts?.[0]?.id ?? null) : null;
  return { root, district };
}

/** How plugins are run where the caller of `bootNode` chose it. */
function choices({ pluginsTrust, ownsProcess }: BootOptions, ends: Dispose[]): Partial<PluginsOfNode> {
  const memory = ownsProcess ? new MemoryReturn() : undefined;
  if (memory) ends.push(() => memory.stop());
  return { ...(pluginsTrust && { bundledTrust: pluginsTrust }), ...(memory && { onReleaseEnded: () => memory.soon() }) };
}

/** Starts a node, in this order: database, rooms, plugins, deferred work, and the gateway last. */
export async function bootNode(wanted: Config, options: BootOptions = {}): Promise<RunningNode> {
  const config = prepareDataFolder(wanted);
  const log = options.log ?? createLog(config.logLevel);
  const ends: Dispose[] = [];
  try {
    if (!config.database.url) ends.push(lockFolder(config.dataFolder));
    const file = join(config.dataFolder, 'fudao.sqlite');
    const database = await openDatabase(config.database.url ? { url: config.database.url, log } : { file, log });
    ends.push(() => database.close());
    const plugins = new PluginManager();
    const runtime = createNodeRuntime(config, database, log, plugins);
    ends.push(runtime.host.guards.start());
    if (options.ownsProcess) ends.push(guardProcess(runtime.host.guards, config, log));
    await database.migrate('runtime', new URL('./runtime/migrations/', import.meta.url));
    const rooms = createCoreRooms(runtime, plugins);
    for (const room of rooms) await openRoom(runtime, room);
    await runtime.broker.start();
    ends.push(() => runtime.broker.stop());
    for (const room of rooms) ends.push((await room.start?.()) ?? (() => undefined));
    if (config.demo) await seedDemo(runtime);
    const isWorker = config.roles.includes('worker');
    const pluginsFolder = options.pluginsFolder ?? join(projectRoot, 'plugins');
    const bundled = await findPlugins(pluginsFolder, log);
    const development = options.watchesPlugins ? await developmentIn(pluginsFolder, config) : undefined;
    ends.push(await openPlugins(runtime, plugins, { ...choices(options, ends), bundled, ...(development && { development }) }));
    if (isWorker) ends.push(...startWork(runtime, rooms));
    const door = await (config.roles.includes('gateway') ? openGateway(runtime, rooms, plugins) : openHealth(runtime));
    ends.push(() => door.stop());
    return { url: door.url, runtime, plugins, stop: () => disposeAll(ends) };
  } catch (error) {
    await disposeAll(ends);
    throw error;
  }
}
