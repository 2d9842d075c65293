import { defineService } from '@fudao/plugin-sdk';
import { organisationPrivacy } from './organisation-privacy.ts';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import * as calendarActions from './calendar.actions.ts';
import { errors } from './errors.ts';
import * as rosterActions from './roster.actions.ts';

/** Districts, schools and class groups of the city, its terms and its school days. */
export function createOrganisationRoom(_platform: Platform): Room {
  return {
    name: 'organisation',
    errors,
    privacy: organisationPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    service: defineService({ name: 'organisation', actions: { ...rosterActions, ...calendarActions } }),
  };
}
