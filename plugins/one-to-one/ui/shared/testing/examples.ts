import type { CallView, DutyView, SessionView, SupervisedContent, SupervisedSession, TeacherCard, TeachersView } from '../../../api.ts';

const now = '2026-11-23T10:30:00.000Z';

export const aTeacher = (part: Partial<TeacherCard> = {}): TeacherCard => ({
  id: 't1', name: '陈老师', schoolName: '第一中学', districtName: '东城区', subjects: ['math'], tags: ['耐心', '思路清楚'], quality: 10.8,
  reasons: [{ code: 'weak-points', points: 3 }, { code: 'well-rated' }], isBusy: false, ...part,
});

export const teachersOf = (items: TeacherCard[], part: Partial<TeachersView['estimate']> = {}): TeachersView => ({
  items, tags: ['耐心', '思路清楚'], recording: 'off', serverNow: now,
  estimate: { teachersOnDuty: items.length, free: items.filter(({ isBusy }) => !isBusy).length, waiting: 0, minutes: 0, ...part },
});

export const aCall = (part: Partial<CallView> = {}): CallView => ({
  id: 'c1', state: 'ringing', subject: 'math', text: '怎么求最值？', pictures: [], teacher: { id: 't1', name: '陈老师' },
  ringEndsAt: '2026-11-23T10:30:30.000Z', rung: 1, place: null, estimateMinutes: null, endReason: null, refusal: null, sessionId: null, recording: 'off',
  calledAt: now, serverNow: now, ...part,
});

export const aDesk = (part: Partial<DutyView> = {}): DutyView => ({
  duty: null, plans: [], ringing: null, sessionId: null, waiting: [], may: { subjects: ['math'], grades: [7, 8] }, serverNow: now, ...part,
});

export const aRing = { callId: 'c1', subject: 'math', grade: 8, text: '怎么求最值？', pictures: [], recording: 'off' as const, ringEndsAt: '2099-11-23T10:30:30.000Z', calledAt: now };

export const aSession = (part: Partial<SessionView> = {}): SessionView => ({
  id: 's1', state: 'ended', subject: 'math', grade: 8, excerpt: '怎么求最值？', partner: { id: 't1', name: '陈老师' },
  startsAt: now, endsAt: '2026-11-23T11:00:00.000Z', endedAt: '2026-11-23T11:00:00.000Z', endReason: 'time', minutes: 29, rating: null,
  role: 'student', text: '怎么求最值？', pictures: [], roomId: 'r1', boardId: 'b1', visit: null, video: { allowed: false, mine: false, theirs: false }, recording: 'off', summary: null,
  serverNow: now, ...part,
});

export const aSupervised = (part: Partial<SupervisedSession> = {}): SupervisedSession => ({
  id: 's1', state: 'ended', roomId: 'r1', teacher: { id: 't1', name: '陈老师' }, districtId: 'east', districtName: '东城区', schoolId: 'east-1',
  schoolName: '第一中学', subject: 'math', grade: 8, startsAt: now, endsAt: '2026-11-23T11:00:00.000Z', endedAt: '2026-11-23T11:00:00.000Z',
  endReason: 'time', minutes: 29, ...part,
});

export const aSupervisedContent = (part: Partial<SupervisedContent> = {}): SupervisedContent => ({
  session: aSupervised(), opening: { endsAt: '2099-11-23T10:30:30.000Z', watermark: { name: '顾区长', educationId: 'D0001', at: Date.parse(now), number: 7 } },
  studentId: 'a1', text: '怎么求最值？', pictures: [], messages: [], board: '', boardPictures: [], recording: { recording: 'off', takes: [], takenUntil: null, sessionId: 's1' }, summary: null, visit: null, serverNow: now, ...part,
});
