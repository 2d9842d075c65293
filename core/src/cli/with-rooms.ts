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

export type CreateRooms = (runtime: NodeRuntime, plugins: PluginManager) => Room[];

/**
 * Runs a command on the rooms that know people and places, in this process, beside the nodes that may be
 * running. What is to happen after a commit stays in the outbox until a worker looks.
 */
export function withRooms<T>(
  config: Config,
  work: (runtime: NodeRuntime & Platform) => Promise<T>,
  { plugins = new PluginManager(), rooms = () => [] }: MoreRooms = {},
): Promise<T> {
  const createRooms: CreateRooms = ({ platform }) => [
    createOrganisationRoom(platform),
    createIdentityRoom(platform, { permissionsFor: () => [] }),
    ...rooms(platform),
  ];
  return withTheseRooms(config, createRooms, (runtime) => work({ ...runtime.platform, ...runtime }), plugins);
}

/** The same with whatever rooms a command needs. It is a guest: no node hears of it, and no node waits for it. */
export async function withTheseRooms<T>(
  config: Config,
  createRooms: CreateRooms,
  work: (runtime: NodeRuntime, rooms: readonly Room[]) => Promise<T>,
  plugins = new PluginManager(),
): Promise<T> {
  const { url } = config.database;
  const database = await openDatabase(url ? { url } : { file: join(config.dataFolder, 'fudao.sqlite') });
  const runtime = createNodeRuntime({ ...config, nats: {} }, database, createLog('error'), plugins);
  try {
    await database.migrate('runtime', new URL('../runtime/migrations/', import.meta.url));
    const rooms = createRooms(runtime, plugins);
    for (const room of rooms) await openRoom(runtime, room);
    await runtime.broker.start();
    return await work(runtime, rooms);
  } finally {
    await runtime.broker.stop();
    await database.close();
  }
}
