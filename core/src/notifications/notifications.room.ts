import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import type { Receiver } from './channels/channel.ts';
import { removeDevicesOfSessions } from './devices/devices.repository.ts';
import { errors } from './errors.ts';
import { createNotificationsParts, type NotificationsOptions, type NotificationsParts } from './notifications-parts.ts';
import { readNotificationsPolicy } from './notifications-policy.ts';
import { notificationsPrivacy } from './notifications-privacy.ts';
import { defineNotificationsService } from './notifications.service.ts';
import { ownKinds } from './own-kinds.ts';
import { permissions } from './permissions.ts';

const noKinds: NotificationsOptions['kinds'] = { find: (kind) => ownKinds[kind as keyof typeof ownKinds], listFor: () => [] };

/** Who signed out on a device, or was signed out, gets no push there any more. */
async function forgetSessions({ platform }: NotificationsParts, sessionIds: unknown): Promise<void> {
  try {
    await removeDevicesOfSessions(platform.database, sessionIds as string[]);
  } catch (error) {
    platform.log.error({ err: error }, 'browsers that were signed out could not be taken off push');
  }
}

const forgetBroadcast = 'notifications.forget-messages';

async function forgetHere({ platform, channels }: NotificationsParts, person: Receiver): Promise<void> {
  try {
    for (const channel of Object.values(channels)) await channel.forget?.(person);
  } catch (error) {
    platform.log.error({ err: error, personId: person.personId }, 'messages of an erased person could not be removed from the outbox of this node');
    throw error;
  }
}

/** On this node before the erasure goes on, and on each of the others, which have outboxes of their own. */
async function forgetMessages(parts: NotificationsParts, person: Receiver): Promise<void> {
  await forgetHere(parts, person);
  parts.platform.broadcast(forgetBroadcast, { ...person });
}

/** What people are told: kept, counted, pushed to their open apps, and brought to them outside as they chose. */
export function createNotificationsRoom(
  platform: Platform,
  options: NotificationsOptions = { kinds: noKinds },
  parts = createNotificationsParts(platform, options),
): Room {
  return {
    name: 'notifications',
    service: defineNotificationsService(parts),
    permissions,
    errors,
    notifications: ownKinds,
    privacy: notificationsPrivacy((person) => forgetMessages(parts, person)),
    migrations: new URL('./migrations/', import.meta.url),
    broadcasts: {
      'identity.session-ended': ({ sessionIds }) => void forgetSessions(parts, sessionIds),
      [forgetBroadcast]: (person) => void forgetHere(parts, person as unknown as Receiver).catch(() => undefined),
    },
    start: async () => {
      parts.policy ??= await readNotificationsPolicy();
      const isWorker = platform.config.roles.includes('worker');
      const stop = isWorker ? parts.lines.start(parts.policy.deliveriesPerSecond) : undefined;
      return async () => {
        await stop?.();
        await parts.channels.mail.close?.();
      };
    },
  };
}
