import { defineService, Type } from '@fudao/plugin-sdk';
import { DeclineReason, DutyView, Id, Moment, PlanView, Scope } from '../api.ts';
import { acceptCall, declineCall } from './accept-call.ts';
import { ById, closed, Done, Nothing, ownAction } from './action.ts';
import { addPlan, keepDuty, readDesk, removePlan, startDuty, stopDuty } from './duty.ts';
import { permissions } from './permissions.ts';

const allow = [permissions.tutor];

/** A teacher is there for students who call. */
export const duty = defineService({
  name: 'duty',

  actions: {
    read: ownAction({
      rest: 'GET /duty',
      summary: 'The own desk: duty, plans, the call that rings, and what waits.',
      allow,
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
      params: Nothing,
      returns: DutyView,
      handler: keepDuty,
    }),

    stop: ownAction({
      rest: 'POST /duty/stop',
      summary: 'Ends the own duty; a session that runs goes on.',
      allow,
      params: Nothing,
      returns: DutyView,
      handler: stopDuty,
    }),

    plan: ownAction({
      rest: 'POST /duty/plans',
      summary: 'Plans a duty ahead; the same again is the same plan.',
      allow,
      params: Type.Object({ startsAt: Moment, endsAt: Moment, ...Scope }, closed),
      returns: PlanView,
      status: 201,
      handler: addPlan,
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
      params: ById,
      returns: Type.Object({ sessionId: Id }, closed),
      handler: acceptCall,
    }),

    decline: ownAction({
      rest: 'POST /calls/:id/decline',
      summary: 'Does not take the call: the next teacher is asked.',
      allow,
      params: Type.Object({ id: Id, reason: DeclineReason }, closed),
      returns: Done,
      handler: declineCall,
    }),
  },
});
