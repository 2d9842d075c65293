import { defineService } from '@fudao/plugin-sdk';
import { organisationPrivacy } from './organisation-privacy.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import { calendarChangeActions } from './calendar/calendar-change.actions.ts';
import * as calendarFileActions from './calendar/calendar-file.actions.ts';
import * as calendarActions from './calendar/calendar.actions.ts';
import { publishedFolder } from './calendar/published/arrangement.ts';
import { publishedActions } from './calendar/published/published.actions.ts';
import { schoolYearActions } from './calendar/school-year.actions.ts';
import { errors } from './errors.ts';
import { events } from './events.ts';
import { permissions } from './permissions.ts';
import * as rosterActions from './roster.actions.ts';

/**
 * Districts, schools and class groups of the city, its terms and its school days.
 * @param holidays folder of the published arrangements of holidays
 */
export function createOrganisationRoom(platform: Platform, holidays = publishedFolder): Room {
  const ofCalendar = {
    ...calendarActions,
    ...calendarFileActions,
    ...schoolYearActions(platform),
    ...calendarChangeActions(platform, holidays),
    ...publishedActions(holidays),
  };
  return {
    name: 'organisation',
    errors,
    events,
    permissions,
    privacy: organisationPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    service: defineService({ name: 'organisation', actions: { ...rosterActions, ...ofCalendar } }),
  };
}
