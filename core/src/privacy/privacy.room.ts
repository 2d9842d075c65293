import { join } from 'node:path';
import { openFileStorage } from '../files/open-file-storage.ts';
import { guestLoader } from '../plugin-manager/open-plugins.ts';
import { readDesiredState } from '../plugin-manager/node/desired-state.ts';
import type { PluginManager } from '../plugin-manager/plugin-manager.ts';
import { findPlugins } from '../plugin-manager/release/plugin-source.ts';
import { localDateOf } from '../runtime/city-time/index.ts';
import { projectRoot } from '../runtime/config.ts';
import type { NodeRuntime } from '../runtime/node-runtime.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import type { PrivacyParts } from './person.ts';
import type { PrivacyRoomParts } from './privacy-parts.ts';
import { definePrivacyService } from './privacy.service.ts';
import { exportLinkKey } from './requests/export-link.ts';
import { privacyOfRequests } from './requests/requests-privacy.ts';

export interface PrivacyRoomOptions {
  /** Every room of the node, this one among them. */
  rooms(): readonly Room[];
  readonly plugins: Pick<PluginManager, 'view'>;
}

/** A node that serves reads what plugins there are, and leaves its own view of them as it is. */
async function reachOf(runtime: NodeRuntime, rooms: () => readonly Room[]): Promise<PrivacyParts> {
  const bundled = await findPlugins(join(projectRoot, 'plugins'), runtime.platform.log);
  return { runtime, rooms: rooms(), plugins: { look: readDesiredState }, loadGuest: guestLoader(runtime, { bundled }) };
}

/** What people may ask of the platform: to see all that is kept of them, and to be forgotten. */
export function createPrivacyRoom(runtime: NodeRuntime, { rooms, plugins }: PrivacyRoomOptions): Room {
  const { platform } = runtime;
  const { config, now } = platform;
  const storage = openFileStorage(platform);
  const parts: PrivacyRoomParts = {
    reach: () => reachOf(runtime, rooms),
    pluginsFor: (place) => plugins.view.keepersFor(place),
    storage,
    dataFolder: config.dataFolder,
    linkKey: exportLinkKey(config.identity.tokenSecret!),
    today: () => localDateOf(now().getTime(), config.timeZone),
  };
  return {
    name: 'privacy',
    service: definePrivacyService(parts),
    permissions,
    notifications: notificationKinds,
    errors,
    privacy: privacyOfRequests(storage),
    openToSuspended: ['showOwn', 'ask', 'withdraw', 'linkExport'],
    migrations: new URL('./migrations/', import.meta.url),
    start: async () => storage.start?.(),
  };
}
