/**
 * A node of its own, without gateway, with the rooms of the core and one-to-one; its clock is told with each message.
 * The environment names DATA_FOLDER, DATABASE_URL and NATS_URL.
 */
import { fileURLToPath } from 'node:url';
import { systemCaller, type Caller, type PluginContext, type ServiceDefinition } from '@fudao/plugin-sdk';
import { createCoreRooms } from '../../core/src/core-rooms.ts';
import { openPlugins } from '../../core/src/plugin-manager/open-plugins.ts';
import { readPluginSource } from '../../core/src/plugin-manager/release/plugin-source.ts';
import type { Owner } from '../../core/src/runtime/host/call-meta.ts';
import { HandlerContext } from '../../core/src/runtime/host/handler-context.ts';
import type { Room } from '../../core/src/runtime/room.ts';
import { startRooms } from '../../core/src/testing/start-rooms.ts';

/** What a node is asked; `tick` is what timers would do, `settle` waits until the outbox is empty. */
export interface Order {
  readonly id: number;
  readonly now: number;
  readonly action: string;
  readonly params?: Record<string, unknown>;
  readonly as?: Caller;
}
export interface Answer {
  readonly id: number;
  readonly ms: number;
  readonly result?: unknown;
  readonly failure?: string;
}

const { DATA_FOLDER: dataFolder = '', DATABASE_URL: databaseUrl = '', NATS_URL: natsUrl = '' } = process.env;
let now = Date.now();
let core: Room[] = [];
const rooms = await startRooms((_platform, runtime, plugins) => (core = createCoreRooms(runtime, plugins)), {
  ...{ dataFolder, databaseUrl, natsUrl },
  now: () => new Date(now),
});
const { runtime, plugins } = rooms;
const folder = fileURLToPath(new URL('../../plugins/one-to-one/', import.meta.url));
const endPlugins = await openPlugins(runtime, plugins, { bundled: [await readPluginSource(folder)], runsTimers: false });

async function runTimers(owner: Owner, services: readonly ServiceDefinition[]): Promise<void> {
  const context = new HandlerContext(runtime.host, owner, { caller: systemCaller, requestId: 'bench' }, {}) as unknown as PluginContext<never>;
  for (const { timers = {} } of services) for (const timer of Object.values(timers)) await timer.handler(context);
}

async function tick(): Promise<void> {
  await runTimers({ kind: 'core', id: 'media' }, [core.find(({ name }) => name === 'media')!.service]);
  await runTimers({ kind: 'plugin', id: 'one-to-one', version: '1.0.0' }, plugins.view.stable('one-to-one')!.definition.services);
}

async function carryOut({ action, params, as }: Order): Promise<unknown> {
  if (action === 'tick') return tick();
  if (action === 'settle') return rooms.settle();
  return rooms.call(action, params, as);
}

process.on('message', (order: Order) => {
  now = order.now;
  const begun = performance.now();
  const answer = (more: Partial<Answer>) => process.send!({ id: order.id, ms: performance.now() - begun, ...more });
  carryOut(order).then(
    (result) => answer({ result }),
    (error: { code?: string; message: string }) => answer({ failure: `${error.code ?? error.message}` }),
  );
});
process.once('SIGTERM', async () => {
  await endPlugins();
  await rooms.stop();
  process.exit(0);
});
process.send!({ id: 0, ms: 0 });
