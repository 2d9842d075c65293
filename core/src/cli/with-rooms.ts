import { join } from 'node:path';
import { openDatabase } from '../database/index.ts';
import { createIdentityRoom } from '../identity/identity.room.ts';
import { createOrganisationRoom } from '../organisation/organisation.room.ts';
import { PluginManager } from '../plugin-manager/plugin-manager.ts';
import type { Config } from '../runtime/config.ts';
import { createLog } from '../runtime/log.ts';
import { createNodeRuntime, openRoom, type NodeRuntime } from '../runtime/node-runtime.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';

export interface MoreRooms {
  readonly plugins?: PluginManager;
  rooms?(platform: Platform): Room[];
}

/**
 * Runs a command on the rooms that know people and places, in this process, beside the nodes that may be
 * running. What is to happen after a commit stays in the outbox until a worker looks.
 */
export async function withRooms<T>(
  config: Config,
  work: (runtime: NodeRuntime & Platform) => Promise<T>,
  { plugins = new PluginManager(), rooms = () => [] }: MoreRooms = {},
): Promise<T> {
  const { url } = config.database;
  const database = await openDatabase(url ? { url } : { file: join(config.dataFolder, 'fudao.sqlite') });
  const runtime = createNodeRuntime({ ...config, nats: {} }, database, createLog('error'), plugins);
  const { platform, broker } = runtime;
  try {
    await database.migrate('runtime', new URL('../runtime/migrations/', import.meta.url));
    await openRoom(runtime, createOrganisationRoom(platform));
    await openRoom(runtime, createIdentityRoom(platform, { permissionsFor: () => [] }));
    for (const room of rooms(platform)) await openRoom(runtime, room);
    await broker.start();
    return await work({ ...platform, ...runtime });
  } finally {
    await broker.stop();
    await database.close();
  }
}
