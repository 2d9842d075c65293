import { Type, type Static } from '@fudao/plugin-sdk';
import { CallEnd } from './call.ts';
import { SessionEnd } from './session.ts';
import { closed, Count, Id, nullable } from './schema-words.ts';

const callFacts = { callId: Id, studentId: Id, districtId: Id, schoolId: nullable(Id), subject: Id, grade: Type.Integer() };
const sessionFacts = { sessionId: Id, ...callFacts, teacherId: Id };

/** Domain events (durable) and what they carry. No texts, no names. */
export const oneToOneEvents = {
  'one-to-one.called.v1': Type.Object(callFacts, closed),
  'one-to-one.call-ended.v1': Type.Object({ ...callFacts, reason: CallEnd, rung: Count }, closed),
  'one-to-one.started.v1': Type.Object(sessionFacts, closed),
  'one-to-one.ended.v1': Type.Object({ ...sessionFacts, reason: SessionEnd }, closed),
  'one-to-one.summarised.v1': Type.Object({ ...sessionFacts, knowledgePointIds: Type.Array(Id) }, closed),
};
export type OneToOneEvents = { [E in keyof typeof oneToOneEvents]: Static<(typeof oneToOneEvents)[E]> };

/**
 * Realtime messages. To who called: call. To a teacher: ring, ring-over, duty. To the teachers of a subject and grade:
 * waiting. To the two of a session: session, message.
 */
export interface OneToOnePushes {
  /** The own call has moved on: read it anew. */
  'one-to-one.call': { callId: string };
  'one-to-one.ring': { callId: string; ringEndsAt: string };
  'one-to-one.ring-over': { callId: string };
  /** The own duty has changed: it ended, or was begun elsewhere. */
  'one-to-one.duty': Record<string, never>;
  /** Who is on duty and was not heard is asked to say so. */
  'one-to-one.still-there': Record<string, never>;
  'one-to-one.waiting': { subject: string; grade: number };
  'one-to-one.session': { sessionId: string };
  'one-to-one.message': { sessionId: string; seq: number };
}
