import type { ConsentDoor } from '../runtime/host/consent-door.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { createPluginCheck } from './check-consent.ts';
import { CityDay } from './city-day.ts';
import { ConsentMemory } from './consent-memory.ts';
import { consentPrivacy } from './consent-privacy.ts';
import type { ConsentOptions, ConsentParts } from './consent-parts.ts';
import { readConsentPolicy, type ConsentPolicy } from './consent-policy.ts';
import { defineConsentService } from './consent.service.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { readKnown } from './know-students.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';

const changed = 'consent.changed';

export interface ConsentRoomOptions extends ConsentOptions {
  /** Where students' calls to plugins pass. */
  readonly door: ConsentDoor;
  /** Instead of the one of the city's file. */
  readonly policy?: ConsentPolicy;
}

/** What students and their guardians allow and refuse, purpose by purpose; from 14 on it is the student's word. */
export function createConsentRoom(platform: Platform, { door, policy: given, ...asks }: ConsentRoomOptions): Room {
  const { config, database: db, call, now, broadcast } = platform;
  let policy = given;
  const memory = new ConsentMemory((id) => readKnown({ db, call }, id), now);
  const parts: ConsentParts = {
    ...asks,
    memory,
    timeZone: config.timeZone,
    day: new CityDay(config.timeZone, now),
    get policy() {
      if (!policy) throw new Error('The consent room has not started.');
      return policy;
    },
    tellNodes(studentIds) {
      memory.forget(studentIds);
      broadcast(changed, { studentIds });
    },
  };
  return {
    name: 'consent',
    service: defineConsentService(parts),
    permissions,
    notifications: notificationKinds,
    errors,
    events,
    broadcasts: { [changed]: ({ studentIds }) => memory.forget(studentIds as string[]) },
    privacy: consentPrivacy,
    openToSuspended: ['showOwn', 'decideOwn', 'askGuardian', 'ownHistory'],
    migrations: new URL('./migrations/', import.meta.url),
    start: async () => {
      policy ??= await readConsentPolicy();
      return door.use(createPluginCheck(parts));
    },
  };
}
