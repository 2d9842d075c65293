import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { FixedRules } from './ledger/fixed-rules.ts';
import { Turns } from './ledger/turns.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import { pointsPrivacy } from './points-privacy.ts';
import { definePointsService } from './points.service.ts';
import { EnteredEvent } from './schemas.ts';

/** The payroll ledger: what teachers' service is worth, statements, corrections, closing and payout. */
export function createPointsRoom({ config }: Platform): Room {
  const { timeZone } = config;
  return {
    name: 'points',
    service: definePointsService({ timeZone, rules: new FixedRules(timeZone), turns: new Turns() }),
    permissions,
    notifications: notificationKinds,
    errors,
    privacy: pointsPrivacy,
    events: { 'points.entered.v1': EnteredEvent },
    migrations: new URL('./migrations/', import.meta.url),
  };
}
