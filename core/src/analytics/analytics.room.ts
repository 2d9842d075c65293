import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { analyticsPrivacy } from './analytics-privacy.ts';
import { defineAnalyticsService } from './analytics.service.ts';
import { errors } from './errors.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import { readReportsPolicy, type ReportsPolicy } from './reports-policy.ts';

/** Weekly and monthly reports for supervision, from a read model of its own. */
export function createAnalyticsRoom({ config }: Platform, given?: ReportsPolicy): Room {
  let known = given;
  const policy = () => {
    if (!known) throw new Error('The analytics room has not started.');
    return known;
  };
  return {
    name: 'analytics',
    service: defineAnalyticsService({ timeZone: config.timeZone, policy }),
    permissions,
    notifications: notificationKinds,
    errors,
    privacy: analyticsPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    start: async () => {
      known ??= await readReportsPolicy();
    },
  };
}
