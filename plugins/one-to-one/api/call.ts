import { LocalTextSchema, Type, type Static } from '@fudao/plugin-sdk';
import { Picture } from './picture.ts';
import { CallRecording } from './recording.ts';
import { closed, Count, Id, Moment, nullable, oneOf } from './schema-words.ts';

/** `waiting`: nobody rings now. */
export const CallState = oneOf('waiting', 'ringing', 'accepted', 'ended');
export type CallState = Static<typeof CallState>;

/** Why a call ended without a session: the student took it back or was away too long, it waited too long, or a rule forbids it. */
export const CallEnd = oneOf('cancelled', 'away', 'nobody-free', 'refused');
export type CallEnd = Static<typeof CallEnd>;

/** A student's own call. */
export const CallView = Type.Object(
  {
    id: Id,
    state: CallState,
    subject: Id,
    text: Type.String(),
    pictures: Type.Array(Picture),
    /** Whose screen rings now, or who accepted. */
    teacher: nullable(Type.Object({ id: Id, name: Type.String() }, closed)),
    ringEndsAt: nullable(Moment),
    /** How many teachers have been asked. */
    rung: Count,
    /** In the queue, from 1 on; null where it does not wait. */
    place: nullable(Count),
    /** Minutes; null: nobody can say. */
    estimateMinutes: nullable(Count),
    endReason: nullable(CallEnd),
    /** The sentence of the rule, of a refused one. */
    refusal: nullable(LocalTextSchema),
    sessionId: nullable(Id),
    recording: CallRecording,
    calledAt: Moment,
    serverNow: Moment,
  },
  closed,
);
export type CallView = Static<typeof CallView>;

export const DeclineReason = oneOf('busy', 'not-my-field', 'unclear', 'other');
export type DeclineReason = Static<typeof DeclineReason>;

/** What a teacher sees of a call that rings: never who calls. */
export const RingView = Type.Object(
  { callId: Id, subject: Id, grade: Type.Integer(), text: Type.String(), pictures: Type.Array(Picture), recording: CallRecording, ringEndsAt: Moment, calledAt: Moment },
  closed,
);
export type RingView = Static<typeof RingView>;

/** A call that waits, as teachers on duty see it. */
export const WaitingItem = Type.Object(
  { callId: Id, subject: Id, grade: Type.Integer(), excerpt: Type.String(), calledAt: Moment },
  closed,
);
export type WaitingItem = Static<typeof WaitingItem>;
