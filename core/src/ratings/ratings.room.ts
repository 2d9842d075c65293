import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { errors } from './errors.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import { ratingsPrivacy } from './ratings-privacy.ts';
import { readRatingsPolicy, type RatingsPolicy } from './ratings-policy.ts';
import { defineRatingsService } from './ratings.service.ts';
import { flaggedEvent, ratedEvent, uncountedEvent } from './schemas.ts';

/** Ratings of every form of tutoring, style tags, portraits of teachers, and what supervision should look at. */
export function createRatingsRoom(platform: Platform, given?: RatingsPolicy): Room {
  let policy = given;
  const service = defineRatingsService(() => {
    if (!policy) throw new Error('The ratings room has not started.');
    return policy;
  }, platform.config.timeZone);
  return {
    name: 'ratings',
    service,
    permissions,
    notifications: notificationKinds,
    errors,
    privacy: ratingsPrivacy,
    events: { 'ratings.rated.v1': ratedEvent, 'ratings.uncounted.v1': uncountedEvent, 'ratings.flagged.v1': flaggedEvent },
    migrations: new URL('./migrations/', import.meta.url),
    start: async () => {
      policy ??= await readRatingsPolicy();
    },
  };
}
