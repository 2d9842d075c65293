import { Type, type Static } from '@fudao/plugin-sdk';
import { Picture } from './picture.ts';
import { Recording } from './recording.ts';
import { VisitView } from './visit.ts';
import { closed, Count, Id, Moment, nullable, oneOf } from './schema-words.ts';

export const SessionState = oneOf('live', 'ended');
export type SessionState = Static<typeof SessionState>;

export const SessionEnd = oneOf('time', 'student', 'teacher', 'suspended', 'supervision', 'disabled');
export type SessionEnd = Static<typeof SessionEnd>;

/** What the student owes or gave for it. */
export const OwnRating = Type.Object({ id: Id, state: oneOf('owed', 'rated'), scale: Count, score: nullable(Count) }, closed);
export type OwnRating = Static<typeof OwnRating>;

const head = {
  id: Id,
  state: SessionState,
  subject: Id,
  grade: Type.Integer(),
  excerpt: Type.String(),
  /** The other one; a student is shown to the teacher by the name the platform gives. */
  partner: Type.Object({ id: Id, name: Type.String() }, closed),
  startsAt: Moment,
  endsAt: Moment,
  endedAt: nullable(Moment),
  endReason: nullable(SessionEnd),
  /** In which both were there, by the media server's word; null until it is known. */
  minutes: nullable(Count),
  /** To its student alone, and once the platform asks for it. */
  rating: nullable(OwnRating),
};

export const SessionItem = Type.Object(head, closed);
export type SessionItem = Static<typeof SessionItem>;

export const SummaryView = Type.Object(
  {
    text: Type.String(),
    knowledgePoints: Type.Array(Type.Object({ id: Id, name: Type.String() }, closed)),
    savedAt: Moment,
  },
  closed,
);
export type SummaryView = Static<typeof SummaryView>;

export const SessionView = Type.Object(
  {
    ...head,
    role: oneOf('student', 'teacher'),
    text: Type.String(),
    pictures: Type.Array(Picture),
    /** Of core/media: `POST /api/media/rooms/:id/join`. */
    roomId: Id,
    /** Of core/boards: `GET /api/boards/:id`. */
    boardId: Id,
    /** Somebody who answers for the children looks on. */
    visit: nullable(VisitView),
    video: Type.Object({ allowed: Type.Boolean(), mine: Type.Boolean(), theirs: Type.Boolean() }, closed),
    recording: Recording,
    summary: nullable(SummaryView),
    serverNow: Moment,
  },
  closed,
);
export type SessionView = Static<typeof SessionView>;

export const BoardRecord = Type.Object(
  {
    /** A whole board in the form of Yjs, base64. */
    update: Type.String(),
    pictures: Type.Array(Picture),
  },
  closed,
);
export type BoardRecord = Static<typeof BoardRecord>;
