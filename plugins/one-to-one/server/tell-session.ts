import type { Work } from '@fudao/plugin-sdk';
import type { Call } from './calls.repository.ts';
import type { Message } from './messages.repository.ts';
import type { Session } from './sessions.repository.ts';
import { tellCaller } from './tell-call.ts';
import { emit, factsOf, links, push, record } from './tell.ts';

const bothOf = ({ studentId, teacherId }: Session) => ({ accounts: [studentId, teacherId] });

const sessionFacts = ({ id: sessionId, callId, studentId, teacherId, districtId, schoolId, subject, grade }: Session) => ({
  ...{ sessionId, callId, studentId, teacherId, districtId, schoolId, subject, grade },
});

const recordOf = (work: Work, session: Session, step: string, payload: Record<string, unknown>) =>
  record(work, { id: session.id, studentId: session.studentId }, step, payload);

/** Something of it has changed: open pages read it anew. */
export function tellChanged(work: Pick<Work, 'push'>, session: Session): void {
  push(work, bothOf(session), 'one-to-one.session', { sessionId: session.id });
}

export function tellStarted(work: Work, call: Call, session: Session): void {
  emit(work, 'one-to-one.started.v1', { ...factsOf(call), sessionId: session.id, teacherId: session.teacherId });
  const { callId, teacherId, reservationId, roomId, boardId, endsAt } = session;
  recordOf(work, session, 'started', { callId, teacherId, reservationId, roomId, boardId, endsAt, recording: session.recording });
  if (session.recording === 'no-consent') recordNotRecorded(work, session, 'no-consent');
  tellCaller(work, call);
  tellChanged(work, session);
  work.notify({
    accountId: session.studentId,
    kind: 'one-to-one.accepted',
    title: { 'zh-CN': `${session.teacherName}老师接听了你的呼叫`, en: `${session.teacherName} has accepted your call` },
    link: links.session(session.id),
  });
}

export function tellSessionEnded(work: Work, session: Session): void {
  const reason = session.endReason!;
  emit(work, 'one-to-one.ended.v1', { ...sessionFacts(session), reason });
  recordOf(work, session, 'ended', { reason, endedAt: session.endedAt });
  tellChanged(work, session);
}

export function recordSettled(work: Work, session: Session, payload: Record<string, unknown>): void {
  recordOf(work, session, 'settled', payload);
}

/** That somebody who answers for the children looks on, or does no more. */
export function recordVisit(work: Work, session: Session, step: 'visited' | 'visit-ended', payload: Record<string, unknown>): void {
  recordOf(work, session, step, payload);
}

/** A picture lies on the board. */
export function recordPictured(work: Work, session: Session, payload: { fileId: string; authorId: string }): void {
  recordOf(work, session, 'pictured', payload);
}

/** One take of its sound is there, whole. */
export function recordRecorded(work: Work, session: Session, payload: Record<string, unknown>): void {
  recordOf(work, session, 'recorded', payload);
}

/** It should have been recorded, and why it is not, or not all of it. */
export function recordNotRecorded(work: Work, session: Session, why: 'no-consent' | 'withdrawn' | 'nothing-arrived' | 'incomplete'): void {
  recordOf(work, session, 'not-recorded', { why });
}

export function recordMessage(work: Work, session: Session, { id: messageId, authorId, text, pictureIds, held }: Message): void {
  recordOf(work, session, 'message', { messageId, authorId, text, pictureIds, ...(held && { held }) });
}

/** What is held is told to its author alone. */
export function tellMessage(work: Pick<Work, 'push'>, session: Session, { seq, authorId, held }: Message): void {
  push(work, held ? { accounts: [authorId] } : bothOf(session), 'one-to-one.message', { sessionId: session.id, seq });
}

export function tellSummarised(work: Work, session: Session): void {
  emit(work, 'one-to-one.summarised.v1', { ...sessionFacts(session), knowledgePointIds: [...session.pointIds] });
  recordOf(work, session, 'summarised', { summary: session.summary, knowledgePointIds: session.pointIds });
  tellChanged(work, session);
  work.notify({
    accountId: session.studentId,
    kind: 'one-to-one.summarised',
    title: { 'zh-CN': `${session.teacherName}老师写好了辅导小结`, en: `${session.teacherName} has written the summary of your session` },
    link: links.session(session.id),
  });
}
