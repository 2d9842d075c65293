import { defineService, Type } from '@fudao/plugin-sdk';
import { CallView, Id, limits, PlannedView, RichText, TeachersView } from '../api.ts';
import { ById, closed, Nothing, ownAction } from './action.ts';
import { listPlanned } from './list-planned.ts';
import { listTeachers } from './list-teachers.ts';
import { moveOn } from './move-on.ts';
import { permissions } from './permissions.ts';
import { cancelCall, currentCall, placeCall, stillHere } from './place-call.ts';

const PictureIds = Type.Array(Id, { maxItems: limits.pictures, uniqueItems: true });

/** A student looks for a teacher and calls. */
export const calls = defineService({
  name: 'calls',

  actions: {
    teachers: ownAction({
      rest: 'GET /teachers',
      summary: 'Teachers on duty for a subject and the own grade, the best fit first with the reasons, and how long it may take.',
      allow: [permissions.call],
      params: Type.Object({ subject: Id, tag: Type.Optional(Type.String({ minLength: 1, maxLength: 30 })) }, closed),
      returns: TeachersView,
      handler: listTeachers,
    }),

    planned: ownAction({
      rest: 'GET /planned',
      summary: 'When teachers of the own grade plan to be on duty in the next days, by subject: how many, and not who.',
      allow: [permissions.call],
      params: Nothing,
      returns: PlannedView,
      handler: listPlanned,
    }),

    call: ownAction({
      rest: 'POST /calls',
      summary: 'Calls a teacher, or whoever fits best; the programme’s rules are asked first.',
      allow: [permissions.call],
      params: Type.Object({ subject: Id, text: RichText, pictureIds: PictureIds, teacherId: Type.Optional(Id) }, closed),
      returns: CallView,
      status: 201,
      handler: placeCall,
    }),

    current: ownAction({
      rest: 'GET /calls/current',
      summary: 'The own call that goes on or ended not long ago, and the own session that runs.',
      allow: [permissions.call],
      params: Nothing,
      returns: Type.Object({ call: Type.Union([CallView, Type.Null()]), sessionId: Type.Union([Id, Type.Null()]) }, closed),
      handler: currentCall,
    }),

    here: ownAction({
      rest: 'POST /calls/:id/here',
      summary: 'The app still waits: keeps the place in the queue.',
      allow: [permissions.call],
      params: ById,
      returns: CallView,
      handler: stillHere,
    }),

    cancel: ownAction({
      rest: 'POST /calls/:id/cancel',
      summary: 'Takes the own call back; of one that is over nothing changes.',
      allow: [permissions.call],
      params: ById,
      returns: CallView,
      handler: cancelCall,
    }),
  },

  timers: {
    'move calls on': { everySeconds: 1, handler: moveOn },
  },
});
