import { Type, type Static } from '@fudao/plugin-sdk';
import { closed, Count, Id, Moment, nullable, oneOf } from './schema-words.ts';

/** Whether a call, and the session it becomes, is recorded: not asked for, it is, or the student's side did not consent. */
export const CallRecording = oneOf('off', 'on', 'no-consent');
export type CallRecording = Static<typeof CallRecording>;

/**
 * Of a session also what came of it: everything is `kept`, there are gaps (`partly`), nothing arrived (`lost`), or its
 * time is over (`removed`).
 */
export const Recording = oneOf('off', 'on', 'no-consent', 'kept', 'partly', 'lost', 'removed');
export type Recording = Static<typeof Recording>;

/** What the recording browser calls a stretch without a break. */
export const TakeKey = Type.String({ minLength: 8, maxLength: 64, pattern: '^[A-Za-z0-9._-]+$' });

export const TakeView = Type.Object(
  {
    take: TakeKey,
    /** Bytes that are there, and in how many parts. */
    bytes: Count,
    parts: Count,
    /** Of the whole; null: the browser has not said. */
    size: nullable(Count),
    isWhole: Type.Boolean(),
    /** Stretches that are not there yet, in bytes; up to `size`, or to the last part. */
    missing: Type.Array(Type.Object({ from: Count, to: Count }, closed)),
    beganAt: Moment,
  },
  closed,
);
export type TakeView = Static<typeof TakeView>;

export const RecordingView = Type.Object(
  {
    recording: Recording,
    takes: Type.Array(TakeView),
    /** Until when parts are taken in; null while the session goes on. */
    takenUntil: nullable(Moment),
    sessionId: Id,
  },
  closed,
);
export type RecordingView = Static<typeof RecordingView>;

/** Bounds of one session's recording; bytes. */
export const recordingLimits = {
  part: 256 * 1_024,
  /** Half an hour at three times the rate that the browser is asked for. */
  whole: 24 * 1_024 * 1_024,
  takes: 20,
  /** Hours after the end in which parts that were held back are taken in. */
  lateHours: 48,
  /** How long it is kept, in days, as its consent says. */
  keptDays: 365,
} as const;
