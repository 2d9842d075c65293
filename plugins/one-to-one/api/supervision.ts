import { Type, type Static } from '@fudao/plugin-sdk';
import { SessionEnd, SessionState } from './session.ts';
import { closed, Count, Id, Moment, nullable } from './schema-words.ts';

/** A session as those who answer for it see it in a list: nothing of what was said, and no student. */
export const SupervisedSession = Type.Object(
  {
    id: Id,
    state: SessionState,
    /** Of core/media: who may, ends it at once by `POST /api/media/rooms/:id/end`. */
    roomId: Id,
    teacher: Type.Object({ id: Id, name: Type.String() }, closed),
    districtId: Id,
    districtName: Type.String(),
    /** The student's school. */
    schoolId: nullable(Id),
    schoolName: Type.String(),
    subject: Id,
    grade: Type.Integer(),
    startsAt: Moment,
    endsAt: Moment,
    endedAt: nullable(Moment),
    endReason: nullable(SessionEnd),
    minutes: nullable(Count),
  },
  closed,
);
export type SupervisedSession = Static<typeof SupervisedSession>;

export const SupervisedSessions = Type.Object({ items: Type.Array(SupervisedSession), nextCursor: nullable(Type.String()), serverNow: Moment }, closed);
export type SupervisedSessions = Static<typeof SupervisedSessions>;
