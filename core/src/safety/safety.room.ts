import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { contentEvent } from './cases/case-schemas.ts';
import { errors } from './errors.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import { safetyPrivacy } from './safety-privacy.ts';
import { defineSafetyService } from './safety.service.ts';
import { createSealer } from './sealed-text.ts';
import { suspendedEvent } from './suspensions/suspension-schemas.ts';
import { changedBroadcast } from './suspensions/suspensions.actions.ts';

/** Keeps people safe from one another: screening, reports, the moderators' queue, suspensions. */
export function createSafetyRoom({ config, broadcast }: Platform): Room {
  const seal = createSealer(config);
  return {
    name: 'safety',
    service: defineSafetyService({ timeZone: config.timeZone, seal, changed: () => broadcast(changedBroadcast, {}) }),
    permissions,
    notifications: notificationKinds,
    errors,
    privacy: safetyPrivacy(seal),
    events: {
      'safety.suspended.v1': suspendedEvent,
      'safety.reinstated.v1': suspendedEvent,
      'safety.content-hidden.v1': contentEvent,
      'safety.content-shown.v1': contentEvent,
    },
    openToSuspended: ['ownStanding', 'appeal'],
    migrations: new URL('./migrations/', import.meta.url),
  };
}
