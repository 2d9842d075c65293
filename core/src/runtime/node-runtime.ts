import { hostname } from 'node:os';
import type { ServiceBroker } from 'moleculer';
import { systemCaller, type Dispose } from '@fudao/plugin-sdk';
import type { Database } from '../database/index.ts';
import { DocumentStore } from '../documents/document-store.ts';
import { createDispatcher } from '../plugin-manager/routing/dispatcher.ts';
import type { PluginManager } from '../plugin-manager/plugin-manager.ts';
import { createBroker } from './broker.ts';
import type { Config } from './config.ts';
import { createGuards } from './guard/guards.ts';
import { ActionDirectory } from './host/action-directory.ts';
import { ConsentDoor } from './host/consent-door.ts';
import { EventDirectory } from './host/event-directory.ts';
import type { Owner } from './host/call-meta.ts';
import { fromTransport } from './host/error-transport.ts';
import type { HostServices } from './host/host-services.ts';
import { NotificationKinds } from './host/notification-kinds.ts';
import { PermissionTable } from './host/permission-table.ts';
import { toServiceSchema } from './host/service-schema.ts';
import type { RootLog } from './log.ts';
import { newId } from './new-id.ts';
import { ConsumerRegistry } from './outbox/consumer-registry.ts';
import { forgetFinished } from './outbox/outbox-repository.ts';
import { OutboxNudge } from './outbox/outbox-nudge.ts';
import { OutboxRelay } from './outbox/relay.ts';
import type { Platform } from './platform.ts';
import type { Room } from './room.ts';
import { startTimer } from './timers.ts';

/** Sent by nodes that run no relay of their own. */
const nudgeBroadcast = 'outbox.nudge';
const forgetAfterMs = 7 * 24 * 3600_000;

/** Broker, host, outbox and timers of one node, before any room is in it. */
export interface NodeRuntime {
  readonly platform: Platform;
  readonly host: HostServices;
  readonly broker: ServiceBroker;
  readonly consumers: ConsumerRegistry;
  readonly relay: OutboxRelay;
}

export function createNodeRuntime(config: Config, database: Database, log: RootLog, plugins: PluginManager): NodeRuntime {
  const nodeID = config.nats.url ? `${hostname()}-${newId()}` : 'embedded';
  const broker = createBroker(config, nodeID, [createDispatcher(plugins)]);
  const consumers = new ConsumerRegistry();
  const now = () => new Date();
  const host: HostServices = {
    broker,
    database,
    documents: new DocumentStore(database, { ...config.documents, now: () => host.now() }),
    log,
    gate: plugins,
    consents: new ConsentDoor(),
    permissions: new PermissionTable(plugins),
    notificationKinds: new NotificationKinds(plugins),
    actions: new ActionDirectory(),
    events: new EventDirectory(),
    guards: createGuards(config.plugins, { log, nameOf: (id) => plugins.nameOf(id) }),
    now,
    newId,
    settingsOf: (plugin, districtId) => plugins.settingsOf(plugin, districtId),
    nudgeOutbox: () => outbox.nudge(),
  };
  const relay = new OutboxRelay(host, consumers);
  const outbox = new OutboxNudge({
    nudgeRelay: () => relay.nudge(),
    tellOthers: () => void broker.broadcast(nudgeBroadcast).catch(() => undefined),
  });
  const call: Platform['call'] = async <R>(action: string, params: Record<string, unknown> = {}) => {
    try {
      return (await broker.call(action, params, { meta: { caller: systemCaller, requestId: newId() } })) as R;
    } catch (thrown) {
      throw fromTransport(thrown);
    }
  };
  const broadcast: Platform['broadcast'] = (event, payload) => void broker.broadcast(event, payload);
  return { platform: { config, database, log, now, newId, call, broadcast }, host, broker, consumers, relay };
}

const ownerOf = (room: Room): Owner => ({ kind: 'core', id: room.name });

/** Migrates a room's tables and puts its service on the broker. */
export async function openRoom({ host, broker, consumers }: NodeRuntime, room: Room): Promise<void> {
  if (room.migrations) await host.database.migrate(room.name, room.migrations);
  if (room.permissions) host.permissions.add(room.permissions);
  if (room.notifications) host.notificationKinds.add(room.notifications);
  host.actions.add(ownerOf(room), room.service);
  host.events.add(ownerOf(room), room.events);
  consumers.add(ownerOf(room), room.service);
  broker.createService(toServiceSchema(host, ownerOf(room), room.service, room.broadcasts));
}

/** What a worker does beside answering calls: deferred work and timers. */
export function startWork({ host, relay, broker }: NodeRuntime, rooms: readonly Room[]): Dispose[] {
  const forget = {
    everySeconds: 3600,
    handler: () => forgetFinished(host.database, host.now().getTime() - forgetAfterMs),
  };
  const timers = rooms.flatMap((room) =>
    Object.entries(room.service.timers ?? {}).map(([name, timer]) => startTimer(host, ownerOf(room), name, timer)),
  );
  broker.createService({ name: 'outbox', events: { [nudgeBroadcast]: () => void relay.nudge() } });
  return [relay.start(), startTimer(host, { kind: 'core', id: 'runtime' }, 'forget finished work', forget), ...timers];
}
