import { defineService } from '@fudao/plugin-sdk';
import type { Platform } from '../runtime/platform.ts';
import type { Room } from '../runtime/room.ts';
import type { AdmissionParts } from './admission-parts.ts';
import { readAdmissionPolicy } from './admission-policy.ts';
import { admissionPrivacy } from './admission-privacy.ts';
import { createDeadlineActions } from './deadlines.actions.ts';
import { delegate, delegations, endDelegated } from './delegation.actions.ts';
import { errors } from './errors.ts';
import { createImportAdmissions } from './import-admissions.actions.ts';
import { lapseAdmissions } from './lapse.ts';
import { createOwnApplicationActions } from './own-application.actions.ts';
import { notificationKinds } from './notification-kinds.ts';
import { permissions } from './permissions.ts';
import { remindReviewers, remindTeachers } from './remind.ts';
import { createReviewActions } from './review.actions.ts';
import { standing, standings } from './standing.actions.ts';
import { changedEvent, StandingChanged } from './standing.ts';
import { createTeacherActions } from './teachers.actions.ts';

/** Who may tutor: applications, their three reviews, and what becomes of an admission afterwards. */
export function createAdmissionRoom({ config }: Platform): Room {
  let parts: AdmissionParts | undefined;
  const started = (): AdmissionParts => {
    if (!parts) throw new Error('The admission room has not started.');
    return parts;
  };
  return {
    name: 'admission',
    permissions,
    notifications: notificationKinds,
    errors,
    events: { [changedEvent]: StandingChanged },
    privacy: admissionPrivacy,
    migrations: new URL('./migrations/', import.meta.url),
    service: defineService({
      name: 'admission',
      actions: {
        ...createOwnApplicationActions(started),
        ...createReviewActions(started),
        ...createTeacherActions(started),
        ...createDeadlineActions(started),
        ...{ delegations, delegate, endDelegated, standing, standings },
        importAdmissions: createImportAdmissions(started),
      },
      timers: {
        'end admissions': { everySeconds: 300, handler: async (context) => void (await lapseAdmissions(context)) },
        'remind reviewers': { everySeconds: 3_600, handler: (context) => remindReviewers(context, started()) },
        'remind teachers': { everySeconds: 3_600, handler: (context) => remindTeachers(context, started()) },
      },
    }),
    start: async () => {
      parts = { policy: await readAdmissionPolicy(), timeZone: config.timeZone };
    },
  };
}
