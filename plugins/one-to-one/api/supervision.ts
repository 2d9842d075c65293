import { Type, type Static } from '@fudao/plugin-sdk';
import { MessageView } from './message.ts';
import { Picture } from './picture.ts';
import { SessionEnd, SessionState, SummaryView } from './session.ts';
import { RecordingView } from './recording.ts';
import { closed, Count, Id, Moment, nullable } from './schema-words.ts';
import { VisitView } from './visit.ts';

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

/** A part of the same as a table for spreadsheets; the first begins with the headings. */
export const SupervisionExport = Type.Object({ csv: Type.String(), rows: Count, nextCursor: nullable(Type.String()) }, closed);
export type SupervisionExport = Static<typeof SupervisionExport>;

/** What was said, drawn and noted in a session, for those who hold an opening of the records. */
export const SupervisedContent = Type.Object(
  {
    session: SupervisedSession,
    opening: Type.Object(
      { endsAt: Moment, watermark: Type.Object({ name: Type.String(), educationId: Type.String(), at: Type.Integer(), number: Type.Integer() }, closed) },
      closed,
    ),
    studentId: Id,
    text: Type.String(),
    pictures: Type.Array(Picture),
    /** All of them: those that are held or hidden, too. */
    messages: Type.Array(MessageView),
    /** A whole board in the form of Yjs, base64. */
    board: Type.String(),
    boardPictures: Type.Array(Picture),
    /** What there is to listen to; without the sound. */
    recording: RecordingView,
    summary: nullable(SummaryView),
    /** The caller's own visit. */
    visit: nullable(VisitView),
    serverNow: Moment,
  },
  closed,
);
export type SupervisedContent = Static<typeof SupervisedContent>;

/** An app that visits says so this often; without it for three times as long the visit is over. */
export const visitBeatSeconds = 5;
