import { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';
import { systemCaller, type Caller, type PluginContext, type PluginDefinition } from '@fudao/plugin-sdk';
import { createPluginManagerRoom } from '../../src/plugin-manager/plugin-manager.room.ts';
import { openPlugins } from '../../src/plugin-manager/open-plugins.ts';
import { readPluginSource } from '../../src/plugin-manager/release/plugin-source.ts';
import { fromTransport } from '../../src/runtime/host/error-transport.ts';
import { HandlerContext } from '../../src/runtime/host/handler-context.ts';
import { startRooms, type TestRooms } from '../../src/testing/start-rooms.ts';
import { people } from './people.ts';
import { newWorld, standIns, type World } from './stand-ins.ts';

const folder = fileURLToPath(new URL('../../../plugins/one-to-one/', import.meta.url));
export const evening = Date.parse('2026-11-23T18:00:00+08:00');
const tables = ['duties', 'plans', 'calls', 'sessions', 'messages', 'visits', 'points', 'met', 'counted', 'takes', 'take_parts', 'board_pictures'] as const;

export interface Stage {
  readonly rooms: TestRooms;
  readonly world: World;
  /** Calls `<service>.<action>` of the plugin. */
  call<R = Record<string, unknown>>(action: string, params: Record<string, unknown>, as: Caller): Promise<R>;
  /** The same with a body of bytes. */
  send<R = Record<string, unknown>>(action: string, params: Record<string, unknown>, body: Uint8Array, as: Caller): Promise<R>;
  pass(seconds: number): void;
  enable(administrator: Caller, settings?: Record<string, unknown>): Promise<void>;
  disable(administrator: Caller): Promise<void>;
  settle(): Promise<void>;
  /** What the timers would do now. */
  tick(): Promise<void>;
  /** As a room of the core tells it. */
  tell(event: string, payload: Record<string, unknown>): Promise<void>;
  readonly definition: PluginDefinition;
  systemContext(): PluginContext<never>;
  reset(): Promise<void>;
  stop(): Promise<void>;
}

/** One-to-one on a platform without gateway, enabled in the districts east and west. */
export async function startOneToOne(databaseUrl: string | undefined): Promise<Stage> {
  const world = newWorld(evening);
  const rooms = await startRooms((platform, _runtime, plugins) => [...standIns(world), createPluginManagerRoom(platform, plugins)], {
    ...(databaseUrl && { databaseUrl }),
    now: () => new Date(world.now),
  });
  const { runtime, plugins, platform } = rooms;
  const endRelease = await openPlugins(runtime, plugins, { bundled: [await readPluginSource(folder)], runsTimers: false });
  const { definition } = plugins.view.stable('one-to-one')!;
  const owner = { kind: 'plugin', id: 'one-to-one', version: '1.0.0' } as const;
  const systemContext = () => new HandlerContext(runtime.host, owner, { caller: systemCaller, requestId: 'test' }, {}) as unknown as PluginContext<never>;

  async function install(administrator: Caller, enabled: boolean, settings: Record<string, unknown>): Promise<void> {
    const { installation } = await rooms.call<{ installation: { revision: number } }>('plugin-manager.get', { id: 'one-to-one' }, administrator);
    await rooms.call('plugin-manager.setInstallation', { id: 'one-to-one', enabled, settings, expectedRevision: installation.revision }, administrator);
  }

  const stage: Stage = {
    rooms,
    world,
    definition,
    systemContext,
    call: (action, params, as) => rooms.call(`one-to-one.${action}`, params, as),
    async send<R>(action: string, params: Record<string, unknown>, body: Uint8Array, as: Caller) {
      try {
        return (await runtime.broker.call(`one-to-one.${action}`, params, { meta: { caller: as, requestId: 'test' }, stream: Readable.from([body]) })) as R;
      } catch (thrown) {
        throw fromTransport(thrown);
      }
    },
    pass: (seconds) => void (world.now += seconds * 1_000),
    enable: (administrator, settings = {}) => install(administrator, true, settings),
    disable: (administrator) => install(administrator, false, {}),
    settle: () => rooms.settle(),
    async tick() {
      for (const { timers = {} } of definition.services) for (const timer of Object.values(timers)) await timer.handler(systemContext());
      await rooms.settle();
    },
    async tell(event, payload) {
      await rooms.call(`${event.split('.')[0]}.tell`, { event, payload });
      await rooms.settle();
    },
    async reset() {
      await rooms.settle();
      for (const table of tables) await platform.database.run(`DELETE FROM one_to_one_${table}`);
      for (const administrator of [people.eastAdmin, people.westAdmin]) await stage.enable(administrator);
      await rooms.settle();
      for (const kept of Object.values(world)) {
        if (kept instanceof Map) kept.clear();
        else if (Array.isArray(kept)) kept.length = 0;
      }
      Object.assign(world, { now: evening, nextAt: null });
    },
    async stop() {
      await endRelease();
      await rooms.stop();
    },
  };
  await stage.reset();
  return stage;
}
