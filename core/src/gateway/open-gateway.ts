import { existsSync } from 'node:fs';
import { join } from 'node:path';
import type { Caller, ErrorSpec } from '@fudao/plugin-sdk';
import { databaseErrors } from '../database/errors.ts';
import type { PluginManager } from '../plugin-manager/plugin-manager.ts';
import type { LoadedRelease } from '../plugin-manager/release/loaded-release.ts';
import { projectRoot } from '../runtime/config.ts';
import { idempotencyErrors } from '../runtime/host/idempotency.ts';
import { serviceNameOf } from '../runtime/host/service-schema.ts';
import { createNodeHealth } from '../runtime/node-health.ts';
import { platformVersion } from '../runtime/platform-version.ts';
import type { NodeRuntime } from '../runtime/node-runtime.ts';
import type { Room } from '../runtime/room.ts';
import type { Gateway, RestRoute } from './gateway-options.ts';
import { createGateway } from './gateway.ts';
import { routesOf } from './rest-routes.ts';

function appFolder(app: string): string {
  const folder = join(projectRoot, app, 'dist');
  return existsSync(join(folder, 'browser')) ? join(folder, 'browser') : folder;
}

function roomRoutes(rooms: readonly Room[]): RestRoute[] {
  return rooms.flatMap(({ name, service, openToSuspended }) =>
    routesOf({ id: name, services: [service], gated: false, openToSuspended, nameOf: (one) => serviceNameOf({ kind: 'core', id: name }, one) }),
  );
}

/** The releases that this node serves. */
function stableFirst({ view }: PluginManager): LoadedRelease[] {
  const isLater = ({ pluginId, tag }: LoadedRelease) => (view.stable(pluginId)?.tag === tag ? 0 : 1);
  return view.releases().sort((a, b) => isLater(a) - isLater(b));
}

function pluginRoutes(plugins: PluginManager): RestRoute[] {
  return stableFirst(plugins).flatMap(({ pluginId: id, tag, definition: { services } }) =>
    routesOf({ id, release: tag, services, gated: true, nameOf: (one) => serviceNameOf({ kind: 'plugin', id }, one) }),
  );
}

function errorTables(rooms: readonly Room[], plugins: PluginManager): Record<string, ErrorSpec> {
  const definitions = stableFirst(plugins).reverse().map(({ definition }) => definition);
  const ofPlatform = [databaseErrors, idempotencyErrors].map(({ $table }) => $table);
  const tables = [...ofPlatform, ...[...rooms, ...definitions].map((owner) => owner.errors?.$table ?? {})];
  return Object.assign({}, ...tables) as Record<string, ErrorSpec>;
}

/** Opens the gateway of a node, once its rooms and plugins serve. */
export async function openGateway(runtime: NodeRuntime, rooms: readonly Room[], plugins: PluginManager): Promise<Gateway> {
  const { platform, broker } = runtime;
  const { port, host, production, trustProxy } = platform.config;
  const gateway = createGateway({
    broker,
    port,
    host,
    log: platform.log,
    version: platformVersion(),
    isProduction: production,
    trustProxy,
    limits: platform.config.limits,
    jitsi: platform.config.jitsi.url,
    isReady: () => plugins.isLoaded,
    reasonsAgainst: createNodeHealth(platform.database),
    staticApps: { student: appFolder('student-ui'), admin: appFolder('admin-ui') },
    routes: () => [...roomRoutes(rooms), ...pluginRoutes(plugins)],
    errorTables: () => errorTables(rooms, plugins),
    pickRelease: (pluginId, { districtId, schoolId }) => plugins.pick(pluginId, districtId, schoolId),
    reportUse: (items) => platform.call('policy.noteUse', { items }),
    lines: rooms.flatMap(({ line }) => line ?? []),
    readSuspensions: (revision) => platform.call('safety.suspensionState', { revision }),
    now: () => platform.now().getTime(),
    resolveCaller: (token) => platform.call<Caller>('identity.resolve', { token }),
    isEnabled: (pluginId, districtId) => plugins.isEnabled(pluginId, districtId) || plugins.isDraining(pluginId, districtId),
    pluginUiRoot: (id, version, hash) => plugins.uiFolder(id, version, hash),
  });
  plugins.onReleasesChanged(() => gateway.refreshRoutes());
  await gateway.start();
  return gateway;
}
