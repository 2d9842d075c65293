import { defineService } from '@fudao/plugin-sdk';
import { pluginManagerPrivacy } from './plugin-manager-privacy.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { installationActions } from './installation/installation.actions.ts';
import { scheduledChangeActions, scheduledChangesTimer } from './installation/scheduled-changes.actions.ts';
import { packageErrors, publisherErrors } from './package/index.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import type { PluginManager } from './plugin-manager.ts';
import { publisherActions } from './release/publisher.actions.ts';
import { releaseActions, viewerOf } from './release/release.actions.ts';
import { leftPurgesTimer, removalActions } from './removal/removal.actions.ts';

/** Releases of plugins, who is served by which, and where they are enabled. */
export function createPluginManagerRoom(platform: Platform, manager: PluginManager): Room {
  return {
    name: 'plugin-manager',
    permissions,
    notifications: notificationKinds,
    errors: { $table: { ...errors.$table, ...packageErrors.$table, ...publisherErrors.$table } },
    privacy: pluginManagerPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    events,
    broadcasts: { 'plugin-manager.changed': () => void manager.refresh().then(() => manager.tellAdministrators()) },
    service: defineService({
      name: 'plugin-manager',
      actions: {
        ...installationActions(platform, manager),
        ...scheduledChangeActions(platform),
        ...releaseActions(platform, manager),
        ...publisherActions,
        ...removalActions(platform, manager, viewerOf(manager)),
      },
      timers: {
        'carry out planned changes': scheduledChangesTimer(platform),
        'go on with purges that broke off': leftPurgesTimer(platform),
      },
    }),
  };
}
