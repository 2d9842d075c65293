import { BinaryAnswerSchema, consumer, defineService, Type } from '@fudao/plugin-sdk';
import { Count, Id, RecordingView, recordingLimits, TakeKey } from '../api.ts';
import { ById, closed, ownAction } from './action.ts';
import { permissions } from './permissions.ts';
import { finishTake } from './recording/finish-take.ts';
import { keepPart } from './recording/keep-part.ts';
import { listen, readSupervisedRecording } from './recording/listen.ts';
import { recordingView } from './recording/recording-view.ts';
import { followConsent, settleRecordings, type ConsentChanged } from './recording/settle-recordings.ts';
import { ownSession } from './sessions.ts';

const Sha256 = Type.String({ maxLength: 64, pattern: '^[0-9a-f]{64}$' });
const Offset = Type.Integer({ minimum: 0, maximum: recordingLimits.whole });

/** The sound of a session, where the student's district has it recorded and the student's side consents. */
export const recordings = defineService({
  name: 'recordings',

  actions: {
    read: ownAction({
      rest: 'GET /sessions/:id/recording',
      summary: 'What of the recording of one of the own sessions is there, and what is missing; without the sound.',
      allow: [permissions.call, permissions.tutor],
      finishes: true,
      params: ById,
      returns: RecordingView,
      handler: async (ctx) => recordingView(ctx.db, await ownSession(ctx)),
    }),

    keepPart: ownAction({
      rest: 'POST /sessions/:id/recording/parts',
      summary: "A part of the recording (the body itself) by its teacher's browser, in any order; the same part again is there once.",
      allow: [permissions.tutor],
      finishes: true,
      body: 'stream',
      timeoutMs: 60_000,
      params: Type.Object({ id: Id, take: TakeKey, offset: Offset, sha256: Sha256 }, closed),
      returns: RecordingView,
      handler: keepPart,
    }),

    finish: ownAction({
      rest: 'POST /sessions/:id/recording/finish',
      summary: 'How many bytes a take has; what is missing of them is told, and once nothing is, it is on the record.',
      allow: [permissions.tutor],
      finishes: true,
      params: Type.Object({ id: Id, take: TakeKey, size: Type.Integer({ minimum: 1, maximum: recordingLimits.whole }) }, closed),
      returns: RecordingView,
      handler: finishTake,
    }),

    supervised: ownAction({
      rest: 'GET /supervision/:id/recording/takes',
      summary: 'What there is to listen to of a session of the own school, district or city.',
      allow: [permissions.supervise],
      params: ById,
      returns: RecordingView,
      handler: readSupervisedRecording,
    }),

    listen: ownAction({
      rest: 'GET /supervision/:id/recording',
      summary: 'The sound of one take of a session, under an opening of its student; each listening is on the record.',
      allow: [permissions.supervise],
      answers: 'stream',
      timeoutMs: 60_000,
      params: Type.Object({ id: Id, take: Type.Intersect([Count], { default: 0 }) }, closed),
      returns: BinaryAnswerSchema,
      handler: listen,
    }),
  },

  events: {
    'consent.changed.v1': consumer<ConsentChanged>((ctx) => followConsent(ctx as never, ctx.event.payload)),
  },

  timers: {
    'settle recordings': { everySeconds: 600, handler: settleRecordings },
  },
});
