import { notificationsPrivacy } from './notifications-privacy.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { notifications } from './notifications.service.ts';

/** What people are told within the platform: kept, counted, and pushed to their open apps. */
export function createNotificationsRoom(_platform: Platform): Room {
  return {
    name: 'notifications',
    service: notifications,
    privacy: notificationsPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
  };
}
