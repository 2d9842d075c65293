import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemCaller, type Caller } from '@fudao/plugin-sdk';
import { openDatabase } from '../database/index.ts';
import { PluginManager } from '../plugin-manager/plugin-manager.ts';
import { loadConfig } from '../runtime/config.ts';
import { prepareDataFolder } from '../runtime/data-folder.ts';
import type { CallMeta } from '../runtime/host/call-meta.ts';
import { fromTransport } from '../runtime/host/error-transport.ts';
import { createLog } from '../runtime/log.ts';
import { createNodeRuntime, openRoom, type NodeRuntime } from '../runtime/node-runtime.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { untilSettled } from './until-settled.ts';

export interface TestRooms {
  readonly platform: Platform;
  readonly runtime: NodeRuntime;
  readonly plugins: PluginManager;
  /** Calls an action as somebody; as the system unless told. */
  call<R = unknown>(action: string, params?: Record<string, unknown>, as?: Caller, meta?: Partial<CallMeta>): Promise<R>;
  /** Carries out everything in the outbox. */
  settle(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * A few rooms of the core on a broker and a fresh database, without gateway and plugins. A second node of theirs gets
 * the first one's database and data folder.
 */
export async function startRooms(
  createRooms: (platform: Platform, runtime: NodeRuntime, plugins: PluginManager) => Room[],
  options: { databaseUrl?: string | undefined; natsUrl?: string; now?: () => Date; dataFolder?: string } = {},
): Promise<TestRooms> {
  const dataFolder = options.dataFolder ?? (await mkdtemp(join(tmpdir(), 'fudao-rooms-')));
  const database = options.databaseUrl ? { url: options.databaseUrl } : {};
  const nats = options.natsUrl ? { url: options.natsUrl } : {};
  const config = prepareDataFolder(loadConfig({}, { dataFolder, logLevel: 'error', port: 0, database, nats, media: { embedded: false } }));
  const log = createLog(process.env['TEST_LOG_LEVEL'] ?? 'silent');
  const db = await openDatabase(options.databaseUrl ? { url: options.databaseUrl, log } : { file: join(dataFolder, 'test.sqlite'), log });
  const plugins = new PluginManager();
  const created = createNodeRuntime(config, db, log, plugins);
  const now = options.now ?? created.platform.now;
  const runtime = { ...created, platform: { ...created.platform, now }, host: Object.assign(created.host, { now }) };
  await db.migrate('runtime', new URL('../runtime/migrations/', import.meta.url));
  const rooms = createRooms(runtime.platform, runtime, plugins);
  for (const room of rooms) await openRoom(runtime, room);
  await runtime.broker.start();
  const ends = await Promise.all(rooms.map((room) => room.start?.()));
  const endRelay = runtime.relay.start();
  return {
    platform: runtime.platform,
    runtime,
    plugins,
    async call<R>(action: string, params: Record<string, unknown> = {}, as: Caller = systemCaller, extra: Partial<CallMeta> = {}) {
      const meta: CallMeta = { caller: as, requestId: 'test', ...extra };
      try {
        return (await runtime.broker.call(action, params, { meta })) as R;
      } catch (thrown) {
        throw fromTransport(thrown);
      }
    },
    settle: () => untilSettled(runtime),
    async stop() {
      await endRelay();
      for (const end of ends) await end?.();
      await runtime.broker.stop();
      await db.close();
      if (options.dataFolder === undefined) await rm(dataFolder, { recursive: true, force: true });
    },
  };
}
