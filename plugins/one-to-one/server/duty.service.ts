import { defineService, Type } from '@fudao/plugin-sdk';
import { DeclineReason, DutyView, Id, limits, Moment, PlanHoursView, PlanView, Scope } from '../api.ts';
import { acceptCall, declineCall } from './accept-call.ts';
import { askStillThere } from './ask-still-there.ts';
import { ById, closed, Done, Nothing, ownAction } from './action.ts';
import { keepDuty, readDesk, startDuty, stopDuty } from './duty.ts';
import { permissions } from './permissions.ts';
import { addPlan, addPlans, movePlan, readPlanHours, removePlan } from './plans.ts';

const allow = [permissions.tutor];
const planned = { startsAt: Moment, endsAt: Moment, ...Scope };

/** A teacher is there for students who call. */
export const duty = defineService({
  name: 'duty',

  actions: {
    read: ownAction({
      rest: 'GET /duty',
      summary: 'The own desk: duty, plans, the call that rings, and what waits.',
      allow,
      finishes: true,
      params: Nothing,
      returns: DutyView,
      handler: readDesk,
    }),

    start: ownAction({
      rest: 'POST /duty/start',
      summary: 'Goes on duty for subjects and grades, or changes for which.',
      allow,
      activity: 'answer',
      params: Type.Object(Scope, closed),
      returns: DutyView,
      handler: startDuty,
    }),

    here: ownAction({
      rest: 'POST /duty/here',
      summary: 'The app is still open: without it a duty ends after 45 seconds.',
      allow,
      finishes: true,
      params: Nothing,
      returns: DutyView,
      handler: keepDuty,
    }),

    stop: ownAction({
      rest: 'POST /duty/stop',
      summary: 'Ends the own duty; a session that runs goes on.',
      allow,
      finishes: true,
      params: Nothing,
      returns: DutyView,
      handler: stopDuty,
    }),

    plan: ownAction({
      rest: 'POST /duty/plans',
      summary: 'Plans a duty ahead, within tutoring hours; the same again is the same plan.',
      allow,
      idempotent: true,
      params: Type.Object(planned, closed),
      returns: PlanView,
      status: 201,
      handler: addPlan,
    }),

    planSeveral: ownAction({
      rest: 'POST /duty/plans/several',
      summary: 'Plans several duties ahead, e.g. those of one week in the next: all of them or none.',
      allow,
      idempotent: true,
      params: Type.Object({ plans: Type.Array(Type.Object(planned, closed), { minItems: 1, maxItems: limits.plansAtOnce }) }, closed),
      returns: Type.Object({ items: Type.Array(PlanView) }, closed),
      status: 201,
      handler: addPlans,
    }),

    movePlan: ownAction({
      rest: 'PUT /duty/plans/:id',
      summary: 'Puts a planned duty at another time, or plans it for something else.',
      allow,
      params: Type.Object({ id: Id, ...planned }, closed),
      returns: PlanView,
      handler: movePlan,
    }),

    hours: ownAction({
      rest: 'GET /duty/hours',
      summary: 'When duties can be planned on some days, by rules and calendar, and why not at other times.',
      allow,
      params: Type.Object({ from: Moment, days: Type.Integer({ minimum: 1, maximum: 31, default: 7 }) }, closed),
      returns: PlanHoursView,
      handler: readPlanHours,
    }),

    unplan: ownAction({
      rest: 'DELETE /duty/plans/:id',
      summary: 'Takes a planned duty back.',
      allow,
      params: ById,
      returns: DutyView,
      handler: removePlan,
    }),

    accept: ownAction({
      rest: 'POST /calls/:id/accept',
      summary: 'Takes the call that rings: room and board are there, and the clock runs.',
      allow,
      finishes: true,
      params: ById,
      returns: Type.Object({ sessionId: Id }, closed),
      handler: acceptCall,
    }),

    decline: ownAction({
      rest: 'POST /calls/:id/decline',
      summary: 'Does not take the call: the next teacher is asked.',
      allow,
      finishes: true,
      params: Type.Object({ id: Id, reason: DeclineReason }, closed),
      returns: Done,
      handler: declineCall,
    }),
  },

  timers: {
    'ask who is still there': { everySeconds: 5, handler: askStillThere },
  },
});
