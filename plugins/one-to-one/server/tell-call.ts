import type { Work } from '@fudao/plugin-sdk';
import type { Asked } from './call-state.ts';
import type { Call } from './calls.repository.ts';
import { deskOf, emit, factsOf, links, push, record } from './tell.ts';
import { toIso } from './moment.ts';

export function tellCaller(work: Pick<Work, 'push'>, { id: callId, studentId }: Pick<Call, 'id' | 'studentId'>): void {
  push(work, { accounts: [studentId] }, 'one-to-one.call', { callId });
}

function tellDesk(work: Work, call: Call): void {
  push(work, deskOf(call), 'one-to-one.waiting', { subject: call.subject, grade: call.grade });
}

export function tellCalled(work: Work, call: Call): void {
  const { subject, grade, text, pictureIds, wantedTeacherId } = call;
  emit(work, 'one-to-one.called.v1', factsOf(call));
  record(work, call, 'called', { subject, grade, text, pictureIds, wantedTeacherId });
}

export function tellRinging(work: Work, call: Call): void {
  const { teacherId, endsAt } = call.ringing!;
  record(work, call, 'rung', { teacherId });
  push(work, { accounts: [teacherId] }, 'one-to-one.ring', { callId: call.id, ringEndsAt: toIso(endsAt) });
  tellCaller(work, call);
  work.notify({
    accountId: teacherId,
    kind: 'one-to-one.ringing',
    title: { 'zh-CN': '有一位学生正在呼叫您', en: 'A student is calling you' },
    link: links.duty,
  });
}

/** A teacher was asked in vain. */
export function tellPassedOn(work: Work, call: Call, { teacherId, outcome, reason }: Asked): void {
  record(work, call, outcome, { teacherId, ...(reason && { reason }) });
  push(work, { accounts: [teacherId] }, 'one-to-one.ring-over', { callId: call.id });
  tellCaller(work, call);
  tellDesk(work, call);
}

export function tellEnded(work: Work, call: Call, rangAt: string | null): void {
  const reason = call.endReason!;
  emit(work, 'one-to-one.call-ended.v1', { ...factsOf(call), reason, rung: call.asked.length });
  record(work, call, 'call-ended', { reason, ...(call.refusal && { refusal: call.refusal['zh-CN'] }) });
  if (rangAt !== null) push(work, { accounts: [rangAt] }, 'one-to-one.ring-over', { callId: call.id });
  tellCaller(work, call);
  tellDesk(work, call);
}
