import { join } from 'node:path';
import type { Dispose } from '@fudao/plugin-sdk';
import { openDatabase } from './database/index.ts';
import { createDemoRoom } from './demo/demo.room.ts';
import { seedDemoCity } from './demo/seed-demo-city.ts';
import { createDocumentsRoom } from './documents/documents.room.ts';
import { createFilesRoom } from './files/files.room.ts';
import { openGateway } from './gateway/open-gateway.ts';
import { createIdentityRoom } from './identity/identity.room.ts';
import { createKnowledgeRoom } from './knowledge/knowledge.room.ts';
import { createNotificationsRoom } from './notifications/notifications.room.ts';
import { createOrganisationRoom } from './organisation/organisation.room.ts';
import { PluginManager } from './plugin-manager/plugin-manager.ts';
import { createPluginManagerRoom } from './plugin-manager/plugin-manager.room.ts';
import { openPlugins, type PluginsOfNode } from './plugin-manager/open-plugins.ts';
import { findPlugins } from './plugin-manager/release/plugin-source.ts';
import { createRecordsRoom } from './records/records.room.ts';
import { projectRoot, type Config } from './runtime/config.ts';
import { prepareDataFolder } from './runtime/data-folder.ts';
import { openHealthServer, type HealthServer } from './runtime/health-server.ts';
import { lockFolder } from './runtime/lock-folder.ts';
import { guardProcess } from './runtime/guard/guard-process.ts';
import { createLog, type RootLog } from './runtime/log.ts';
import { createNodeRuntime, openRoom, startWork, type NodeRuntime } from './runtime/node-runtime.ts';
import { createNodeHealth } from './runtime/node-health.ts';
import { platformVersion } from './runtime/platform-version.ts';
import type { Room } from './runtime/room.ts';

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
  /** Whether nothing else runs in this process: then stray faults and endless loops in it are the node's to handle. */
  ownsProcess?: boolean;
}

function createRooms({ platform, host }: NodeRuntime, plugins: PluginManager): Room[] {
  return [
    createRecordsRoom(platform),
    createOrganisationRoom(platform),
    createIdentityRoom(platform, { permissionsFor: (caller) => host.permissions.heldBy(caller) }),
    createKnowledgeRoom(platform),
    createFilesRoom(platform),
    createNotificationsRoom(platform),
    createDocumentsRoom(platform),
    createPluginManagerRoom(platform, plugins),
    createDemoRoom(platform),
  ];
}

/** A worker serves nobody, but says whether it is well. */
function openHealth({ platform: { config, database } }: NodeRuntime): Promise<HealthServer> {
  const { port, host } = config;
  return openHealthServer({ port, host, version: platformVersion(), reasons: createNodeHealth(database) });
}

async function disposeAll(ends: Dispose[]): Promise<void> {
  for (const end of ends.reverse()) await end();
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
    const rooms = createRooms(runtime, plugins);
    for (const room of rooms) await openRoom(runtime, room);
    await runtime.broker.start();
    ends.push(() => runtime.broker.stop());
    for (const room of rooms) ends.push((await room.start?.()) ?? (() => undefined));
    if (config.demo) await seedDemoCity(runtime.platform);
    const isWorker = config.roles.includes('worker');
    const bundled = await findPlugins(options.pluginsFolder ?? join(projectRoot, 'plugins'), log);
    ends.push(await openPlugins(runtime, plugins, { bundled, ...(options.pluginsTrust && { bundledTrust: options.pluginsTrust }) }));
    if (isWorker) ends.push(...startWork(runtime, rooms));
    const door = await (config.roles.includes('gateway') ? openGateway(runtime, rooms, plugins) : openHealth(runtime));
    ends.push(() => door.stop());
    return { url: door.url, runtime, plugins, stop: () => disposeAll(ends) };
  } catch (error) {
    await disposeAll(ends);
    throw error;
  }
}
