import { Type, type Static } from '@fudao/plugin-sdk';
import { CallRecording } from './recording.ts';
import { closed, Count, Id, Moment, nullable, oneOf } from './schema-words.ts';

/** Why a teacher stands where they do, the weightiest first; `tag`: one that other students gave, `points`: how many. */
export const FitReason = Type.Object(
  {
    code: oneOf('weak-points', 'tag', 'well-rated', 'served-you', 'own-district', 'waiting-longest'),
    tag: Type.Optional(Type.String()),
    points: Type.Optional(Count),
  },
  closed,
);
export type FitReason = Static<typeof FitReason>;

/** A teacher on duty, as a student sees one. */
export const TeacherCard = Type.Object(
  {
    id: Id,
    name: Type.String(),
    schoolName: nullable(Type.String()),
    districtName: nullable(Type.String()),
    subjects: Type.Array(Id),
    tags: Type.Array(Type.String()),
    /** Of 12, by at least five students; null: not yet rated by so many. */
    quality: nullable(Type.Number()),
    reasons: Type.Array(FitReason),
    /** In a session, or ringing for somebody else. */
    isBusy: Type.Boolean(),
  },
  closed,
);
export type TeacherCard = Static<typeof TeacherCard>;

/** How long it may take to be served. */
export const Estimate = Type.Object(
  {
    teachersOnDuty: Count,
    free: Count,
    waiting: Count,
    /** Minutes until somebody is free for who calls now; 0: at once, null: nobody is on duty, so nobody can say. */
    minutes: nullable(Count),
  },
  closed,
);
export type Estimate = Static<typeof Estimate>;

/** Teachers for a subject, best fit first; `tags`: all that one may filter by, `recording`: what a call now would have. */
export const TeachersView = Type.Object(
  { items: Type.Array(TeacherCard), tags: Type.Array(Type.String()), estimate: Estimate, recording: CallRecording, serverNow: Moment },
  closed,
);
export type TeachersView = Static<typeof TeachersView>;

/** A time for which teachers plan to be on duty; how many, and not who. */
export const PlannedDuty = Type.Object({ subject: Id, startsAt: Moment, endsAt: Moment, teachers: Count }, closed);
export type PlannedDuty = Static<typeof PlannedDuty>;

export const PlannedView = Type.Object({ items: Type.Array(PlannedDuty), serverNow: Moment }, closed);
export type PlannedView = Static<typeof PlannedView>;
